"""A file for which the folder for temporary files has no room costs nobody what they typed."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.media.models import File, Picture
from tests import bodies, reading
from tests.media import doors
from tests.media.test_room import png

pytestmark = pytest.mark.usefixtures("editor")
moments = pytest.mark.parametrize(
    "no_room_on_the_way", ["beginning", "middle", "end"], indirect=True
)


@pytest.mark.usefixtures("no_room_on_the_way")
@pytest.mark.parametrize("door", doors.NEW)
def test_a_picture(client, door):
    response = doors.NEW[door](client, doors.upload("deich.png", png()), title="Deich bei Flut")

    assert "gerade kein Platz für diese Datei" in doors.said(response)
    if door == "form":
        assert "Deich bei Flut" in response.content.decode()
    assert not Picture.objects.exists()


@moments
@pytest.mark.parametrize(("name", "body"), [("plan.pdf", b"%PDF-1.7"), ("film.mp4", bodies.MP4)])
def test_a_document(client, no_room_on_the_way, name, body):
    file = SimpleUploadedFile(name, body + b" " * 99)
    # What comes behind the file in the form is read, too.
    response = client.post("/admin/documents/add/", {"file": file, "title": "Ablaufplan"})

    page = BeautifulSoup(response.content, "html.parser")
    assert "gerade kein Platz für diese Datei" in page.select_one(".error-message").text
    assert page.find("input", id="id_title")["value"] == "Ablaufplan"
    assert not File.objects.exists()


@pytest.mark.usefixtures("no_room_on_the_way")
def test_documents_many_at_once(client):
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
    response = client.post("/admin/documents/multiple/add/", {"files[]": file, "title": "Plan"})

    assert "gerade kein Platz für diese Datei" in doors.said(response)
    assert not File.objects.exists()


@pytest.mark.usefixtures("site", "no_room_on_the_way")
def test_a_text_from_word(client):
    file = SimpleUploadedFile("mitteilung.docx", b"x" * 99)
    response = client.post("/admin/pressemitteilungen/aus-word/", {"file": file})

    assert "gerade kein Platz für diese Datei" in reading.text(response)


@pytest.mark.usefixtures("no_room_on_the_way")
def test_with_no_file_a_form_is_what_it_was(client):
    response = client.post("/admin/documents/add/", {"title": "Ablaufplan", "tags": ""})

    assert "kein Platz" not in response.content.decode()


def test_where_there_is_room_a_large_file_passes_through(client, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    response = doors.add_form(client, doors.upload("deich.png", png()))

    assert response.status_code == 302
    assert Picture.objects.count() == 1
