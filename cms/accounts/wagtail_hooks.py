"""The way from the admin to the pages of one's own sign-in."""

from django.urls import reverse
from wagtail import hooks


@hooks.register("register_account_menu_item")
def own_access(request) -> dict[str, str]:
    return {
        "url": reverse("own_access"),
        "label": "Mein Zugang",
        "help_text": "Passwort, zweiter Faktor, E-Mail-Adresse, und wo Sie angemeldet sind.",
    }
