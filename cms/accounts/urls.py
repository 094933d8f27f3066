"""The addresses below `/anmelden/`, all that there are: allauth's own list is mounted nowhere.

Some names are allauth's, which looks its next step up by them.
"""

from django.urls import path

from .doors import access, email, factors, partners, resets, staff
from .kept import kept_form

urlpatterns = [
    path("", partners.AskForCode.as_view(), name="account_request_login_code"),
    path("code/", partners.EnterCode.as_view(), name="account_confirm_login_code"),
    path("passkey/", partners.Passkey.as_view(), name="mfa_login_webauthn"),
    path("redaktion/", staff.StaffDoor.as_view(), name="account_login"),
    path("redaktion/bestaetigen/", staff.SecondFactor.as_view(), name="mfa_authenticate"),
    path("redaktion/einrichten/", factors.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("redaktion/passwort/", staff.Forgotten.as_view(), name="password_forgotten"),
    path("redaktion/passwort/<uidb64>/<token>/", staff.NewPassword.as_view(), name="password_new"),
    path("zugang/", access.access, name="own_access"),
    path("zugang/codes/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("zugang/passkey/", factors.AddPasskey.as_view(), name="passkey_add"),
    path("zugang/faktor/<int:pk>/entfernen/", factors.remove, name="factor_remove"),
    path("zugang/passwort/", access.ChangePassword.as_view(), name="password_change"),
    path("zugang/sitzung/", access.end_session, name="session_end"),
    path("zugang/zuruecksetzen/", resets.resets, name="factor_resets"),
    path("zugang/zuruecksetzen/<int:pk>/", resets.decide, name="factor_reset_decide"),
    path("zugang/e-mail/", email.ChangeAddress.as_view(), name="email_change"),
    path("e-mail/<str:token>/", email.confirm, name="email_confirm"),
    path("weiter/<int:pk>/", kept_form, name="kept_form"),
    path("noch-einmal/", access.sign_in_again, name="sign_in_again"),
    path("abmelden/", access.sign_out, name="sign_out"),
]
