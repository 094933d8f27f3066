"""Who looks after a profile: for the administrator of an organisation, and for who is invited."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.overview, name="access"),
    path("einladen/", views.invite, name="access_invite"),
    path("einladung/<int:invitation_id>/", views.invitation_action, name="access_invitation"),
    path("person/<int:membership_id>/", views.membership_action, name="access_membership"),
]
