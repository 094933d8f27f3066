"""From a Word file to the draft of a release, through the view; hostile files leave nothing."""

from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx.opc.constants import RELATIONSHIP_TYPE
from wagtail.models import GroupPagePermission, Page

from cms.media.models import Picture
from pages.press.models import PressReleasePage
from tests import factories, reading
from tests.admin.german import english_on
from tests.media import hostile as hostile_pictures
from tests.press.word import files

DOOR = "/admin/pressemitteilungen/aus-word/"
HOSTILE = files.hostile()
pytestmark = pytest.mark.usefixtures("site", "quick_sizes")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def bring(editor, client):
    """Upload a file as a signed-in editor and look at where this leads."""

    def upload(data: bytes, name: str = "mitteilung.docx"):
        return client.post(DOOR, {"file": SimpleUploadedFile(name, data)}, follow=True)

    return upload


def stored() -> list[Path]:
    """What lies there beside the sizes of pictures, which the tests make at once."""
    files = (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    return [path for path in files if path.parent.name != "images"]


def blocks() -> list[tuple[str, object]]:
    body = PressReleasePage.objects.get().body
    return [(block["type"], block["value"]) for block in body.get_prep_value()]


def said(response) -> str:
    return " ".join(reading.html(response).get_text(" ").split())


def test_release_of_an_office_becomes_a_draft(bring, editor):
    response = bring(files.release())

    release = PressReleasePage.objects.get()
    assert response.redirect_chain[-1][0] == f"/admin/pages/{release.pk}/edit/"
    assert (release.title, release.slug) == ("128 warme Stuben öffnen", "128-warme-stuben-oeffnen")
    assert release.lead == "Ab November öffnen jeden Mittwoch Türen."
    assert (release.live, release.number, release.owner) == (False, "", editor)
    assert release.get_latest_revision().user == editor


def test_text_becomes_blocks_in_the_order_of_the_file(bring):
    bring(files.release())

    picture = Picture.objects.get()
    kinds = [kind for kind, _ in blocks()]
    assert kinds == "text heading text heading quote table picture text".split()
    (_, text), (_, first), (_, lists), (_, second), (_, quote), (_, table), (_, shown), (_, end) = (
        blocks()
    )
    assert text == (
        "<p>Alle sind <b>herzlich</b> eingeladen &lt;script&gt;. Mehr auf "
        '<a href="https://example.org/?a=1&amp;b=2">unserer Seite</a></p>'
    )
    assert first == {"text": "So geht es", "level": "h2"}
    assert lists == (
        "<ul><li>Eintrag List Bullet<ul><li>Eintrag List Bullet 2</li></ul></li></ul>"
        "<ol><li>Eintrag List Number</li></ol>"
    )
    assert second == {"text": "Im Einzelnen", "level": "h3"}
    assert quote == {"text": "Niemand soll frieren.", "name": "Erika Beispiel", "role": "Wirtin"}
    assert table["table"]["rows"] == [{"values": ["Celle", "12"]}]
    assert [column["heading"] for column in table["table"]["columns"]] == ["Ort", "Stuben"]
    assert shown["image"] == picture.pk
    assert end == "<p>Bis bald.</p>"


def test_picture_waits_for_its_rights(bring, editor):
    bring(files.release())

    picture = Picture.objects.get()
    assert (picture.title, picture.alt_text) == ("kachelofen", "Ein Ofen")
    assert picture.uploaded_by_user == editor
    assert picture.rights_problems()
    assert (picture.width, picture.height) == (400, 300)


def test_editor_reads_what_was_taken_left_out_and_is_missing(bring):
    words = said(bring(files.release()))

    assert "nichts ist öffentlich. Übernommen sind: die Überschrift, der Vorspann, 2 Zw" in words
    for left in ("gelöschter Text", "ausgeblendeter", "Kommentar", "Fuß-", "Textfeld", "Kopf-"):
        assert f"1 × {left}" in words
    assert "GEHEIM" not in words
    assert "Was bis zur Veröffentlichung fehlt, steht gleich hier unter" in words
    assert "„Pressekontakt“ ist noch nicht gewählt." in words
    assert "Block „Tabelle“: „Tabelle“: Bitte geben Sie der Tabelle eine Überschrift" in words


def test_draft_can_be_saved_and_previewed_as_it_is(bring, client):
    bring(files.release())
    release = PressReleasePage.objects.get()

    response = client.get(f"/admin/pages/{release.pk}/view_draft/")

    assert "Niemand soll frieren." in response.content.decode()
    assert english_on(client.get(f"/admin/pages/{release.pk}/edit/").content.decode()) == []


def test_form_and_its_refusals_are_german(editor, client):
    assert english_on(client.get(DOOR).content.decode()) == []
    for form in ({}, {"file": "kein Upload"}, {"file": SimpleUploadedFile("a.docx", b"")}):
        response = client.post(DOOR, form)
        assert english_on(response.content.decode()) == []
        assert response.status_code == 200


@pytest.mark.parametrize("wrong", HOSTILE)
def test_hostile_file_is_refused_and_leaves_nothing(bring, wrong):
    name, data = HOSTILE[wrong]
    before = Page.objects.count()

    response = bring(data, name)

    assert response.status_code == 200
    error = reading.html(response).select_one(".w-field__errors .error-message")
    assert error.get_text().strip().endswith(".")
    assert english_on(response.content.decode()) == []
    assert (Page.objects.count(), Picture.objects.count(), stored()) == (before, 0, [])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("old Word", "im alten Word-Format (.doc) oder eine mit Kennwort"),
        ("macros", "enthält Makros"),
        ("more than 25 MB", "erlaubt sind 25 MB"),
        ("text", "keine Word-Datei"),
        ("half of it", "beschädigt oder unvollständig"),
        ("bomb", "aus Vorsicht nicht angenommen"),
    ],
)
def test_refusal_says_what_is_wrong(bring, wrong, sentence):
    name, data = HOSTILE[wrong]
    assert sentence in said(bring(data, name))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "file:///C:/a.txt",
        "data:text/html,x",
        "\\\\server\\a",
    ],
)
def test_link_that_leads_nowhere_stays_as_words(bring, address):
    document = docx.Document()
    document.add_heading("Titel", 0)
    document.add_heading("Mehr", 1)
    files.add_link(document.add_paragraph("Hier: "), address, "Böses")

    response = bring(files.saved(document))

    assert blocks()[-1] == ("text", "<p>Hier: Böses</p>")
    assert "1 × Link, der nicht ins Netz führt" in said(response)


