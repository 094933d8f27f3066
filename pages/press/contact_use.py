"""Which releases name a press contact: as they are public, as they are written, as planned."""

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Revision

from .models import PressContact, PressReleasePage

SHOWN_RELEASES = 10


def releases_naming(contact: PressContact):
    """Releases that would lose `contact`, newest first.

    A draft of a public release and a planned version lie in revisions, out of the database's
    sight; versions that were replaced do not count.
    """
    changed = PressReleasePage.objects.filter(has_unpublished_changes=True)
    planned = Q(approved_go_live_at__isnull=False)
    versions = Revision.page_revisions.filter(planned | Q(pk__in=changed.values("latest_revision")))
    # The few versions first, then their contents: all contents of all years are a lot to read.
    few = Revision.objects.filter(pk__in=list(versions.values_list("pk", flat=True)))
    pages = few.filter(content__contact=contact.pk).values_list("object_id", flat=True)
    named = Q(contact=contact) | Q(pk__in=list(pages))
    return PressReleasePage.objects.filter(named).newest_first()


def refusal(contact: PressContact, user) -> SafeString | None:
    """Why `contact` cannot be deleted, with links for `user`; None if nothing names it."""
    releases = releases_naming(contact)
    count = releases.count()
    if not count:
        return None
    shown = releases[:SHOWN_RELEASES]
    links = format_html_join(", ", "{}", ((_link(release, user),) for release in shown))
    more = f" und {count - SHOWN_RELEASES} weiteren" if count > SHOWN_RELEASES else ""
    return format_html(
        "{} steht in {} und wurde deshalb nicht gelöscht: {}{}. "
        "Tragen Sie dort zuerst einen anderen Pressekontakt ein.",
        contact.name,
        "einer Pressemitteilung" if count == 1 else f"{count} Pressemitteilungen",
        links,
        more,
    )


def _link(release: PressReleasePage, user) -> SafeString:
    title = release.get_admin_display_title()
    if not release.permissions_for_user(user).can_edit():
        return format_html("„{}“", title)
    url = reverse("wagtailadmin_pages:edit", args=[release.pk])
    return format_html('<a href="{}">„{}“</a>', url, title)
