"""Every block that editors have: what they see of it, what readers see, what survives."""

import pytest
from django.contrib.staticfiles import finders
from wagtail.admin.icons import get_icons
from wagtail.blocks import Block
from wagtail.models import PageViewRestriction

from cms.core.blocks import BODY_BLOCKS
from pages.standard.models import StandardPage
from tests import bodies, factories, reading
from tests.core.test_queries import queries

NAMES = [name for name, _ in BODY_BLOCKS]
SHOWN = {
    "heading": "Wie es begann",
    "text": "Die Straße war leer. Es geht zur Seite und zum Dokument. Anfang",
    "quote": "„Ich habe nur geklingelt.“ Erika Beispiel, Nachbarin",
    "box": "Tipp: Gut zu wissen Der Eintritt ist frei.",
    "accordion": "Wer hilft? zur Seite und zum Dokument",
    "numbers": "203 Stuben Quelle: Umfrage 2026",
    "table": "Stuben je Landkreis Landkreis Stuben Mehr Celle 12 zur Seite und zum Dokument",
    "picture": "Flut am Deich Foto: E. Beispiel",
    "gallery": "Ebbe am Deich Foto: E. Beispiel",
    "film": "Ein Mittwoch in der Stube Film: E. Beispiel Film herunterladen "
    "(MP4, 280 Bytes, 2 Sekunden) Vorschaubild: Foto: E. Beispiel "
    "Text des Films Eine Tür geht auf.",
    "downloads": "Zum Mitnehmen Ziel Datei (PDF, 4 Bytes)",
    "cards": "Mehr dazu Kampagne Ziel Kampagne Ein Satz. Foto: E. Beispiel",
    "call": "Jetzt mitmachen",
    "partners": "Dabei sind Ziel Partner Verein Angaben noch nicht bestätigt",
    "story": "Ziel Geschichte 1. März 2026 „Nur Mut.“ Foto: E. Beispiel",
    "contact": "Ihr Kontakt Ziel Kontakt Telefon 040 66969-151 E-Mail k@presse.example "
    "Vertretung: Ziel Vertretung Telefon 040 66969-151 E-Mail k@presse.example",
}
POINTING = "text accordion table picture gallery film downloads cards call partners story contact"
GONE = {
    "text": "Die Straße war leer. Es geht zur Seite und zum Dokument. Anfang",
    "accordion": "Wer hilft? zur Seite und zum Dokument",
    "table": "Stuben je Landkreis Landkreis Stuben Mehr Celle 12 zur Seite und zum Dokument",
}


@pytest.fixture
def targets(site, quick_sizes) -> bodies.Targets:
    return bodies.targets()


def prose(client, page):
    return reading.html(client.get(page.url)).main.find(class_="prose")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace(" .", ".").replace(" ,", ",")


def test_full_body_has_every_block(targets):
    assert [name for name, _ in targets.body()] == NAMES
    assert set(SHOWN) == set(NAMES)


@pytest.mark.parametrize(("name", "block"), BODY_BLOCKS, ids=NAMES)
def test_editor_finds_the_block_in_the_picker(name, block: Block):
    assert block.meta.label
    assert block.meta.group in ("Text", "Bilder und Film", "Verweise", "Menschen und Partner")
    assert block.meta.icon != "placeholder"
    assert f'id="icon-{block.meta.icon}"' in get_icons()
    assert block.get_description().endswith(".")
    assert block.get_description().count(". ") == 0
    assert block.is_previewable


@pytest.mark.parametrize("name", NAMES)
def test_reader_sees_the_block(client, targets, name):
    page = factories.standard_page(body=[targets.block(name)])

    shown = prose(client, page)

    assert words(shown) == SHOWN[name]
    assert all(tag["href"] for tag in shown.find_all("a"))


@pytest.mark.parametrize("name", ["picture", "gallery"])
def test_a_picture_may_be_called_something_else_at_its_place(client, targets, name):
    _, value = targets.block(name)
    picture = value["pictures"][0] if name == "gallery" else value
    page = factories.standard_page(body=[(name, value)])
    assert prose(client, page).img["alt"] == targets.picture.alt_text

    picture["alt_text"] = "Der Deich, an dem alles begann"
    page = factories.standard_page(title="Noch eine", body=[(name, value)])

    assert prose(client, page).img["alt"] == "Der Deich, an dem alles begann"


def delete(targets: bodies.Targets) -> None:
    for target in (targets.page, targets.partner, targets.story, targets.contact.deputy):
        target.delete()
    for target in (targets.file, targets.film, targets.captions, targets.picture, targets.contact):
        target.delete()


def unpublish(targets: bodies.Targets) -> None:
    for page in (targets.page, targets.partner, targets.story):
        page.unpublish()


