"""Pages locked by somebody, and what it looks like when somebody else may not change them."""

import json

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision, WorkflowState

from cms.core.models import Withdrawal
from tests import reading

OWNER = "Katrin Lindhorst"
SENT = {
    "next": "",
    "title": "Überschrieben",
    "slug": "ueberschrieben",
    "action-publish": "1",
    "reason": Withdrawal.Reason.OUTDATED.value,
    "with_pages": "on",
    "include_descendants": "on",
    "restriction_type": "login",
    "comment": "",
    "wagtail_site_name": "Niedersachsen hält zusammen",
}


def lock(page: Page, user) -> Page:
    when = timezone.now()
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=user, locked_at=when)
    return type(page).objects.get(pk=page.pk)


def state() -> list:
    """All that could have changed about any page."""
    skip = ("latest_revision_created_at",)
    pages = [
        {name: value for name, value in row.items() if name not in skip}
        for row in Page.objects.order_by("pk").values()
    ]
    return [
        pages,
        list(PageViewRestriction.objects.values()),
        list(Revision.objects.order_by("pk").values("pk", "content", "approved_go_live_at")),
        list(WorkflowState.objects.order_by("pk").values("pk", "status")),
        list(Withdrawal.objects.values()),
    ]


def said(response) -> str:
    """All that the answer says, however it is packed."""
    if response.headers["Content-Type"].startswith("text/html"):
        return reading.text(response)
    if "json" in response.headers["Content-Type"]:
        return " ".join(str(value) for value in json.loads(response.content).values())
    return response.content.decode()


def refuses(client, method: str, url: str, data=None, **extra) -> str:
    """Nothing changed, and the answer says whose page it is; what it says."""
    before = state()
    response = getattr(client, method)(
        url, data if method == "post" else None, follow=True, **extra
    )
    assert state() == before, url
    text = said(response)
    assert f"gesperrt von {OWNER} seit" in text, f"{method} {url}: {response.status_code} {text}"
    return text


def bulk(action: str, *pages) -> str:
    ids = "&".join(f"id={getattr(page, 'pk', page)}" for page in pages)
    return f"/admin/bulk/wagtailcore/page/{action}/?next=/admin/pages/&{ids}"
