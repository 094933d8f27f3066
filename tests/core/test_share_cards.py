"""What somebody sees of us in a messenger before they open a link."""

from io import BytesIO

import pytest
from PIL import Image

from cms.core.share_card import draw
from cms.media.specs import SHARE
from tests import factories, reading

PETROL, SEA, LINEN = (12, 74, 87), (95, 166, 179), (247, 241, 230)


def card_of(client, page) -> tuple[str, Image.Image]:
    address = reading.meta(client.get(page.url), "og:image")
    assert address.startswith("http://testserver/vorschaubild/")
    path = address.removeprefix("http://testserver")
    response = client.get(path)
    assert response["Content-Type"] == "image/jpeg"
    return path, Image.open(BytesIO(response.content))


def looks_like(card: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(card.getpixel(at), colour, strict=True))


def test_every_kind_of_page_has_a_card_of_the_right_size(client, site):
    pages = [
        *(factories.campaign(), factories.story(), factories.release(), factories.partner()),
        *(factories.standard_page(), factories.easy_page(), site),
    ]
    pages += [page.get_parent() for page in pages[:4]]

    for page in pages:
        _, card = card_of(client, page)

        assert card.size == (1200, 630), page
        assert looks_like(card, (20, 20), PETROL)
        assert looks_like(card, (1190, 10), LINEN), "there is no picture"


def test_a_card_shows_the_picture_once_it_is_made(client, site):
    picture = factories.picture()
    page = factories.campaign(teaser_image=picture)
    path, after = card_of(client, page)
    kept = client.get(path)["Cache-Control"]
    picture.renditions.all().delete()

    early = client.get(path)

    assert looks_like(after, (1190, 10), SEA)
    assert "max-age=31536000" in kept
    assert looks_like(Image.open(BytesIO(early.content)), (1190, 10), LINEN)
    assert early["Cache-Control"] == "no-cache"


def test_a_face_comes_before_a_landscape(client, site):
    portrait = factories.picture("Gesicht", size=(40, 50))
    teaser_image = factories.picture()
    page = factories.story(teaser_image=teaser_image, portrait=portrait)
    teaser_image.renditions.all().delete()

    _, card = card_of(client, page)

    assert looks_like(card, (1190, 10), SEA)


def test_a_lost_file_leaves_the_title(client, site):
    picture = factories.picture()
    page = factories.campaign(teaser_image=picture)
    made = picture.get_rendition(SHARE)
    made.file.storage.delete(made.file.name)

    _, card = card_of(client, page)

    assert looks_like(card, (1190, 10), LINEN)


def test_a_new_title_has_a_new_address_and_the_old_one_leads_there(client, site):
    page = factories.campaign(title="Alt")
    old, _ = card_of(client, page)
    page.title = "Neu"
    page.save_revision().publish()

    new, _ = card_of(client, page)

    assert new != old
    assert client.get(old)["Location"] == new


def test_nothing_is_told_of_what_is_not_public(client, site):
    page = factories.campaign(title="Geheim")
    path, _ = card_of(client, page)
    page.unpublish()

    assert client.get(path).status_code == 404
    assert client.get(f"/vorschaubild/{page.pk}-0.jpg").status_code == 404
    assert client.get("/vorschaubild/999999-0.jpg").status_code == 404


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Ja",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung",
        "Ein sehr langer Titel mit vielen Wörtern, der nirgends enden will " * 5,
        "Yıldız, Čapek und Œuvre grüßen 日本",
    ],
)
def test_any_title_stays_on_its_panel(title):
    card = Image.open(BytesIO(draw("Kampagne", title, "Bündnis", None, whole=False)))

    assert card.size == (1200, 630)
    assert all(looks_like(card, (604, y), PETROL) for y in range(140, 620, 4)), "left of the seam"
