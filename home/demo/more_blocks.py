"""Blocks below the text of some campaigns: those that point to what is written later."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.media.models import File
from home.demo.texts_reader import TEXTS, read_table

# What files are called that do not say it themselves in their first line.
_TITLES = {
    ".webm": "Film: Diese Website in Gebärdensprache (Beispielfilm)",
    ".vtt": "Untertitel: Diese Website in Gebärdensprache (Beispielfilm)",
}
# A thing of the demo as blocks.toml names it, `page:mitmachen`, by the first word.
Things = dict[str, dict[str, Any]]


def make_files() -> dict[str, File]:
    """The documents to download, the film and its captions, by the names of their files."""
    return {path.name: _file(path) for path in sorted((TEXTS / "files").iterdir())}


def add_blocks(things: Things) -> None:
    """Put the blocks of blocks.toml on their pages, at their place or last, and publish these."""
    for slug, rows in read_table("blocks").items():
        page = type(things["page"][slug]).objects.get(slug=slug)
        for row in rows:
            block = (row["type"], _with_things(row["value"], things))
            page.body.insert(row.get("place", len(page.body)), block)
        published = page.last_published_at
        page.save_revision().publish()
        Page.objects.filter(pk=page.pk).update(last_published_at=published)


def _file(path: Path) -> File:
    title = _TITLES.get(path.suffix) or path.read_text(encoding="utf-8").partition("\n")[0]
    return File.objects.create(title=title, file=ContentFile(path.read_bytes(), path.name))


def _with_things(value: Any, things: Things) -> Any:
    """`value` with each name of a thing replaced by the thing."""
    if isinstance(value, dict):
        return {key: _with_things(part, things) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_things(part, things) for part in value]
    kind, colon, key = value.partition(":") if isinstance(value, str) else ("", "", "")
    return things[kind][key] if colon and kind in things else value
