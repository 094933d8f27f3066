"""What becomes of uploads in the folder when its disk fills up in the middle of one."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client

from cms.media.cleaning import CleanPicture
from cms.media.models import Picture
from tests import reading
from tests.media import doors
from tests.media.test_room import png


@pytest.fixture(autouse=True)
def folder(tmp_path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def files(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def half(self, chunk_size=None):
    yield b"x" * 100_000  # more than waits to be written
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.usefixtures("quick_sizes")
def test_a_disk_that_fills_up_leaves_nothing_of_a_picture(editor, client, folder, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(editor)
    with monkeypatch.context() as disk:
        disk.setattr(CleanPicture, "chunks", half)
        response = doors.add_form(client, doors.upload("deich.png", png()))

    assert "kein Platz für Ihre Datei" in reading.text(response)
    assert files(folder) == []
    assert not Picture.objects.exists()

    doors.add_form(client, doors.upload("deich.png", png()))
    assert Picture.objects.count() == 1


def test_what_lies_there_is_left_alone(folder, monkeypatch):
    default_storage.save("a/plan.txt", ContentFile(b"alt"))
    with monkeypatch.context() as disk:
        disk.setattr(ContentFile, "chunks", half)
        with pytest.raises(OSError, match="No space"):
            default_storage.save("a/plan.txt", ContentFile(b"neu"))
    name = default_storage.save("a/plan.txt", ContentFile(b"neu"))

    assert name != "a/plan.txt"
    assert sorted(files(folder)) == sorted(["a/plan.txt", name])
    assert (folder / "a/plan.txt").read_bytes() == b"alt"
    assert (folder / name).read_bytes() == b"neu"


@pytest.fixture
def film():
    with TemporaryUploadedFile("film.mp4", "video/mp4", 3, None) as file:
        file.write(b"mp4")
        file.flush()
        yield file


def test_a_large_upload_is_moved_as_ever(folder, film):
    default_storage.save("documents/film.mp4", film)

    assert files(folder) == ["documents/film.mp4"]
    assert (folder / "documents/film.mp4").stat().st_mode & 0o777 == 0o644


def test_from_another_disk_it_comes_whole_or_not_at_all(folder, film, monkeypatch):
    def take_a_part(old: str, new: str, **options) -> None:
        Path(new).write_bytes(b"m")

    monkeypatch.setattr("django.core.files.storage.filesystem.file_move_safe", take_a_part)
    with pytest.raises(OSError, match="Only a part"):
        default_storage.save("documents/film.mp4", film)

    assert files(folder) == []
