"""Films and captions: what the library takes, and how a browser gets a film piece by piece."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.media.film_files import problem_of_captions, problem_of_file
from cms.media.film_places import forget_place
from cms.media.models import File
from tests import bodies, factories

WEBM = (
    b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"
    + bytes(60)
    + b"\x86\x85V_VP9"
    + bytes(80)
)
SOUND_ONLY = bodies.mp4(b"soun")


def problem(data: bytes, extension: str) -> str:
    return problem_of_file(BytesIO(data), extension, len(data))


def test_real_films_are_taken():
    assert problem(bodies.MP4, "mp4") == ""
    assert problem(WEBM, "webm") == ""


@pytest.mark.parametrize(
    ("data", "extension", "message"),
    [
        (b"", "mp4", "kein Film im Format MP4"),
        (b"<html>", "mp4", "kein Film im Format MP4"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "mp4", "kein Film im Format MP4"),
        (WEBM, "mp4", "kein Film im Format MP4"),
        (SOUND_ONLY, "mp4", "kein Film im Format MP4"),
        (bodies.MP4[:-20], "mp4", "unvollständig"),
        (bodies.MP4 + b"\0\0\0\0\1", "mp4", "unvollständig"),
        (bodies.MP4 + bytes(3), "mp4", "unvollständig"),
        (bodies.box(b"ftyp") + b"\0\0\0\1free" + b"\xff" * 8, "mp4", "unvollständig"),
        (bodies.box(b"ftyp") + bodies.box(b"free") * 60_000, "mp4", "kein Film im Format MP4"),
        (bodies.MP4, "webm", "kein Film im Format WebM"),
        (WEBM.replace(b"V_VP9", b"A_OPU"), "webm", "kein Film im Format WebM"),
        (WEBM.replace(b"webm", b"matr"), "webm", "kein Film im Format WebM"),
    ],
)
def test_what_is_no_film_is_refused(data, extension, message):
    assert message in problem(data, extension)


@pytest.mark.parametrize(
    ("extension", "megabytes", "most"), [("mp4", 201, "200 MB"), ("pdf", 11, "10 MB")]
)
def test_too_large_files_are_refused(extension, megabytes, most):
    assert most in problem_of_file(BytesIO(), extension, megabytes * 1024 * 1024)


CUE = "00:01.000 --> 00:04.000\nText\n"


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{CUE}",
        f"\ufeffWEBVTT - Deutsch\r\n\r\nNOTE Anfang\r\n\r\n1\r\n{CUE}",
        "WEBVTT\n\n01:00:01.000 --> 01:00:04.000 align:start line:0\nText\n",
    ],
)
def test_captions_as_programs_write_them_are_taken(text):
    assert problem_of_captions(text.encode()) == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "im Format WebVTT"),
        (b"1\n00:00:01,000 --> 00:00:04,000\nSubRip\n", "im Format WebVTT"),
        (b"WEBVTTX\n\n" + CUE.encode(), "im Format WebVTT"),
        (b"WEBVTT\n\nnur Text\n", "keine Zeile mit Anfang und Ende"),
        (b"WEBVTT\n\n00:01,000 --> 00:04,000\nText\n", "Zeile 3"),
        (b"WEBVTT\n\n00:04.000 --> 00:01.000\nText\n", "Zeile 3"),
        (f"WEBVTT\n\n{CUE}Größe".encode("latin-1"), "UTF-8"),
    ],
)
def test_what_is_no_captions_is_refused(data, message):
    assert message in problem_of_captions(data)


@pytest.mark.parametrize("door", ["/admin/documents/add/", "/admin/documents/chooser/create/"])
def test_editor_learns_at_every_door_why_a_film_is_refused(client, site, roles, door):
    client.force_login(factories.person("editor"))
    name = "document-chooser-upload-file" if "chooser" in door else "file"
    title = name.replace("file", "title")

    response = client.post(
        door, {title: "Film", name: SimpleUploadedFile("Film.mp4", b"<script>alert(1)</script>")}
    )

    assert "kein Film im Format MP4" in response.content.decode()
    assert not File.objects.exists()


SECRET = b"+52.3759+009.7320/ GEHEIM-Telefon-9"
PLACES = {
    "film": lambda told: bodies.mp4(beside=told),
    "track": lambda told: bodies.mp4(in_track=told),
    "file": lambda told: bodies.MP4 + told,
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [b"udta", b"meta", b"uuid", b"free"])
@pytest.mark.parametrize("door", ["/admin/documents/add/", "/admin/documents/multiple/add/"])
def test_film_says_nothing_of_where_it_was_made(client, site, roles, door, name, place):
    client.force_login(factories.person("editor"))
    told = bodies.box(name, bodies.box(b"\xa9xyz", SECRET))
    phones = PLACES[place](told)
    field = "files[]" if "multiple" in door else "file"

    client.post(door, {"title": "Film", field: SimpleUploadedFile("Film.mp4", phones)})

    with File.objects.get().file.open() as file:
        stored = file.read()
    assert SECRET not in stored
    nothing = bodies.box(b"free", bytes(len(told) - 8))
    assert stored == phones.replace(told, nothing)


@pytest.mark.parametrize(
    "film",
    [
        b"",
        b"\0\0\0\1udta",
        b"\0\0\0\0udta" + bytes(9),
        b"\0\0\0\7udta",
        b"\xff\xff\xff\xffudta",
        b"\0\0\0\1udta" + b"\xff" * 8,
        bodies.box(b"moov", b"\0\0\1\0udta"),
    ],
)
def test_broken_film_becomes_no_longer(film):
    file = BytesIO(film)
    forget_place(file, len(film))
    assert len(file.getvalue()) == len(film)


def test_film_of_a_long_box_keeps_its_length():
    told = b"\0\0\0\1udta" + (16 + len(SECRET)).to_bytes(8, "big") + SECRET
    file = BytesIO(told + bodies.MP4)
    forget_place(file, len(told + bodies.MP4))
    length = (16 + len(SECRET)).to_bytes(8, "big")
    assert file.getvalue() == b"\0\0\0\1free" + length + bytes(len(SECRET)) + bodies.MP4


@pytest.fixture
def film(site) -> File:
    """On a live page: a document that no page shows is not handed out."""
    film = bodies.file("Film", bodies.MP4, "Film.mp4")
    link = f'<p><a linktype="document" id="{film.pk}">Film</a></p>'
    factories.standard_page(body=[("text", link)])
    return film


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, 279),
        ("bytes=0-1", 0, 1),
        ("bytes=100-9999", 100, 279),
        ("bytes=-24", 256, 279),
        ("bytes=-9999", 0, 279),
    ],
)
def test_browser_gets_the_part_it_asks_for(client, film, asked, first, last):
    response = client.get(film.url, headers={"Range": asked})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/280"
    assert response["Content-Type"] == "video/mp4"
    assert response.getvalue() == bodies.MP4[first : last + 1]
    assert response["Content-Length"] == str(last + 1 - first)


@pytest.mark.parametrize("asked", ["bytes=280-", "bytes=9-1", "bytes=-0"])
def test_part_outside_of_the_film_is_refused(client, film, asked):
    response = client.get(film.url, headers={"Range": asked})

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */280"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Range": "bytes=-"},
        {"Range": "bytes=0-1,5-6"},
        {"Range": "Seiten=1-2"},
        {"Range": "bytes=0-1", "If-Range": '"ein-anderer-film"'},
    ],
)
def test_otherwise_the_browser_gets_the_whole_film(client, film, headers):
    response = client.get(film.url, headers=headers)

    assert response.status_code == 200
    assert response.getvalue() == bodies.MP4
