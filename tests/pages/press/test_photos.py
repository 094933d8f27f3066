"""Press photos: what a journalist reads beside them, and the files that are taken away."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction

from cms.media.metadata import read_credits
from cms.media.models import Picture
from cms.media.printing import print_file
from pages.press.models import PressPhoto
from tests import factories, reading
from tests.pages.press.photos import WORDS, address, jpeg_picture, with_photos

PRINTABLE, SMALL, UPRIGHT = (4000, 2667), (2361, 1574), (2400, 3600)


@pytest.mark.parametrize(
    ("size", "measures", "web_only"),
    [
        (PRINTABLE, "4.000 × 2.667 Pixel · 33,9 × 22,6 cm bei 300 dpi", False),
        (SMALL, "2.361 × 1.574 Pixel · 20,0 × 13,3 cm bei 300 dpi", True),
        ((2362, 900), "2.362 × 900 Pixel · 20,0 × 7,6 cm bei 300 dpi", False),
        (UPRIGHT, "2.400 × 3.600 Pixel · 20,3 × 30,5 cm bei 300 dpi", False),
        ((2000, 3000), "2.000 × 3.000 Pixel · 16,9 × 25,4 cm bei 300 dpi", True),
    ],
)
def test_photo_says_how_large_it_prints(client, site, quick_sizes, size, measures, web_only):
    release = with_photos(jpeg_picture(size=size))

    text = reading.text(client.get(release.url))

    assert measures in text
    assert ("Nur Web: Zum Drucken ist das Foto zu klein." in text) == web_only
    assert ("Nötig sind 2.362 Pixel Breite, das sind 20 cm bei 300 dpi." in text) == web_only
    assert "KB JPEG" in text


def test_photo_comes_with_caption_credit_and_license(client, site, quick_sizes):
    own = jpeg_picture("Eigen", caption="Aus dem Archiv", license="CC BY-SA 4.0")
    release = with_photos(own, caption="Von links: Erika Beispiel")
    plain = with_photos(own)

    page = reading.html(client.get(release.url)).find(id="pressefotos")
    text = " ".join(page.get_text(" ").split())

    assert "Von links: Erika Beispiel Foto: Gesine Öltjen / Bündnis CC BY-SA 4.0" in text
    assert "Aus dem Archiv" not in text
    assert "Belegexemplar" in text
    license = page.find("a", string="CC BY-SA 4.0")
    assert license["href"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert "Aus dem Archiv" in reading.text(client.get(plain.url))


def test_caption_and_credit_are_one_text_to_copy(client, site, quick_sizes):
    release = with_photos(jpeg_picture(), caption="Von links: Erika Beispiel")

    page = reading.html(client.get(release.url))
    hook = page.select_one(".press-photo [data-enhance=copy]")

    copied = page.find(id=hook["data-copy-target"])
    assert list(copied.stripped_strings) == [
        "Von links: Erika Beispiel",
        "Foto: Gesine Öltjen / Bündnis",
    ]


def test_plain_text_leads_to_the_photos(client, site, quick_sizes):
    without, release = factories.release(), with_photos(jpeg_picture(), title="Mit Foto")

    said = client.get(f"{release.url}text/").content.decode()

    assert (
        f"Pressefotos mit Bildunterschrift und Bildnachweis\n{release.full_url}#pressefotos" in said
    )
    assert "Pressefotos" not in client.get(f"{without.url}text/").content.decode()


def test_download_is_the_stored_picture_with_its_words(client, site):
    picture = jpeg_picture(size=(300, 200), alt_text="Ein Deich")
    release = with_photos(picture, caption="Von links: Erika Beispiel", title="Größe am Deich")

    (link,) = reading.html(client.get(release.url)).main.find_all("a", download=True)
    answer = client.get(link["href"])

    assert link["href"] == address(release, picture)
    assert link.get_text() == "Foto 1 herunterladen"
    said = read_credits(answer.content)
    assert said.creator == "Gesine Öltjen"
    assert said.credit == "Foto: Gesine Öltjen / Bündnis"
    assert said.caption == "Von links: Erika Beispiel"
    assert (said.license, said.source, said.alt) == ("CC BY 4.0", "Archiv", "Ein Deich")
    with picture.file.open("rb") as file, Image.open(file) as stored:
        pixels = stored.tobytes()
    with Image.open(BytesIO(answer.content)) as got:
        assert (got.size, got.tobytes()) == ((300, 200), pixels)
    name = f"2026-03-01-nr-{release.number_seq}-groesse-am-deich-foto-1.jpg"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not answer.cookies


def test_search_engines_learn_whose_photo_it_is(client, site, quick_sizes):
    picture = jpeg_picture(size=(300, 200))
    page = client.get(with_photos(picture, caption="Von links: Erika Beispiel").url)
    plain = client.get(factories.release(title="Ohne").url)

    article = next(node for node in reading.json_ld(page) if node["@type"] == "NewsArticle")

    address = "http://testserver/presse/buendnis-laedt-ein/"
    assert article["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": f"{address}foto/{picture.pk}.jpg",
            "width": 300,
            "height": 200,
            "caption": "Von links: Erika Beispiel",
            "creditText": "Foto: Gesine Öltjen / Bündnis",
            "creator": {"@type": "Person", "name": "Gesine Öltjen"},
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "acquireLicensePage": f"{address}#pressefotos",
        }
    ]
    assert "image" not in str(reading.json_ld(plain))


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_other_formats_are_delivered_as_jpeg(client, site, form):
    file = BytesIO()
    Image.new("RGB", (90, 60), "#5fa6b3").save(file, form)
    picture = factories.picture(file=ImageFile(file, f"bild.{form.lower()}"), **WORDS)
    release = with_photos(picture)

    answer = client.get(address(release, picture))

    with Image.open(BytesIO(answer.content)) as got:
        assert (got.format, got.size) == ("JPEG", (90, 60))
    assert read_credits(answer.content).credit == WORDS["credit"]


def test_asking_twice_costs_no_second_transfer(client, site):
    picture = jpeg_picture()
    release = with_photos(picture)
    url = address(release, picture)
    first = client.get(url)

    again = client.get(url, headers={"if-none-match": first["ETag"]})
    head = client.head(url)
    Picture.objects.filter(pk=picture.pk).update(credit="Foto: Neu / Bündnis")
    changed = client.get(url, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(first.content))
    assert changed.status_code == 200
    assert read_credits(changed.content).credit == "Foto: Neu / Bündnis"


def hidden(release, how: str) -> None:
    if how == "unpublished":
        release.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=release.get_parent(), restriction_type="login")
    elif how == "deleted":
        release.delete()


@pytest.mark.parametrize("how", ["draft", "unpublished", "private", "deleted"])
def test_files_of_a_hidden_release_are_closed(client, site, how):
    picture = jpeg_picture()
    release = with_photos(picture, live=how != "draft")
    hidden(release, how)

    for url in (address(release, picture), f"/presse/{release.slug}/fotos.zip"):
        answer = client.get(url)
        assert answer.status_code in (404, 410), url
        assert answer["Content-Type"].startswith("text/html")


def test_who_may_edit_sees_the_draft_and_its_photos(client, site, editor):
    picture, later = jpeg_picture(), jpeg_picture("Später", size=(30, 30))
    draft = with_photos(picture, live=False, title="Noch Entwurf")
    public = with_photos(picture, title="Öffentlich")
    public.photos.add(PressPhoto(picture=later))
    public.save_revision()

    files = [client.get(address(draft, picture)), client.get(address(public, later))]

    assert [file.status_code for file in files] == [200, 200]
    assert {file["Cache-Control"] for file in files} == {"private, no-store"}
    assert "entwurf" in files[0]["Content-Disposition"]
    assert Client().get(address(draft, picture)).status_code == 404
    assert Client().get(address(public, later)).status_code == 404
    shown = reading.html(client.get(f"/admin/pages/{draft.pk}/view_draft/"))
    assert shown.find("a", download=True)["href"] == address(draft, picture)


@pytest.mark.parametrize("role", ["admin", "partner"])
def test_who_may_not_edit_sees_no_draft(client, site, roles, role):
    picture = jpeg_picture()
    draft = with_photos(picture, live=False)
    client.force_login(factories.person(role))

    assert client.get(address(draft, picture)).status_code == 404


@pytest.mark.parametrize("field", ["credit", "license", "source", "alt_text"])
def test_photo_without_rights_is_offered_to_nobody(client, site, editor, field):
    good, bad = jpeg_picture("Gut"), jpeg_picture("Schlecht")
    release = with_photos(bad, good)
    Picture.objects.filter(pk=bad.pk).update(**{field: ""})

    page = client.get(release.url)
    preview = reading.text(client.get(f"/admin/pages/{release.pk}/view_draft/"))

    assert [link for link in reading.links(page) if "/foto/" in link] == [address(release, good)]
    assert "Nur in der Vorschau" not in reading.text(page)
    assert "Dieses Foto wird noch nicht angeboten. Bild „Schlecht“: Es fehlt" in preview
    assert client.get(address(release, bad)).status_code == 404


def test_unknown_photos_are_not_found(client, site):
    release = with_photos(jpeg_picture())
    elsewhere = jpeg_picture("Woanders")

    for url in (
        address(release, elsewhere),
        f"/presse/{release.slug}/foto/0.jpg",
        f"/presse/{release.slug}/foto/99999999999999999999999.jpg",
        f"/presse/{release.slug}/foto/-1.jpg",
        f"/presse/{release.slug}/foto/x.jpg",
        f"/presse/{release.slug}/foto/",
        f"/presse/{release.slug}/foto/1.jpg/",
        f"/presse/foto/{elsewhere.pk}.jpg",
        "/presse/foto/1.zip",
    ):
        assert client.get(url).status_code == 404, url


@pytest.mark.parametrize("loss", ["missing", "broken", "unmade"])
def test_page_survives_a_lost_file(client, site, loss):
    picture = factories.picture() if loss == "unmade" else jpeg_picture()
    release = with_photos(picture)
    if loss == "missing":
        picture.file.storage.delete(picture.file.name)
    elif loss == "broken":
        with picture.file.storage.open(picture.file.name, "wb") as file:
            file.write(b"kein Bild")
    else:
        picture.renditions.filter(filter_spec__startswith="max-4096").delete()

    page = client.get(release.url)

    assert page.status_code == 200
    assert loss == "broken" or "in wenigen Minuten fertig" in reading.text(page)
    assert client.get(address(release, picture)).status_code == 404


@pytest.mark.django_db
def test_a_picture_whose_original_is_a_jpeg_is_not_drawn_again():
    picture = jpeg_picture()

    assert print_file(picture).file.name == picture.file.name
    assert not picture.renditions.filter(filter_spec__startswith="max-4096").exists()
