"""Phones' photos and hostile files through every door for pictures in the admin."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image
from wagtail.models import Collection, UploadedFile

from cms.media.models import Picture
from tests import factories
from tests.media import doors, hostile, phones
from tests.media.metadata_files import coded

HOSTILE = hostile.files()
# One of each way to be refused; the whole hundred takes the quickest door.
WAYS = [
    "empty.jpg",
    "more than 25 MB",
    "SVG as bild.png",
    "GIF by its name",
    "pdf as jpg",
    "a half of JPEG",
    "all but the end of AVIF",
    "noise as PNG",
    "zeros as HEIF",
    "JPEG of 400 million",
    "PNG of most",
    "moving WEBP",
]
pytestmark = [
    pytest.mark.usefixtures("editor", "quick_sizes"),
    pytest.mark.filterwarnings("ignore:.*(EXIF|MPO):UserWarning"),
]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def uploads() -> list[Path]:
    """What lies there beside the sizes of pictures."""
    return [path for path in stored() if path.parent.name != "images"]


@pytest.mark.parametrize("door", doors.NEW)
@pytest.mark.parametrize("form", phones.FORMS)
def test_photo_with_a_place_comes_in_without_it(client, form, door):
    file = doors.upload(f"IMG_0815.{phones.FORMS[form]}", phones.photo(form))

    response = doors.ALL[door](client, file)

    picture = Picture.objects.get()
    assert response.status_code in (200, 302)
    assert (picture.width, picture.height) == (40, 60)
    assert picture.creator == "Gesine Öltjen"
    assert picture.credit == "Foto: Gesine Öltjen"
    assert picture.caption == "Am Deich"
    assert picture.source == "Eigener Auftrag"
    assert picture.file_size == picture.file.size
    assert all(phones.SECRET not in path.read_bytes() for path in stored())


@pytest.mark.parametrize("form", phones.FORMS)
def test_exchanged_photo_comes_in_without_its_place_and_fills_only_what_is_empty(client, form):
    before = factories.picture(credit="Foto: Karl Plate").file.path
    file = doors.upload(f"IMG_0815.{phones.FORMS[form]}", phones.photo(form))

    doors.exchange(client, file, credit="Foto: Karl Plate")

    picture = Picture.objects.get()
    assert picture.credit == "Foto: Karl Plate"
    assert picture.creator == "Gesine Öltjen"
    assert (picture.width, picture.height) == (40, 60)
    assert not Path(before).exists()
    assert all(phones.SECRET not in path.read_bytes() for path in stored())


@pytest.mark.parametrize("door", doors.ALL)
@pytest.mark.parametrize("case", WAYS)
def test_hostile_file_gets_a_german_answer_and_leaves_nothing(client, case, door):
    if door == "exchange":
        factories.picture()
    before, pictures = uploads(), list(Picture.objects.values_list("file", "width"))

    response = doors.ALL[door](client, doors.upload(*HOSTILE[case]))

    assert response.status_code == 200
    assert doors.said(response).startswith(("Die Datei ", "Das ist ", "Das Bild "))
    assert list(Picture.objects.values_list("file", "width")) == pictures
    assert uploads() == before
    assert not UploadedFile.objects.exists()


def test_a_hundred_hostile_files_by_the_quickest_door(client):
    for case, (name, data) in HOSTILE.items():
        response = doors.many_at_once(client, doors.upload(name, data))
        assert response.status_code == 200, case
        assert not response.json()["success"], case
    assert not Picture.objects.exists()
    assert stored() == []


def test_upload_that_waits_for_its_form_is_clean_too(client):
    """Too long a title: Wagtail keeps the file and asks for the rest."""
    file = doors.upload("IMG_1.jpg", phones.photo("JPEG"))

    response = doors.many_at_once(client, file, title="a" * 300)

    assert response.json()["success"]
    waiting = UploadedFile.objects.get()
    assert all(phones.SECRET not in path.read_bytes() for path in stored())

    form = {f"uploaded-image-{waiting.pk}-{name}": value for name, value in _typed().items()}
    client.post(f"/admin/images/multiple/create_from_uploaded_image/{waiting.pk}/", form)

    assert Picture.objects.get().title == "Deich"
    assert all(phones.SECRET not in path.read_bytes() for path in stored())


def test_picture_stored_by_code_is_clean_too():
    for form in phones.FORMS:
        file = doors.upload("IMG_1.jpg", phones.photo(form))
        picture = Picture(title=form)
        picture.file.save("IMG_1.jpg", file, save=True)
        assert picture.creator == "Gesine Öltjen"
        assert phones.SECRET not in Path(picture.file.path).read_bytes()


def test_photo_of_24_million_pixels_comes_in(client):
    file = BytesIO()
    Image.effect_noise((6000, 4000), 40).convert("RGB").save(file, "JPEG", quality=80)

    doors.add_form(client, doors.upload("gross.jpg", file.getvalue()))

    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (4096, 2731)


def test_type_of_the_browser_and_name_do_not_matter(client):
    doors.add_form(client, doors.upload("foto.heic", coded("JPEG")))

    assert Picture.objects.get().file.name.endswith(".jpg")


def _typed() -> dict:
    return {"title": "Deich", "collection": Collection.get_first_root_node().pk, "tags": ""}
