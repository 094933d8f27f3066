"""What the editor says beside the form about the text: how much there is, what would help."""

import pytest
from wagtail.test.utils.form_data import rich_text

from pages.press.models import PressIndexPage
from tests import factories, page_types, reading
from tests.admin import forms
from tests.page_types import PAGE_TYPES

LONG = " ".join(["Wort"] * 21)
BODY = [("text", '<p>Zum Antrag <a href="https://x.test/">hier</a>.</p>')]


def panel(response):
    return reading.html(response).select_one("[data-side-panel=checks]")


def test_hints_lead_to_their_field_and_block(client, site, editor):
    release = factories.release(lead=f"{LONG}.", body=BODY, live=False)

    shown = client.get(f"/admin/pages/{release.pk}/edit/")

    said = " ".join(panel(shown).get_text(" ").split())
    assert "27 Wörter, 1 Minute Lesezeit" in said
    links = {link["href"]: link.get_text() for link in panel(shown).select("a")}
    assert list(links) == [
        "#:w:contentpath=lead",
        f"#:w:contentpath=body.{release.body[0].id}",
    ]
    places = reading.html(shown).select("[data-contentpath]")
    assert {"lead", "body"} <= {place["data-contentpath"] for place in places}
    assert panel(shown).select_one("[data-cms-count-number-value='2']")


def test_what_is_saved_while_typing_is_looked_through_at_once(client, site, editor):
    release = factories.release(live=False)
    url = f"/admin/pages/{release.pk}/edit/"
    link = '<p>Zum Antrag <a href="https://x.test/">klicken Sie hier</a>.</p>'
    form = forms.page_form(client.get(url), body=[("text", rich_text(link))])

    saved = client.post(url, form, headers={"accept": "application/json"}).json()

    assert saved["success"], saved
    assert "#writing-state" in saved["html"]
    assert "„klicken Sie hier“ sagt nicht" in saved["html"]


def test_good_text_is_praised(client, site, editor):
    release = factories.release(live=False)

    said = panel(client.get(f"/admin/pages/{release.pk}/edit/")).get_text(" ")

    assert "Keine Hinweise: Der Text liest sich gut." in " ".join(said.split())


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_is_looked_through(client, site, editor, model):
    page = page_types.make(model, **page_types.filled(model))

    assert "Lesezeit" in panel(client.get(f"/admin/pages/{page.pk}/edit/")).get_text()


def test_new_page_has_nothing_to_read_yet(client, site, editor):
    parent = factories.index_page(PressIndexPage)

    shown = client.get(f"/admin/pages/add/press/pressreleasepage/{parent.pk}/")

    assert "0 Wörter, noch nichts zu lesen" in " ".join(panel(shown).get_text(" ").split())
