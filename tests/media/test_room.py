"""On a full disk an upload is refused while its form still has all that was typed."""

import errno
import shutil
from io import BytesIO
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.media import room
from cms.media.models import File, Picture
from tests import factories
from tests.media import doors


@pytest.fixture
def full(monkeypatch):
    """Less is free than is to be kept free."""
    left = SimpleNamespace(free=room.KEEP_FREE + 10)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: left)
    return left


@pytest.fixture(params=[errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EDQUOT])
def not_writable(monkeypatch, request):
    def refuse(**kwargs):
        raise OSError(request.param, "no")

    monkeypatch.setattr(room, "TemporaryFile", refuse)


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "#5fa6b3").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("door", doors.NEW)
def test_a_picture_is_refused_in_words(editor, client, full, door):
    response = doors.NEW[door](client, doors.upload("deich.png", png()), title="Deich bei Flut")

    assert "kein Platz" in doors.said(response)
    if door == "form":
        assert "Deich bei Flut" in response.content.decode()
    assert not Picture.objects.exists()


def test_so_is_one_where_nothing_can_be_written(editor, client, not_writable):
    response = doors.add_form(client, doors.upload("deich.png", png()))

    assert "kein Platz" in doors.said(response)
    assert not Picture.objects.exists()


def test_a_document_is_refused_in_words(editor, client, full):
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7" + b" " * 99, "application/pdf")
    response = client.post("/admin/documents/add/", {"title": "Ablaufplan", "file": file})

    page = BeautifulSoup(response.content, "html.parser")
    assert "kein Platz" in page.select_one(".error-message").text
    assert page.find("input", id="id_title")["value"] == "Ablaufplan"
    assert not File.objects.exists()


def test_when_there_is_room_again_all_goes_on(editor, client, full):
    full.free = room.KEEP_FREE * 2
    assert doors.add_form(client, doors.upload("deich.png", png())).status_code == 302
    assert Picture.objects.count() == 1


def test_the_library_opens_while_its_small_sizes_cannot_be_stored(editor, client, monkeypatch):
    small = factories.picture("Deich").renditions.filter(filter_spec="max-165x165")
    small.get().delete()

    def fail(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("django.core.files.storage.FileSystemStorage._save", fail)
        response = client.get("/admin/images/")
    assert "Deich" in response.content.decode()
    assert not small.exists()

    client.get("/admin/images/")
    assert small.exists()
