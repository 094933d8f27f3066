"""What the site shows, as JSON for the stock project: pages, texts, pictures. Run in the site.

python -m tests.bench.whole.export FILE
"""

import json
import sys
from html import escape
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402 - nothing of the site loads before its settings
from wagtail.models import Page  # noqa: E402

from cms.media.models import Picture  # noqa: E402
from home.models import HomePage  # noqa: E402

BATCH = 200
LETTERS_OF_SLUG = 255


def content() -> dict:
    home = HomePage.objects.get()
    sections = {page.pk: page for page in home.get_children().filter(numchild__gt=0)}
    names = {page.path: page.slug for page in sections.values()}
    pages = Page.objects.live().descendant_of(home).exclude(pk__in=sections).order_by("path")
    posts = [
        _post(page, names.get(page.path[: -Page.steplen], ""))
        for start in range(0, pages.count(), BATCH)
        for page in pages[start : start + BATCH].specific()
    ]
    return {
        "pictures": {picture.pk: picture.file.path for picture in Picture.objects.all()},
        "sections": {page.slug: page.title for page in sections.values()},
        "posts": posts,
    }


def _post(page: Page, section: str) -> dict:
    published = page.first_published_at or timezone.now()
    day = getattr(page, "date", None) or timezone.localdate(published)
    return {
        "section": section,
        "title": page.title,
        # Deeper pages come to lie beside the others, under a name that nobody else has.
        "slug": page.slug if section or page.depth == 3 else f"{page.slug}-{page.pk}",
        "date": day.isoformat(),
        "published": published.isoformat(),
        "intro": getattr(page, "lead", "") or getattr(page, "teaser", "") or page.title,
        "body": [*_profile(page), *(part for block in _blocks(page) for part in _parts(block))],
        "pictures": [picture.pk for picture in page.shown_pictures()],
        "tags": _tags(page),
    }


def _profile(page: Page) -> list[tuple[str, str]]:
    """The texts of a partner, who has no blocks."""
    texts = (getattr(page, "statement", ""), getattr(page, "description", ""))
    return [("paragraph", text) for text in texts if text]


def _blocks(page: Page):
    return getattr(page, "body", None) or []


def _parts(block) -> list[tuple[str, object]]:
    """A block as the stock project's: headings, pictures and paragraphs."""
    if block.block_type == "heading":
        return [("heading", block.value["text"])]
    if block.block_type == "text":
        return [("paragraph", block.value.source)]
    if block.block_type == "picture":
        return [("image", block.value["image"].pk)]
    if block.block_type == "gallery":
        return [("image", entry["image"].pk) for entry in block.value.shown]
    return [("paragraph", f"<p>{escape(text)}</p>") for text in block.value.paragraphs() if text]


def _tags(page: Page) -> list[str]:
    tags = {str(item) for name in ("topics", "regions") for item in _related(page, name)}
    region = getattr(page, "primary_region", None)
    return sorted(tags | {str(region)} if region else tags)


def _related(page: Page, name: str):
    return getattr(page, name).all() if hasattr(page, name) else ()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(content(), ensure_ascii=False), encoding="utf-8")
