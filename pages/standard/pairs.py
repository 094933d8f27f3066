"""Pages in Leichter Sprache and the pages they explain: the way from one to the other, and whether
the explained page says something else by now.

What the two were compared with is no content: it stands in a row of its own, `Comparison`, so that
neither a version of the page nor its author changes with it.
"""

import hashlib
import json
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.core.generation import kept, raise_generation
from cms.core.plain_text import plain_paragraphs
from cms.core.text import german_date
from cms.editorial import my_day

from .models import Comparison, EasyPage

# Says to the start in Leichter Sprache that it stands in for a page that is not there.
MISSING = "?grund=fehlt"


@dataclass(frozen=True)
class EasyWay:
    """Where „Leichte Sprache“ leads from a page; `is_pair` if it is the same in easy words."""

    url: str = ""
    is_pair: bool = False


def easy_way(page, start_url: str) -> EasyWay:
    """`page` may be anything that a template calls so; `start_url` is "" on a site without one."""
    pair = kept("easy-pairs", _read_pairs).get(page.pk) if isinstance(page, Page) else None
    if pair:
        return EasyWay(pair, is_pair=True)
    return EasyWay(start_url + MISSING if start_url else "")


def _read_pairs() -> dict[int, str]:
    """Addresses by the number of the explained page; of two the one nearer to the root."""
    pages = EasyPage.objects.visible().exclude(standard_page=None).order_by("-depth", "-path")
    return {page.standard_page_id: page.url for page in pages.defer_streamfields() if page.url}


def text_mark(page: Page) -> str:
    """A short mark of what `page` says: its title, its lead, its text; pictures say nothing."""
    body = getattr(page, "body", None)
    said = [page.title, getattr(page, "lead", ""), plain_paragraphs(body) if body else []]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def compare(sender, instance: Page, **_signal) -> None:
    """A page was published: see whether easy pages say what their pairs say."""
    if isinstance(instance, EasyPage):
        _note_comparison(instance)
        return
    # One query for pages that have no pair, which are most.
    rows = Comparison.objects.filter(easy_page__standard_page=instance.pk)
    for row in rows:
        _note_news(row, text_mark(instance))


def _note_comparison(easy: EasyPage) -> None:
    """Take the editor at their word: on the day „Stand“ somebody has read both."""
    if not (easy.checked_at and easy.standard_page):
        Comparison.objects.filter(easy_page=easy).delete()
        return
    pair = easy.standard_page.specific
    mark = text_mark(pair)
    row = Comparison.objects.filter(easy_page=easy).first() or Comparison(easy_page=easy)
    is_new = (row.checked_at, row.pair_id) != (easy.checked_at, pair.pk)
    if is_new or easy.checked_at == timezone.localdate():
        row.checked_at, row.pair_id = easy.checked_at, pair.pk
        # What was published after that day nobody has compared.
        published = pair.last_published_at
        is_newer = published and timezone.localdate(published) > easy.checked_at
        row.mark = "" if is_newer else mark
    _note_news(row, mark)


def _note_news(row: Comparison, mark: str) -> None:
    row.has_news = row.mark != mark
    row.save()
    raise_generation()


def outdated(request: HttpRequest) -> my_day.Section:
    """On the first page of the admin: easy pages whose pairs say something else by now."""
    mine = page_permission_policy.instances_user_has_permission_for(request.user, "change")
    pages = EasyPage.objects.live().filter(pk__in=mine.values("pk"), comparison__has_news=True)
    pages = pages.select_related("standard_page").order_by("checked_at", "path")
    items = [
        my_day.Item(
            page.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            f"„{page.standard_page.title}“ hat sich seit dem {german_date(page.checked_at)} "
            "geändert",
        )
        for page in pages[: my_day.MOST]
    ]
    return my_day.Section("Leichte Sprache: Es gibt Neues", items, total=pages.count())
