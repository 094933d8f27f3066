"""Fills the blog with what `tests.bench.whole.export` wrote."""

import json
from datetime import date, datetime
from pathlib import Path

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from wagtail.images.models import Image
from wagtail.models import Page

from blog.models import BlogIndexPage, BlogPage, BlogPageGalleryImage, BlogTagIndexPage
from home.models import HomePage

BETWEEN_LOOKS = 1000  # pages


class Command(BaseCommand):
    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)

    @transaction.atomic
    def handle(self, *, file: Path, **options) -> None:
        content = json.loads(file.read_text(encoding="utf-8"))
        self.images = {int(key): _image(path) for key, path in content["pictures"].items()}
        home = HomePage.objects.get()
        home.add_child(instance=BlogTagIndexPage(title="Tags", slug="tags"))
        sections = {
            slug: home.add_child(instance=BlogIndexPage(title=title, slug=slug, show_in_menus=True))
            for slug, title in content["sections"].items()
        }
        for number, post in enumerate(content["posts"]):
            if number % BETWEEN_LOOKS == 0:
                _tell_the_planner()
            # Fetched anew: each child that was added has changed its parent's row.
            parent = Page.objects.get(pk=sections.get(post["section"], home).pk)
            self._add(parent, post)

    def _add(self, parent: Page, post: dict) -> None:
        page = BlogPage(
            title=post["title"],
            slug=post["slug"],
            date=date.fromisoformat(post["date"]),
            first_published_at=datetime.fromisoformat(post["published"]),
            intro=post["intro"],
            body=json.dumps(
                [{"type": kind, "value": self._value(kind, value)} for kind, value in post["body"]]
            ),
        )
        page.gallery_images = [
            BlogPageGalleryImage(image=self.images[key], sort_order=order)
            for order, key in enumerate(post["pictures"])
        ]
        page.tags.add(*post["tags"])
        parent.add_child(instance=page)

    def _value(self, kind: str, value):
        if kind != "image":
            return value
        return {"image": self.images[value].pk, "alt_text": "", "decorative": True}


def _tell_the_planner() -> None:
    """In one transaction nobody else does, and each page would look through all the others."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _image(path: str) -> Image:
    with open(path, "rb") as file:
        image = Image(title=Path(path).stem, file=ImageFile(file, Path(path).name))
        image.save()
    return image
