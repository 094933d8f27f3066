"""`manage.py demo_site` on an empty database: what it refuses, and what an interruption leaves."""

import pytest
from django.core.management import CommandError

from cms.accounts.models import User
from cms.core.models import Topic
from cms.media.models import Picture
from home.demo import site as demo
from pages.partners.models import PartnerPage
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


def test_interrupted_run_leaves_nothing_half_and_no_picture_is_drawn_twice(
    empty, quick_drawing, monkeypatch, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    def break_off(self, text):
        raise KeyboardInterrupt

    monkeypatch.setattr(demo.DemoSite, "_campaign", break_off)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            run()
        assert not demo.stands()
        assert not PartnerPage.objects.exists()
        assert not Topic.objects.exists()
        titles = Picture.objects.values_list("title", flat=True)
        assert len(titles) == len(set(titles)) > 100
