"""Below an address of its own, so that no page of the tree ever stands in the way."""

from django.urls import path

from . import views

urlpatterns = [
    path("gesendet/", views.sent, name="join_sent"),
    path("bestaetigen/<str:token>/", views.confirm, name="join_confirm"),
    path("antwort/<str:token>/", views.answer, name="join_answer"),
]
