"""Every route of the project as addresses that lead to something."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, get_resolver

from cms.core.sharing import card_path
from tests.admin.addresses import admin_arguments, with_arguments

_NAMED_GROUP = re.compile(r"\(\?P(<\w+>)[^)]*\)")
_COMPARE = "admin/pages/<int:page_id>/revisions/compare/earliest...latest/"
# What is written as a regular expression gets a name in the table.
_CALLED = {
    r"((?:[\w-]+/)+[\w-]+\.(?:atom|rss|csv|jpg|zip))": "<file>",
    r"((?!_util/)(?:[\w-]+/)*)": "<page>",
    r"((?:[\w\-]+/)*)": "<page of Wagtail>",
    r"admin/.*/": "admin/<anything else>/",
    r"admin/password_reset/.*": "admin/password_reset/<anything>",
    r"documents/(\d+)/(.*)": "documents/<file>",
    # In Wagtail 7, and in Wagtail 8.
    r"admin/pages/(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/": _COMPARE,
    r"admin/pages/<pk>/revisions/compare/<revision_id_a>\.\.\.<revision_id_b>/": _COMPARE,
}


def every_route() -> list[str]:
    """All that there are; a route that stands there twice, once."""
    return list(dict.fromkeys(_routes(get_resolver().url_patterns, "")))


def _routes(patterns, above: str) -> Iterator[str]:
    for entry in patterns:
        route = above + str(entry.pattern).removeprefix("^")
        if isinstance(entry, URLResolver):
            yield from _routes(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            route = _NAMED_GROUP.sub(r"\1", route.removesuffix("$"))
            yield _CALLED.get(route, route)


def addresses(world, things) -> dict[str, str]:
    """For each route an address; for some a second one, named after what is different there."""
    argument = admin_arguments(world)
    known = _known(world, things)
    found = {}
    for route in every_route():
        if route in known:
            found |= {f"{route}{other}": urlsplit(at).path for other, at in known[route].items()}
        elif route.startswith("admin/"):
            found[route] = with_arguments(route.removeprefix("admin/"), argument)
        else:
            found[route] = f"/{route}"
    return found


def _known(world, things) -> dict[str, dict[str, str]]:
    """For routes outside the admin that have arguments: what is different → address."""
    profile, uid_and_token = "/mein-profil/", "/".join(things.password)
    return {
        "admin/pages/<int:page_id>/unpublish/": {
            "": f"/admin/pages/{world.release.pk}/unpublish/",
            " draft": f"/admin/pages/{world.draft.pk}/unpublish/",
        },
        "admin/<anything else>/": {"": "/admin/gibt-es-nicht/"},
        "admin/password_reset/<anything>": {"": f"/admin/password_reset/confirm/{uid_and_token}/"},
        "documents/<file>": {"": f"/documents/{world.file.pk}/{world.file.filename}"},
        "documents/authenticate_with_password/<int:restriction_id>/": {
            "": f"/documents/authenticate_with_password/{things.restriction.pk}/"
        },
        "media/images/<path:name>": {"": things.rendition.url},
        "anmelden/redaktion/passwort/<uidb64>/<token>/": {
            "": f"/anmelden/redaktion/passwort/{uid_and_token}/",
            " made up": "/anmelden/redaktion/passwort/MQ/abc/",
        },
        "anmelden/zugang/faktor/<int:pk>/entfernen/": {
            "": f"/anmelden/zugang/faktor/{things.factor.pk}/entfernen/"
        },
        "anmelden/zugang/zuruecksetzen/<int:pk>/": {
            "": f"/anmelden/zugang/zuruecksetzen/{things.reset.pk}/"
        },
        "anmelden/e-mail/<str:token>/": {
            "": f"/anmelden/e-mail/{things.email_token}/",
            " made up": "/anmelden/e-mail/abc/",
        },
        "anmelden/weiter/<int:pk>/": {"": f"/anmelden/weiter/{things.kept.pk}/"},
        "mein-profil/zugaenge/einladung/<int:invitation_id>/": {
            "": f"{profile}zugaenge/einladung/{things.invitation.pk}/"
        },
        "mein-profil/zugaenge/person/<int:membership_id>/": {
            "": f"{profile}zugaenge/person/{things.membership.pk}/"
        },
        "mein-profil/aenderung/<int:pk>/zurueckziehen/": {
            "": f"{profile}aenderung/{things.change.pk}/zurueckziehen/"
        },
        "mein-profil/logo/<int:pk>/": {"": f"{profile}logo/{things.logo.pk}/"},
        "mein-profil/rueckgaengig/<str:token>/": {
            "": things.undo_link,
            " made up": f"{profile}rueckgaengig/abc/",
        },
        "beitritt/bestaetigen/<str:token>/": {
            "": things.confirmation_link,
            " made up": "/beitritt/bestaetigen/abc/",
        },
        "beitritt/antwort/<str:token>/": {
            "": things.answer_link,
            " made up": "/beitritt/antwort/abc/",
        },
        "barriere-meldung/<str:token>/": {
            "": things.receipt,
            " made up": "/barriere-meldung/abc/",
        },
        "einladung/<str:token>/": {"": things.invitation_link, " made up": "/einladung/abc/"},
        "vorschaubild/<int:pk>-<slug:key>.jpg": {"": card_path(world.release)},
        "<file>": {"": "/presse/feed.atom", " table": "/partner/export.csv"},
        "<page>": {
            "": world.release.url,
            " home": "/",
            " draft": world.draft.url,
            " missing": "/gibt-es-nicht/",
            " closed": things.closed.url,
        },
        "<page of Wagtail>": {"": world.story.url},
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": {
            "": f"/_util/authenticate_with_password/{things.restriction.pk}/{things.closed.pk}/"
        },
    }
