from django.urls import path

from . import undoing, views

urlpatterns = [
    path("", views.Profile.as_view(), name="profile"),
    path("vorschau/", views.preview, name="profile_preview"),
    path("bestaetigen/", views.confirm, name="profile_confirm"),
    path("aenderung/<int:pk>/zurueckziehen/", views.withdraw, name="profile_withdraw"),
    path("logo/<int:pk>/", views.logo, name="profile_logo"),
    path("rueckgaengig/<str:token>/", undoing.undo, name="profile_undo"),
]
