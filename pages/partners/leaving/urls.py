from django.urls import path

from . import views

urlpatterns = [
    path("austreten/", views.leave, name="leave"),
    path("daten/", views.export, name="profile_export"),
]
