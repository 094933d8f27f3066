"""Plans for pages, as an editor makes them, and what became of them."""

from datetime import UTC, datetime, timedelta

from wagtail.models import Page

from pages.standard.models import StandardPage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def plan(page, go_live_at=None, expire_at=None, **changes) -> StandardPage:
    """Approve a new revision for a date, as the editor's button does."""
    page = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.go_live_at, page.expire_at = go_live_at, expire_at
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def scheduled(page) -> bool:
    return Page.objects.get(pk=page.pk).revisions.filter(approved_go_live_at__isnull=False).exists()
