"""All photos of a release in one file."""

from io import BytesIO
from zipfile import ZipFile

from cms.media.metadata import read_credits
from tests import reading
from tests.pages.press.photos import jpeg_picture, with_photos


def test_all_photos_come_in_one_archive(client, site):
    big, small = jpeg_picture("Groß", size=(2400, 10)), jpeg_picture("Klein")
    release = with_photos(big, small, caption="Von links: Jürgen", title="Größe")

    (link,) = [url for url in reading.links(client.get(release.url)) if url.endswith(".zip")]
    answer = client.get(link)
    head = client.head(link)

    assert answer["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(reading.data(answer))) as archive:
        assert archive.testzip() is None
        listed, first, second = archive.namelist()
        captions = archive.read(listed).decode()
        assert read_credits(archive.read(first)).caption == "Von links: Jürgen"
    assert [name.rpartition("-foto-")[2] for name in (first, second)] == ["1.jpg", "2.jpg"]
    assert captions.splitlines()[:2] == [f"Pressemitteilung {release.number}", "Größe"]
    assert captions.count("Foto: Gesine Öltjen / Bündnis") == 2
    assert captions.count("Nur Web") == 1
    assert (head.status_code, reading.data(head)) == (200, b"")


def test_one_photo_needs_no_archive(client, site):
    release = with_photos(jpeg_picture())

    assert not [url for url in reading.links(client.get(release.url)) if url.endswith(".zip")]


def test_archive_leaves_out_what_was_lost(client, site):
    kept, lost = jpeg_picture("Da"), jpeg_picture("Fort")
    release = with_photos(kept, lost)
    with lost.file.storage.open(lost.file.name, "wb") as file:
        file.write(b"kein Bild")

    with ZipFile(BytesIO(reading.data(client.get(f"{release.url}fotos.zip")))) as archive:
        assert len(archive.namelist()) == 2