def test_picture_from_elsewhere_is_named_and_never_fetched(bring, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("fetched"))
    document = docx.Document()
    paragraph = document.add_heading("Titel", 0)
    key = document.part.relate_to(
        "http://127.0.0.1:9/x.png", RELATIONSHIP_TYPE.IMAGE, is_external=True
    )
    files.add_xml(paragraph, f'<w:r><w:drawing><a:blip r:link="{key}"/></w:drawing></w:r>')

    response = bring(files.saved(document))

    assert "nur verlinkt" in said(response)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("bomb", ["PNG of 400 million", "SVG as bild.png", "a half of JPEG"])
def test_bad_picture_stays_out_and_the_text_comes_in(bring, bomb):
    document = docx.Document()
    document.add_heading("Titel", 0)
    document.add_picture(files.photo("PNG"))
    bad = files.changed(
        files.saved(document),
        "word/media/image1.png",
        lambda _: hostile_pictures.files()[bomb][1],
    )

    response = bring(bad)

    assert PressReleasePage.objects.get().title == "Titel"
    assert "Bild 1 aus: Titel: Das" in said(response) or "Bild 1 aus: Titel: Die" in said(response)
    assert (Picture.objects.count(), stored()) == (0, [])


def test_icon_of_word_keeps_no_text_out(bring):
    """Word stores its icons as SVG too, beside a picture, and names their kind."""
    kinds = b'<Default Extension="svg" ContentType="image/svg+xml"/><Override'
    file = files.replaced(files.with_words("Text."), files.KINDS, b"<Override", kinds)
    file = files.changed(file, "word/media/image2.svg", lambda _: hostile_pictures.SVG)

    assert "Als Entwurf gespeichert" in said(bring(file))
    assert PressReleasePage.objects.get().title == "128 warme Stuben öffnen"
    assert stored() == []


def test_nothing_is_kept_if_the_page_cannot_be_saved(bring, client, monkeypatch):
    def fail(*_args, **_options):
        raise OSError("disk full")

    monkeypatch.setattr(PressReleasePage, "save_revision", fail)
    with pytest.raises(OSError, match="disk full"):
        bring(files.release())

    assert not PressReleasePage.objects.exists()
    assert (Picture.objects.count(), stored()) == (0, [])


def test_headline_is_found_without_styles(bring):
    document = docx.Document()
    document.add_paragraph("Pressemitteilung 12/2026").runs[0].bold = True
    document.add_paragraph("Stuben öffnen").runs[0].bold = True
    document.add_paragraph("x" * 601)
    bring(files.saved(document))

    release = PressReleasePage.objects.get()
    assert (release.title, release.lead) == ("Stuben öffnen", "")
    assert blocks() == [("text", f"<p>{'x' * 601}</p>")]


def test_headline_is_the_name_of_the_file_at_last(bring):
    document = docx.Document()
    document.add_paragraph("Sie öffnen am Mittwoch.")
    bring(files.saved(document), "Warme Stuben.docx")

    release = PressReleasePage.objects.get()
    assert (release.title, release.lead) == ("Warme Stuben", "Sie öffnen am Mittwoch.")


def test_same_headline_twice_gets_two_addresses(bring):
    for _ in range(2):
        bring(files.with_words("Text."))
    assert len(set(PressReleasePage.objects.values_list("slug", flat=True))) == 2


def test_table_with_merged_cells_comes_as_paragraphs(bring):
    document = docx.Document()
    document.add_heading("Titel", 0)
    document.add_heading("Zahlen", 1)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Alles"
    table.cell(1, 0).text = "Celle"

    response = bring(files.saved(document))

    assert blocks()[-1] == ("text", "<p>Alles</p><p>Celle</p>")
    assert "verbundenen Zellen" in said(response)


def test_list_offers_the_door_to_those_who_may_write(editor, client):
    assert DOOR in client.get("/admin/pressemitteilungen/").content.decode()


@pytest.mark.parametrize("who", ["anonymous", "partner", "admin", "editor without rights"])
def test_door_is_closed_for_others(roles, who):
    client = Client()
    if who != "anonymous":
        user = factories.person("editor" if "editor" in who else who)
        if "editor" in who:
            GroupPagePermission.objects.filter(group__in=user.groups.all()).delete()
        client.force_login(user)
    file = SimpleUploadedFile("mitteilung.docx", files.release())

    refusals = (404,) if who == "partner" else (302, 403)
    for response in (client.get(DOOR), client.post(DOOR, {"file": file})):
        assert response.status_code in refusals
    assert DOOR not in client.get("/admin/pressemitteilungen/").content.decode()
    assert not PressReleasePage.objects.exists()
