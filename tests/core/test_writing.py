"""Hints on a text while it is written, and what is counted."""

import pytest

from cms.core.writing import look_through
from pages.press.models import PressReleasePage
from pages.standard.models import StandardPage

pytestmark = pytest.mark.django_db

LONG = " ".join(["Wort"] * 21)


def release(**fields) -> PressReleasePage:
    page = PressReleasePage(**{"title": "Bündnis lädt ein", **fields})
    for number, block in enumerate(page.body):
        block.id = f"block{number}"
    return page


def hints(**fields) -> list[tuple[str, str, str]]:
    """Of each hint the field, the block and the message."""
    found = look_through(release(**fields)).hints
    return [(hint.field, hint.block, hint.message) for hint in found]


def text(html: str) -> dict:
    return {"body": [("heading", {"text": "So geht es", "level": "h2"}), ("text", html)]}


def test_counts_what_readers_read():
    page = StandardPage(
        title="Drei kurze Wörter",
        lead="Noch zwei.",
        search_description="Das liest hier niemand.",
        teaser="Das auch nicht.",
        body=[
            ("text", "<p>Eins zwei</p><ul><li>drei</li><li>vier</li></ul>"),
            ("quote", {"text": "Ja, z. B. gestern.", "name": "Erika Beispiel", "role": ""}),
        ],
    )

    writing = look_through(page)

    assert (writing.words, writing.minutes) == (3 + 2 + 4 + 3 + 2, 1)
    assert look_through(StandardPage(title="", lead="Wort " * 500)).minutes == 2
    assert look_through(StandardPage(title="")).minutes == 0


def test_good_text_gets_no_hints():
    assert hints(lead="Alle sind eingeladen.", **text("<p>Der DGB und die AWO helfen.</p>")) == []


def test_long_sentence_in_a_lead():
    ((field, _, message),) = hints(lead=f"Ein kurzer. {LONG}. Noch einer.")

    assert field == "lead"
    assert message.startswith("Vorspann: Der Satz „Wort Wort")
    assert "hat 21 Wörter" in message


def test_long_sentence_elsewhere_is_let_be():
    assert hints(**text(f"<p>{LONG}.</p>")) == []


@pytest.mark.parametrize(
    "words", ["hier", "Hier", "klicken Sie hier", "mehr", "Mehr erfahren", "Link", "weiterlesen …"]
)
def test_link_that_does_not_say_where_it_leads(words):
    found = hints(**text(f'<p>Zum Antrag <a href="https://x.test/">{words}</a>.</p>'))

    message = f"Block „Text“: Der Link „{words}“ sagt nicht, wohin er führt."
    assert found == [("body", "block1", f"{message} Besser ist der Name des Ziels.")]


@pytest.mark.parametrize("words", ["https://x.test/a/b", "www.x.test"])
def test_link_that_shows_its_address(words):
    ((_, block, message),) = hints(**text(f'<p><a href="https://x.test/">{words}</a></p>'))

    assert (block, "zeigt seine Adresse" in message) == ("block1", True)


def test_link_without_target():
    ((_, block, message),) = hints(**text("<p><a>Zum Antrag</a></p>"))

    assert (block, message) == ("block1", "Block „Text“: Der Link „Zum Antrag“ hat kein Ziel.")


@pytest.mark.parametrize("words", ["Zum Antrag", "Hier hilft der Verein", "Mehr Demokratie e. V."])
def test_link_that_names_its_target(words):
    assert hints(**text(f'<p><a linktype="page" id="3">{words}</a></p>')) == []


def test_heading_that_skips_a_level():
    body = [("heading", {"text": "Klein", "level": "h3"})]
    ((field, block, message),) = hints(body=body)

    assert (field, block) == ("body", "block0")
    assert message.startswith("„Klein“ ist eine kleine Zwischenüberschrift")
    order = ["h2", "h3", "h3", "h2"]
    assert hints(body=[("heading", {"text": "Gut", "level": level}) for level in order]) == []


def test_long_text_without_heading():
    long = "<p>" + "Ein kurzer Satz. " * 90 + "</p>"

    assert hints(body=[("text", long)]) == [
        (
            "body",
            "",
            "270 Wörter ohne Zwischenüberschrift: Wer nur überfliegt, findet keinen Halt.",
        )
    ]
    assert hints(**text(long)) == []


def test_bold_paragraph_instead_of_a_heading():
    ((_, block, message),) = hints(**text("<p><b>Wann es losgeht</b></p><p>Am <b>3.</b> Mai</p>"))

    assert block == "block1"
    assert message.startswith("Block „Text“: Der Absatz „Wann es losgeht“ ist ganz fett.")


def test_capital_letters():
    ((field, _, message),) = hints(title="ALLE MACHEN MIT")

    assert (field, message.split(". ")[0]) == (
        "title",
        "Überschrift: „ALLE MACHEN MIT“ steht in Großbuchstaben",
    )
    assert [found[1] for found in hints(**text("<p>UNBEDINGT lesen</p>"))] == ["block1"]


def test_too_long_texts():
    found = hints(title="Wort " * 20, seo_title="W" * 61, search_description="w" * 161)

    assert [(field, message) for field, _, message in found] == [
        ("title", "Überschrift: 100 Zeichen; gut sind bis zu 80."),
        ("search_description", "Beschreibung für Suchmaschinen: 161 Zeichen; gut sind bis zu 160."),
        ("seo_title", "Titel für Suchmaschinen: 61 Zeichen; gut sind bis zu 60."),
    ]


def test_blocks_of_a_kind_that_is_no_more_are_let_be():
    page = release()
    page.body = PressReleasePage._meta.get_field("body").to_python(
        [{"type": "vergangen", "value": "hier", "id": "x"}]
    )

    assert look_through(page).hints == []


def test_heading_with_gaps_is_let_be():
    assert hints(body=[("heading", {"text": None, "level": ""}), ("quote", {"text": None})]) == []