def restrict(targets: bodies.Targets) -> None:
    for page in (targets.page, targets.partner, targets.story):
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


@pytest.mark.parametrize("name", POINTING.split())
def test_block_survives_what_it_pointed_to(client, targets, name):
    page = factories.standard_page(body=[targets.block(name), ("text", "<p>Danach</p>")])
    delete(targets)

    shown = prose(client, page)

    assert words(shown) == f"{GONE.get(name, '')} Danach".strip()
    assert not shown.find_all(["a", "img", "figure"], href=True)
    assert [tag.name for tag in shown.find_all() if not tag.get_text(strip=True)] == []


@pytest.mark.parametrize("hide", [unpublish, restrict])
def test_hidden_targets_are_neither_named_nor_linked(client, targets, hide):
    page = factories.standard_page(body=targets.body())
    hide(targets)

    shown = prose(client, page)

    hidden = {target.url for target in (targets.page, targets.partner, targets.story)}
    assert hidden.isdisjoint(tag.get("href") for tag in shown.find_all("a"))
    for name in ("Ziel Kampagne", "Ziel Partner", "Ziel Geschichte", "Jetzt mitmachen"):
        assert name not in words(shown)
    assert {"Mehr dazu", "Dabei sind"}.isdisjoint(reading.headings(client.get(page.url), "h3"))
    assert "Ziel Datei" in words(shown)
    assert "Ziel Kontakt" in words(shown)


@pytest.mark.parametrize("hide", [delete, unpublish, restrict])
def test_no_channel_breaks_or_names_what_is_not_public(client, targets, hide):
    own = factories.press_contact(name="Eigener Kontakt")
    release = factories.release(body=targets.body(), contact=own)
    gone = ["Ziel Kampagne", "Ziel Partner", "Ziel Geschichte", targets.page.url, "Nur Mut."]
    hide(targets)

    for address in (release.url, f"{release.url}text/", "/presse/feed.atom", "/presse/feed.rss"):
        response = client.get(address)
        assert response.status_code == 200
        said = response.content.decode()
        assert "Ich habe nur geklingelt." in said
        assert [word for word in gone if word in said] == [], address


@pytest.mark.parametrize(("name", "block"), BODY_BLOCKS, ids=NAMES)
def test_editor_sees_a_preview_without_missing_pictures(client, site, roles, name, block):
    client.force_login(factories.person("editor"))

    response = client.get("/admin/block-preview/", {"id": block.definition_prefix})

    assert response.status_code == 200
    shown = reading.html(response)
    assert shown.find(class_="prose").get_text(strip=True)
    for picture in shown.find_all("img"):
        assert finders.find(picture["src"].removeprefix("/static/")), picture


def test_all_blocks_cost_six_statements_however_many_there_are(client, targets):
    others = [bodies.targets(f"Weiteres {number}") for number in range(2)]
    pages = {
        "none": factories.standard_page(title="Leer"),
        "once": factories.standard_page(title="Einmal", body=targets.body()),
        "thrice": factories.standard_page(
            title="Dreimal",
            body=[block for some in (targets, *others) for block in some.body()],
        ),
    }

    asked = {name: len(queries(client, page.url)) for name, page in pages.items()}

    assert asked["once"] - asked["none"] <= 6
    assert asked["thrice"] == asked["once"]


def test_equal_headings_have_anchors_of_their_own(client, site):
    texts = ["Ablauf", "Ablauf", "Ablauf 2", "???", "???"]
    body = [("heading", {"text": text, "level": "h2"}) for text in texts]
    page = factories.standard_page(body=body)

    shown = reading.html(client.get(page.url)).main

    anchors = [tag["id"] for tag in shown.find(class_="prose").find_all("h2")]
    assert len(set(anchors)) == len(anchors)
    links = [tag["href"].removeprefix("#") for tag in shown.find("nav", class_="box").find_all("a")]
    assert links == anchors


def test_no_level_of_headings_is_skipped(client, targets):
    small = ("heading", {"text": "Klein", "level": "h3"})
    large = ("heading", {"text": "Groß", "level": "h2"})
    cards, contact = targets.block("cards"), targets.block("contact")
    page = factories.standard_page(body=[contact, small, cards, large, cards, small, contact])

    shown = prose(client, page)

    headings = [(tag.name, tag.get_text(strip=True)) for tag in shown.find_all(["h2", "h3", "h4"])]
    card = [("h3", "Mehr dazu"), ("h4", "Ziel Kampagne")]
    assert headings == [
        ("h2", "Ihr Kontakt"),
        ("h2", "Klein"),
        *card,
        ("h2", "Groß"),
        *card,
        ("h3", "Klein"),
        ("h4", "Ihr Kontakt"),
    ]
    assert StandardPage.objects.get(pk=page.pk).body[1].value["level"] == "h3"
