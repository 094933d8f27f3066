"""Uploads in a bucket: private as in a folder, and readers never meet another host."""

from datetime import UTC, datetime, timedelta

import boto3
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import override_settings
from moto.server import ThreadedMotoServer

from cms.media.models import Picture
from pages.partners.joining import kept_logos
from tests import bodies, factories, reading
from tests.media.test_private import SPEC, document, page_with, status

REGION = {"region_name": "eu-central-1"}
KEYS = {"access_key": "nhz", "secret_key": "nur-fuer-tests"}


@pytest.fixture(scope="module")
def server():
    """A server that speaks as Amazon's does, in this process."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def bucket(server, site, request):
    """The bucket, in which everything lies that is uploaded while the test runs."""
    name = request.node.name.replace("_", "-")[:60]
    client = boto3.resource(
        "s3",
        endpoint_url=server,
        aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"],
        **REGION,
    )
    made = client.Bucket(name)
    made.create(CreateBucketConfiguration={"LocationConstraint": REGION["region_name"]})
    options = {"bucket_name": name, "endpoint_url": server, "location": "nhz", **REGION, **KEYS}
    chosen = {"BACKEND": "cms.media.bucket.BucketStorage", "OPTIONS": options}
    with override_settings(STORAGES={**settings.STORAGES, "default": chosen}):
        yield made


def keys(bucket) -> set[str]:
    return {each.key for each in bucket.objects.all()}


def stored(bucket, file) -> bytes:
    return bucket.Object(f"nhz/{file.name}").get()["Body"].read()


def test_picture_and_its_sizes_lie_in_the_bucket_and_go_with_it(
    bucket, client, django_capture_on_commit_callbacks
):
    picture = factories.picture()
    page = factories.campaign(teaser_image=picture)
    made = picture.get_rendition(SPEC)
    assert {f"nhz/{picture.file.name}", f"nhz/{made.file.name}"} <= keys(bucket)

    answer = client.get(made.url)
    assert made.url.startswith("/media/images/")
    assert reading.data(answer) == stored(bucket, made.file)
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert reading.hosts(client.get(page.url)) <= {"testserver"}

    page.unpublish()
    assert status(client, made.url) == 404
    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.get().delete()
    assert keys(bucket) == set()


def test_document_is_private_and_handed_out_by_us(bucket, client):
    plan = document()
    assert status(client, plan.url) == 404

    page_with(plan)
    answer = client.get(plan.url)
    assert reading.data(answer) == b"%PDF-1.7"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert status(client, f"/media/{plan.file.name}") == 404


def test_two_files_of_one_name_are_two(bucket):
    assert document().file.name != document().file.name


def test_piece_of_a_film_is_all_that_is_fetched(bucket, client):
    film = bodies.file("Film", bodies.MP4, "Film.mp4")
    page_with(film)
    whole = stored(bucket, film.file)

    answer = client.get(film.url)
    part = client.get(film.url, headers={"Range": "bytes=8-19"})

    assert reading.data(answer) == whole
    assert (part.status_code, part.content) == (206, whole[8:20])


def test_lost_file_is_not_found(bucket, client):
    picture = factories.picture()
    factories.campaign(teaser_image=picture)
    made = picture.get_rendition(SPEC)
    bucket.Object(f"nhz/{made.file.name}").delete()

    assert status(client, made.url) == 404


def test_logo_of_an_unfinished_form_is_deleted_the_next_day(bucket, time_machine):
    time_machine.move_to(datetime.now(UTC))
    storages["default"].save("beitrittsanfragen/vorlaeufig/x.png", ContentFile(b"x"))
    assert kept_logos.forget_old() == 0
    time_machine.shift(timedelta(days=1, hours=1))

    assert kept_logos.forget_old() == 1
    assert keys(bucket) == set()
