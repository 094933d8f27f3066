"""Files are private until a live page shows them, and again after it was taken back."""

import re

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from cms.media.models import File
from pages.standard.models import StandardPage
from tests import factories, reading

pytestmark = pytest.mark.usefixtures("quick_sizes", "site")
SPEC = "format-jpeg|fill-480x320"


def document(**fields) -> File:
    return File.objects.create(title="Plan", file=ContentFile(b"%PDF-1.7", "Plan.pdf"), **fields)


def status(client, address: str) -> int:
    """Read to the end, as a browser does: the file is closed then."""
    return fetched(client, address).status_code


def fetched(client, address: str):
    answer = client.get(address)
    reading.data(answer)
    return answer


def page_with(shown: File, **fields) -> StandardPage:
    link = f'<p><a linktype="document" id="{shown.pk}">Plan</a></p>'
    return factories.standard_page(body=[("text", link)], **fields)


def test_picture_is_handed_out_from_publication_to_withdrawal(client, site):
    picture = factories.picture()
    address = picture.get_rendition(SPEC).url
    assert status(client, address) == 404

    page = factories.campaign(teaser_image=picture, live=False)
    assert status(client, address) == 404

    page.get_latest_revision().publish()
    assert status(client, address) == 200

    page.refresh_from_db()
    page.unpublish()
    assert status(client, address) == 404


def test_picture_in_a_draft_is_not_handed_out_though_the_page_is_live(client, site):
    page, picture = factories.campaign(), factories.picture()
    page.teaser_image = picture
    page.save_revision()

    assert status(client, picture.get_rendition(SPEC).url) == 404


def test_picture_of_a_deleted_page_is_not_handed_out(client, site):
    picture = factories.picture()
    page = factories.campaign(teaser_image=picture)
    assert status(client, picture.get_rendition(SPEC).url) == 200

    page.delete()

    assert status(client, picture.get_rendition(SPEC).url) == 404


def test_staff_sees_every_picture_and_no_cache_keeps_it(client, site, editor):
    answer = fetched(client, factories.picture().get_rendition(SPEC).url)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, max-age=300"


def test_whole_picture_is_for_staff_even_if_a_page_shows_it(client, site):
    picture = factories.picture()
    factories.campaign(teaser_image=picture)

    for spec in ("original", "max-800x600", "max-4096x4096|format-jpeg"):
        assert status(client, picture.get_rendition(spec).url) == 404, spec


def test_public_picture_sets_no_cookie_and_varies_by_none(client, site):
    picture = factories.picture()
    factories.campaign(teaser_image=picture)

    answer = fetched(client, picture.get_rendition(SPEC).url)

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_name_of_a_size_is_not_to_be_guessed(site):
    picture = factories.picture()
    names = [made.file.name for made in picture.renditions.all()]

    assert all(re.match(r"images/[\w-]{16}-", name) for name in names)
    assert len({name[7:23] for name in names}) == len(names)


@pytest.mark.parametrize(
    "name",
    ["../original_images/Deich.png", "%2e%2e/db.sqlite3", "/etc/passwd", "a%00b", "", "x" * 3000],
)
def test_other_files_have_no_address(client, site, name):
    factories.picture()

    assert status(client, f"/media/images/{name}") in (404, 400)


def test_original_has_no_address(client, site, editor):
    picture = factories.picture()
    factories.campaign(teaser_image=picture)

    assert status(client, picture.file.url) == 404
    assert status(client, f"/images/{picture.pk}/{SPEC}/") == 404


def test_size_whose_file_is_lost_is_not_found(client, site):
    picture = factories.picture()
    factories.campaign(teaser_image=picture)
    made = picture.get_rendition(SPEC)
    made.file.storage.delete(made.file.name)

    assert status(client, made.url) == 404


def test_document_is_handed_out_from_publication_to_withdrawal(client, site):
    plan = document()
    assert status(client, plan.url) == 404

    page = page_with(plan, live=False)
    assert status(client, plan.url) == 404

    page.get_latest_revision().publish()
    answer = client.get(plan.url)
    assert reading.data(answer) == b"%PDF-1.7"
    assert answer["X-Content-Type-Options"] == "nosniff"

    page.refresh_from_db()
    page.unpublish()
    assert status(client, plan.url) == 410, "readers had this address: it says that it is gone"


def test_document_of_a_restricted_page_stays_with_its_readers(client, site):
    plan = document()
    page = page_with(plan)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert status(client, plan.url) == 404

    public = page_with(plan, title="Öffentlich")
    assert public.live
    assert status(client, plan.url) == 200


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Plan.html", "text/html", "attachment"),
        ("Plan.svg", "image/svg+xml", "attachment"),
        ("Plan.docx", "application/vnd.openxmlformats", "attachment"),
        ("Plan.pdf", "application/pdf", "inline"),
    ],
)
def test_whatever_a_document_holds_does_nothing_in_the_browser(client, site, name, kind, shown):
    """Web pages and SVG are not taken at the door; code may have stored one all the same."""
    file = ContentFile(b"<svg onload=alert(1)>", name)
    plan = File.objects.create(title="Plan", file=file)
    page_with(plan)

    answer = fetched(client, plan.url)

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind)
    assert answer["Content-Disposition"].startswith(shown)
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"]
    assert policy == "default-src 'none'" + ("; sandbox" if shown == "attachment" else "")


def test_staff_reads_every_document(client, site, editor):
    plan = document()

    assert status(client, plan.url) == 200
    assert status(client, f"/media/{plan.file.name}") == 404


def test_whoever_keeps_a_document_asks_before_showing_it_again(client, site):
    plan = document()
    page = page_with(plan)

    response = fetched(client, plan.url)

    assert response["Cache-Control"] == "no-cache"
    assert "Content-Encoding" not in response
    mark = {"If-None-Match": response["ETag"]}
    assert client.get(plan.url, headers=mark).status_code == 304
    page.unpublish()
    assert client.get(plan.url, headers=mark).status_code == 410


def test_exchanged_document_is_not_taken_for_the_former_one(client, site):
    plan = document()
    page_with(plan)
    before = fetched(client, plan.url)["ETag"]

    plan.file.delete(save=False)
    plan.file = ContentFile(b"%PDF-1.7 neu", "Plan.pdf")
    plan.save()

    response = client.get(plan.url, headers={"If-None-Match": before})
    assert (response.status_code, reading.data(response)) == (200, b"%PDF-1.7 neu")
