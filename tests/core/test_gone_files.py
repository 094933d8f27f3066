"""Documents and press photos that readers had the addresses of: these lead on, or say why not."""

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.core.models import Gone, Withdrawal
from cms.core.withdrawal import withdraw
from cms.media.models import File
from pages.press.models import PressReleasePage
from pages.standard.models import StandardPage
from tests import factories, reading
from tests.pages.press.photos import address, jpeg_picture, with_photos

pytestmark = pytest.mark.usefixtures("quick_sizes", "site")


def document(name: str = "plan.pdf") -> File:
    return File.objects.create(title="Plan", file=ContentFile(b"%PDF-1.7", name))


def page_with(shown: File, **fields) -> StandardPage:
    link = f'<p><a linktype="document" id="{shown.pk}">Plan</a></p>'
    return factories.standard_page(body=[("text", link)], **fields)


def exchange(file: File, name: str) -> str:
    """As the library's form does it: the former file is deleted."""
    file = File.objects.get(pk=file.pk)
    storage, former = file.file.storage, file.file.name
    file.file = ContentFile(b"%PDF-1.7 neu", name)
    file.save()
    storage.delete(former)
    return file.url


def leads(client, url: str) -> tuple[int, str | None]:
    response = client.get(url)
    reading.data(response)
    return response.status_code, response.get("Location")


def test_deleted_document_is_gone_and_named_nowhere(client):
    plan = document("vertraulicher-plan.pdf")
    page_with(plan)
    File.objects.get(pk=plan.pk).delete()

    response = client.get(plan.url)

    assert response.status_code == 410
    assert reading.headings(response, "h1") == ["Diese Datei gibt es nicht mehr"]
    assert "vertraulich" not in reading.text(response)


@pytest.mark.parametrize("way", ["draft", "private", "nowhere"])
def test_document_that_never_was_public_leaves_no_trace(client, way):
    plan = document()
    if way == "draft":
        page_with(plan, live=False)
    if way == "private":
        page = factories.standard_page(title="Intern")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        page.body = [("text", f'<p><a linktype="document" id="{plan.pk}">Plan</a></p>')]
        page.save_revision().publish()
    exchange(plan, "anders.pdf")
    assert leads(client, plan.url) == (404, None)
    File.objects.get(pk=plan.pk).delete()

    assert leads(client, plan.url) == (404, None)
    assert not Gone.objects.filter(kind=Gone.Kind.FILE).exists()
    assert not Redirect.objects.exists()


def test_exchanged_document_leads_straight_to_its_file(client):
    plan = document("eins.pdf")
    page_with(plan)
    second = exchange(plan, "zwei.pdf")
    third = exchange(plan, "drei.pdf")

    assert leads(client, plan.url) == (301, third)
    assert leads(client, second) == (301, third)
    assert leads(client, third) == (200, None)

    assert exchange(plan, "eins.pdf") == plan.url
    assert leads(client, plan.url) == (200, None), "back at its first name: no loop"
    assert leads(client, third) == (301, plan.url)

    File.objects.get(pk=plan.pk).delete()
    assert [leads(client, url)[0] for url in (plan.url, second, third)] == [410] * 3
    assert not Redirect.objects.exists()


def test_file_exchanged_while_nothing_shows_it_is_not_betrayed(client):
    plan = document()
    page = page_with(plan)
    StandardPage.objects.get(pk=page.pk).unpublish()
    new = exchange(plan, "streng-geheim.pdf")

    assert leads(client, plan.url) == (410, None)
    assert leads(client, new)[1] is None


def test_document_no_page_shows_any_more_says_so_and_returns(client):
    plan = document()
    page = page_with(plan)
    withdraw(StandardPage.objects.get(pk=page.pk), Withdrawal.Reason.OUTDATED)

    response = client.get(plan.url)
    assert response.status_code == 410
    assert reading.headings(response, "h1") == ["Diese Datei ist nicht mehr öffentlich"]
    assert leads(client, plan.url.replace("plan", "anders")) == (404, None)

    StandardPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert leads(client, plan.url) == (200, None)


@pytest.mark.parametrize(
    "path", ["/documents/99999999999999999999/a.pdf", "/documents/x/", "/documents/1/%00.pdf"]
)
def test_strange_addresses_of_documents_are_no_failure(client, path):
    assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("way", ["removed", "picture deleted", "release deleted"])
def test_press_photo_that_went_is_gone_at_its_address(client, way):
    picture, other = jpeg_picture("Deich"), jpeg_picture("Watt")
    release = with_photos(picture, other)
    url = address(release, picture)
    assert leads(client, url) == (200, None)

    if way == "removed":
        page = PressReleasePage.objects.get(pk=release.pk)
        page.photos = [photo for photo in page.photos.all() if photo.picture_id != picture.pk]
        page.save_revision().publish()
    elif way == "picture deleted":
        picture.delete()
    else:
        PressReleasePage.objects.get(pk=release.pk).delete()

    response = client.get(url)
    assert response.status_code == 410
    assert reading.headings(response, "h1") == ["Diese Datei gibt es nicht mehr"]
    assert leads(client, address(release, other))[0] == (410 if way == "release deleted" else 200)


def test_photo_of_a_draft_leaves_no_trace(client):
    release = with_photos(jpeg_picture(), live=False)
    PressReleasePage.objects.get(pk=release.pk).delete()

    assert not Gone.objects.filter(kind=Gone.Kind.FILE).exists()


def test_photo_of_a_replaced_release_leads_to_the_other_release(client):
    picture = jpeg_picture()
    release, newer = with_photos(picture), factories.release(title="Neu")
    withdraw(release, Withdrawal.Reason.REPLACED, successor=newer)

    assert leads(client, address(release, picture)) == (301, "/presse/neu/")
