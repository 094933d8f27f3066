"""All photos of a release in one file, and what files answer after their release has gone."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from cms.media.metadata import read_credits
from pages.press.models import PressReleasePage
from tests import factories, reading
from tests.pages.press.photos import address, jpeg_picture, with_photos


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


def test_addresses_of_files_outlive_another_slug(client, site):
    picture = jpeg_picture()
    release = with_photos(picture)
    old = [address(release, picture), f"{release.url}fotos.zip"]

    release.slug = "neuer-name"
    release.save_revision().publish()

    for url in old:
        answer = client.get(url, follow=True)
        assert answer.redirect_chain == [(url.replace("buendnis-laedt-ein", "neuer-name"), 301)]
        assert answer.status_code == 200


@pytest.mark.parametrize("reason", Withdrawal.Reason.values)
def test_files_of_a_withdrawn_release_are_gone(client, site, reason):
    picture = jpeg_picture()
    release = with_photos(picture)

    withdraw(release, Withdrawal.Reason(reason))

    for url in (address(release, picture), f"{release.url}fotos.zip"):
        answer = client.get(url)
        assert answer.status_code == 410
        assert answer["Content-Type"].startswith("text/html")


def test_files_of_a_renamed_release_are_gone_with_it(client, site):
    picture = jpeg_picture()
    release = with_photos(picture)
    old = [address(release, picture), f"{release.url}fotos.zip", f"{release.url}text/"]
    release.slug = "neuer-name"
    release.save_revision().publish()
    new = [address(release, picture), f"{release.url}fotos.zip", f"{release.url}text/"]

    PressReleasePage.objects.get(pk=release.pk).delete()

    assert [client.get(url).status_code for url in (*old, *new)] == [410] * 6


@pytest.mark.parametrize("then", ["", "renamed", "deleted"])
def test_files_of_a_release_that_was_replaced_lead_to_its_successor(client, site, then):
    """Not to files of the same name there, which show something else or nothing."""
    picture = jpeg_picture()
    release, successor = with_photos(picture), factories.release(title="Das Neue")
    files = [address(release, picture), f"{release.url}fotos.zip"]
    if then == "renamed":
        release.slug = "neuer-name"
        release.save_revision().publish()
    withdraw(release, Withdrawal.Reason.REPLACED, successor=successor)
    if then == "deleted":
        PressReleasePage.objects.get(pk=release.pk).delete()

    for url in files:
        assert client.get(url, follow=True).redirect_chain == [(successor.url, 301)]
