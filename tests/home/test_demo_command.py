"""`manage.py demo_site` on an empty database: what it refuses, and what an interruption leaves."""

import pytest
from django.core.management import CommandError

from cms.accounts.models import User
from cms.media.models import Picture
from home.demo import site as demo
from pages.mutmacher.models import StoryPage
from pages.standard.models import EasyPage
from tests.home.conftest import empty_database, run

KINDS = ("releases", "stories", "partners", "campaigns")


@pytest.fixture
def empty(db):
    empty_database()


@pytest.mark.parametrize("kind", KINDS)
def test_negative_numbers_are_refused_before_anything_happens(empty, kind):
    with pytest.raises(CommandError, match="kleiner als 0"):
        run(**{kind: -1})
    assert not demo.stands()
    assert not User.objects.exists()


def test_real_operation_is_refused(empty, settings):
    settings.DEMO_SITE_ALLOWED = False
    with pytest.raises(CommandError, match="echten Betrieb"):
        run()
    assert not demo.stands()
    assert not User.objects.exists()


def test_interrupted_run_leaves_nothing_half_and_the_next_one_ends_it(
    empty, quick_drawing, monkeypatch, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    def break_off(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(demo.DemoSite, "_easy_pages", break_off)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert not demo.stands()
    assert not StoryPage.objects.exists()
    pictures = Picture.objects.count()
    assert pictures > 100

    run()
    assert EasyPage.objects.exists()
    assert Picture.objects.count() == pictures
