"""Sizes are drawn by the worker alone; a page shows something until they are there."""

import re
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from cms.media.models import Picture
from cms.media.specs import specs_for
from cms.media.tasks import make_avif_renditions, make_renditions, make_sizes, mend_sizes
from tests import factories
from tests.media import doors, phones

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def queue(db, settings):
    """Tasks wait for the worker, as in operation."""
    settings.TASKS = QUEUE


@pytest.fixture
def no_drawing(monkeypatch):
    def refuse(self, *args, **kwargs):
        raise AssertionError("drawn while a reader waits")

    monkeypatch.setattr(Picture, "generate_rendition_file", refuse)


def queued() -> list[int]:
    rows = DBTaskResult.objects.filter(task_path="cms.media.tasks.make_renditions")
    return [row.args_kwargs["args"][0] for row in rows]


def pictures_of(client, page) -> str:
    html = client.get(page.url).content.decode()
    return " ".join(re.findall(r"<picture>.*?</picture>", html))


@pytest.fixture
def picture(db, quick_sizes):
    return factories.picture(size=(600, 400))


@pytest.fixture
def page(site, picture):
    return factories.campaign(body=[("picture", {"image": picture, "caption": ""})])


def test_reader_never_waits_for_a_drawing(client, page, picture, queue, no_drawing):
    picture.renditions.all().delete()

    shown = pictures_of(client, page)

    assert "/static/media/placeholder.svg" in shown
    assert 'width="480"' in shown
    assert 'height="320"' in shown
    assert queued() == [picture.pk]

    pictures_of(client, page)
    assert queued() == [picture.pk]


def test_missing_size_is_left_out_and_queued(client, page, picture, queue, no_drawing):
    picture.renditions.get(filter_spec="format-avif|fill-960x640").delete()

    shown = pictures_of(client, page)

    assert "fill-480x320" in shown
    assert "placeholder" not in shown
    assert queued() == [picture.pk]


def test_a_page_is_read_while_the_database_takes_no_writes(
    client, page, picture, queue, monkeypatch
):
    def refuse(*args, **kwargs):
        raise OperationalError("database is locked")

    picture.renditions.all().delete()
    cache.clear()
    monkeypatch.setattr(DBTaskResult, "save", refuse)
    monkeypatch.setattr(DBTaskResult.objects, "create", refuse)

    assert client.get(page.url).status_code == 200
    assert queued() == []


def test_missing_sizes_are_replaced_by_the_largest_other(client, page, picture, queue, no_drawing):
    picture.renditions.filter(filter_spec__contains="fill").delete()

    shown = pictures_of(client, page)

    assert "jpegmax-" in shown
    assert ' sizes="' not in shown  # valid beside a choice of sizes only


def test_former_crop_is_shown_until_the_new_one_is_there(client, page, picture, queue, no_drawing):
    before = pictures_of(client, page)
    Picture.objects.filter(pk=picture.pk).update(
        focal_point_x=10, focal_point_y=10, focal_point_width=20, focal_point_height=20
    )

    assert pictures_of(client, page) == before
    assert queued() == [picture.pk]


def test_changed_focal_point_makes_new_crops_and_the_night_drops_the_old(picture):
    old = set(picture.renditions.filter(filter_spec__contains="fill").values_list("pk", flat=True))
    picture.focal_point_x = picture.focal_point_y = 10
    picture.focal_point_width = picture.focal_point_height = 20
    picture.save()

    fresh = Picture.objects.get(pk=picture.pk)
    assert fresh.missing_sizes() == []
    assert fresh.renditions.filter(pk__in=old).count() == len(old)

    assert mend_sizes() == 0
    assert not fresh.renditions.filter(pk__in=old).exists()
    assert fresh.missing_sizes() == []


def test_publication_makes_what_is_missing(page, picture, queue):
    picture.renditions.filter(filter_spec__contains="1440").delete()

    page.save_revision().publish()

    assert queued() == [picture.pk]


def test_complete_picture_is_not_queued_again(page, picture, queue):
    page.save_revision().publish()

    assert queued() == []
    assert mend_sizes() == 0


def test_night_queues_what_lacks_a_size_or_lost_a_file(picture, queue):
    whole = factories.picture("Heide")
    make_sizes(whole.pk)
    DBTaskResult.objects.all().delete()
    made = picture.renditions.first()
    made.file.storage.delete(made.file.name)

    assert mend_sizes() == 1
    assert queued() == [picture.pk]

    make_sizes(picture.pk)
    assert Picture.objects.get(pk=picture.pk).missing_sizes() == []


def test_lost_original_stops_neither_page_nor_night(client, page, picture, queue, caplog):
    picture.renditions.all().delete()
    picture.file.storage.delete(picture.file.name)

    assert "placeholder" in pictures_of(client, page)
    assert mend_sizes() == 0
    assert queued() == []
    assert "is lost" in caplog.text


def test_exchanged_file_gets_all_sizes(client, picture, editor, queue):
    make_sizes(picture.pk)
    DBTaskResult.objects.all().delete()

    doors.exchange(client, doors.upload("neu.jpg", phones.photo("WEBP")))

    fresh = Picture.objects.get()
    assert not fresh.renditions.filter(filter_spec__contains="format").exists()
    assert set(queued()) == {picture.pk}
    make_sizes(picture.pk)
    assert fresh.missing_sizes() == []


def test_file_exchanged_while_the_worker_draws_leaves_no_size_of_the_old_one(picture, monkeypatch):
    picture.renditions.all().delete()
    draw = Picture.generate_rendition_file

    def exchanged_meanwhile(self, *args, **kwargs):
        Picture.objects.filter(pk=self.pk).update(file="original_images/neu.jpg")
        return draw(self, *args, **kwargs)

    monkeypatch.setattr(Picture, "generate_rendition_file", exchanged_meanwhile)

    assert make_sizes(picture.pk) == 0
    assert not picture.renditions.exists()


def test_focal_point_decides_what_a_crop_shows(site):
    source = factories.picture(size=(600, 100))  # one colour; the crops' place is what counts
    left = Picture(width=600, height=100, focal_point_x=50, focal_point_y=50)
    left.focal_point_width = left.focal_point_height = 60
    right = Picture(width=600, height=100, focal_point_x=550, focal_point_y=50)
    right.focal_point_width = right.focal_point_height = 60

    def start(picture: Picture) -> float:
        spec = source.renditions.get(filter_spec="format-jpeg|fill-480x320").filter
        return spec.get_transform(picture).get_rect().left

    assert start(left) < 50
    assert start(right) > 350


def test_command_makes_sizes_and_says_how_far_it_is(picture):
    picture.renditions.all().delete()
    output = StringIO()

    call_command("make_renditions", stdout=output)

    count = len(specs_for(picture))
    assert output.getvalue() == f"1 von 1: Deich, {count} Größen\n"
    assert picture.missing_sizes() == []


def test_command_measures_each_size(picture):
    output = StringIO()

    call_command("make_renditions", "--messen", stdout=output)

    lines = output.getvalue().splitlines()
    assert lines[0] == "Deich, 600 × 400 Pixel"
    assert len(lines) == 1 + len(specs_for(picture))


def test_every_picture_has_something_to_show_before_the_slow_sizes_are_drawn(picture, queue):
    picture.renditions.all().delete()

    make_renditions.call(picture.pk)

    assert all("format-avif" in spec for spec in Picture.objects.get().missing_sizes())
    later = DBTaskResult.objects.get(task_path="cms.media.tasks.make_avif_renditions")
    assert later.priority < 0
    make_avif_renditions.call(picture.pk)
    assert Picture.objects.get().missing_sizes() == []
