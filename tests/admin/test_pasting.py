"""What was pasted into the editor's fields is clean when it is kept, whichever way it came."""

import json

import pytest
from wagtail.models import Page

from cms.core.models import Topic
from pages.press.models import PressContact, PressIndexPage, PressReleasePage
from tests import bodies, factories
from tests.admin import forms

DIRTY = "  Bündnis\u00a0\u00a0\u00a0lädt\u00ad \u200bein\r\n"
CLEAN = "Bündnis lädt ein"
WORD = (
    "<p class=MsoNormal><span style='mso-fareast-language:DE'>Bündnis&nbsp; lädt ein</span>"
    "<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    "<p class=MsoListParagraph>·<span>&nbsp;&nbsp;&nbsp; </span>Tee</p>"
    "<p><img src='https://fremd.test/x.png'></p>"
)


def pasted_rich_text() -> str:
    """What the editor sends after such a paste: its own form, with everything that looks odd."""
    texts = [DIRTY, "", "\u00a0", "·\u00a0\u00a0\u00a0 Tee", "·\u00a0\u00a0\u00a0 Decken"]
    rows = [
        {"key": f"row{n}a", "type": "unstyled", "depth": 0, "text": text}
        | {"inlineStyleRanges": [], "entityRanges": []}
        for n, text in enumerate(texts)
    ]
    return json.dumps({"blocks": rows, "entityMap": {}})


def body(page: Page) -> list[dict]:
    latest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    return latest.body.get_prep_value()


@pytest.mark.parametrize("live", [True, False])
def test_form_keeps_clean_text(client, site, editor, live):
    page = factories.release(live=live)
    blocks = [
        ("heading", {"text": DIRTY, "level": "h2"}),
        ("text", pasted_rich_text()),
        ("quote", {"text": f"{DIRTY}\n\n\n\nZwei", "name": DIRTY, "role": ""}),
    ]

    forms.edit(client, page, title=DIRTY, lead=DIRTY, teaser=DIRTY, place=DIRTY, body=blocks)

    latest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [latest.title, latest.lead, latest.teaser, latest.place] == [CLEAN] * 4
    heading, text, quote = (block["value"] for block in body(page))
    assert heading["text"] == CLEAN
    assert text == (
        f'<p data-block-key="row0a">{CLEAN}</p>'
        '<ul><li data-block-key="row3a">Tee</li><li data-block-key="row4a">Decken</li></ul>'
    )
    assert quote == {"text": f"{CLEAN}\n\nZwei", "name": CLEAN, "role": ""}


def test_new_page_and_its_rows_are_clean(client, site, editor):
    rows = {
        "corrections-TOTAL_FORMS": "1",
        "corrections-0-date": "2026-03-02",
        "corrections-0-text": DIRTY,
        "corrections-0-ORDER": "1",
    }
    parent = factories.index_page(PressIndexPage)

    forms.add(client, parent, "press/pressreleasepage", title="Neu", body=[], **rows)

    page = PressReleasePage.objects.get(title="Neu")
    assert [row.text for row in page.get_latest_revision_as_object().corrections.all()] == [CLEAN]


def test_code_that_publishes_keeps_clean_text(site):
    page = factories.release(title=DIRTY, body=[("text", WORD)])

    assert page.title == CLEAN
    assert body(page)[0]["value"] == f"<p>{CLEAN}</p><ul><li>Tee</li></ul>"
    assert page.body.get_prep_value() == body(page)


def test_clean_text_is_left_alone(site, quick_sizes):
    page = factories.release(body=bodies.targets().body())
    page.body.get_prep_value()
    before = page.body

    page.full_clean()

    assert page.body is before


def test_snippets_are_clean(client, site, roles):
    client.force_login(factories.person("editor"))
    contact = {"name": DIRTY, "function": DIRTY, "phone": "0511 \u200b123", "email": "a@b.de"}

    client.post("/admin/snippets/press/presscontact/add/", contact)
    client.post("/admin/snippets/core/topic/add/", {"name": DIRTY, "slug": ""})

    made = PressContact.objects.get(email="a@b.de")
    assert (made.name, made.function, made.phone) == (CLEAN, CLEAN, "0511 123")
    assert Topic.objects.filter(name=CLEAN).exists()
