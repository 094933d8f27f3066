from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image
from wagtail.models import Page, Site

from cms.core.models import Gone
from cms.media.models import Picture
from home.demo import pictures

ADDRESS = "http://testserver"


def _small(*arguments) -> Image.Image:
    return Image.new("RGB", (30, 20), "#5fa6b3")


def _small_scene(key: str, size: tuple[int, int] = (30, 20)) -> Image.Image:
    return Image.new("RGB", size, "#5fa6b3")


def _small_portrait(*arguments) -> Image.Image:
    return Image.new("RGB", (20, 25), "#5fa6b3")


def _dot(self, filter, source=None) -> ContentFile:
    buffer = BytesIO()
    kind = "JPEG" if "format-jpeg" in filter.spec else "PNG"
    Image.new("RGB", (6, 4)).save(buffer, kind)
    return ContentFile(buffer.getvalue(), name=f"{filter.spec}.{kind.lower()}")


def run(**options) -> str:
    """Calls the command; what it wrote."""
    output = StringIO()
    call_command("demo_site", stdout=output, **{"address": ADDRESS} | options)
    return output.getvalue()


def empty_database() -> None:
    """As Wagtail's migrations leave it: a root, a page of welcome and a site that shows it."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    welcome = Page.objects.get(pk=root.pk).add_child(title="Welcome!", slug="home")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": welcome}
    )
    Site.clear_site_root_paths_cache()
    Gone.objects.all().delete()


@pytest.fixture(scope="module")
def quick_drawing():
    """Pictures of a few pixels instead of a hundred drawings with all their sizes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "ProcessPoolExecutor", ThreadPoolExecutor)
        for name, draw in (
            ("draw_scene", _small_scene),
            ("draw_portrait", _small_portrait),
            ("draw_logo", _small),
        ):
            patch.setattr(pictures, name, draw)
        patch.setattr(Picture, "generate_rendition_file", _dot)
        yield


@pytest.fixture(scope="module")
def demo_site(django_db_setup, django_db_blocker, quick_drawing):
    """The demo site, built once for a module; what a test changes in it is undone after the test.

    Yields what the command wrote.
    """
    # What the queue would do one by one, the command does at once at its end.
    no_queue = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with django_db_blocker.unblock(), transaction.atomic():
        empty_database()
        with override_settings(TASKS=no_queue):
            written = run()
        yield written
        transaction.set_rollback(True)
