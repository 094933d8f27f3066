"""How long a film is, from its file: real ones, those that do not say it, and hostile ones."""

import struct
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from cms.media.film_length import seconds_of_film
from cms.media.models import File
from tests import bodies

EBML = b"\x1aE\xdf\xa3\x84webm"
SEGMENT = b"\x18S\x80g\x01\xff\xff\xff\xff\xff\xff\xff"  # of unknown size, as recorders write it
DAY = 24 * 60 * 60


def element(name: bytes, content: bytes) -> bytes:
    return name + bytes([0x80 | len(content)]) + content


def webm(ticks: bytes, tick: int = 1_000_000) -> bytes:
    """A film's head: a void, the information, then the first pictures."""
    scale = element(b"*\xd7\xb1", tick.to_bytes(8, "big"))
    info = element(b"\x15I\xa9f", scale + element(b"D\x89", ticks))
    return EBML + SEGMENT + element(b"\xec", bytes(20)) + info + b"\x1fC\xb6u\x10\0\0\0" + bytes(99)


def mp4(head: bytes) -> bytes:
    return bodies.box(b"ftyp", b"isom") + bodies.box(b"moov", bodies.box(b"mvhd", head))


def seconds(data: bytes, extension: str) -> int | None:
    return seconds_of_film(BytesIO(data), extension, len(data))


@pytest.mark.parametrize(
    ("data", "extension", "length"),
    [
        (bodies.MP4, "mp4", 2),
        (mp4(b"\1" + bytes(19) + struct.pack(">IQ", 600, 81_000)), "mp4", 135),
        (mp4(bytes(12) + struct.pack(">II", 1000, 100)), "mp4", 1),
        (webm(struct.pack(">d", 12_000.0)), "webm", 12),
        (webm(struct.pack(">f", 12_400.0)), "webm", 12),
        (webm(struct.pack(">d", 90.0), 1_000_000_000), "webm", 90),
    ],
)
def test_films_say_how_long_they_are(data, extension, length):
    assert seconds(data, extension) == length


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (b"", "mp4"),
        (b"", "webm"),
        (b"%PDF", "pdf"),
        (bodies.mp4()[:70], "mp4"),
        (mp4(b""), "mp4"),
        (mp4(bytes(14)), "mp4"),
        (mp4(b"\1" + bytes(25)), "mp4"),
        (mp4(bytes(12) + struct.pack(">II", 0, 100)), "mp4"),
        (mp4(bytes(12) + struct.pack(">II", 1000, 0)), "mp4"),
        (mp4(bytes(12) + struct.pack(">II", 1, 2**32 - 1)), "mp4"),
        (mp4(b"\1" + bytes(19) + struct.pack(">IQ", 1, 2**64 - 1)), "mp4"),
        (mp4(bytes(12) + struct.pack(">II", 1, DAY + 1)), "mp4"),
        (bodies.box(b"ftyp") + bodies.box(b"free") * 60_000, "mp4"),
        (EBML, "webm"),
        (EBML + SEGMENT, "webm"),
        (webm(b""), "webm"),
        (webm(b"\0\0\0"), "webm"),
        (webm(struct.pack(">d", 12_000.0), 0), "webm"),
        (webm(struct.pack(">d", 12_000.0), 2**64 - 1), "webm"),
        (webm(struct.pack(">d", float("nan"))), "webm"),
        (webm(struct.pack(">d", float("inf"))), "webm"),
        (webm(struct.pack(">d", 1.7e308), 2**64 - 1), "webm"),
        (webm(struct.pack(">d", -5.0)), "webm"),
        (webm(struct.pack(">d", 12_000.0))[:60], "webm"),
        (b"\0" * 70_000, "webm"),
        (b"\xff" * 70_000, "webm"),
        (EBML + SEGMENT + element(b"\xec", b"") * 30_000 + webm(struct.pack(">d", 9.0)), "webm"),
    ],
)
def test_files_that_do_not_say_it_are_no_accident(data, extension):
    assert seconds(data, extension) is None


@pytest.mark.django_db
def test_length_is_read_at_every_upload_and_again_when_the_file_is_exchanged():
    film = bodies.file("Film", bodies.MP4, "Film.mp4")
    assert File.objects.get(pk=film.pk).film_seconds == 2

    film.file = ContentFile(b"%PDF", "Plan.pdf")
    film.save()

    assert File.objects.get(pk=film.pk).film_seconds is None


@pytest.mark.django_db
def test_title_changed_keeps_the_length():
    film = bodies.file("Film", bodies.MP4, "Film.mp4")

    film.title = "Anders"
    film.save()

    assert File.objects.get(pk=film.pk).film_seconds == 2
