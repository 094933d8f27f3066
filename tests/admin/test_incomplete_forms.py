"""Forms that a browser without scripts sends, or that were cut short on their way."""

import pytest

from pages.press.models import PressReleasePage
from tests import factories
from tests.admin.forms import add, messages, page_form
from tests.admin.german import english_on
from tests.editorial.windows import Window

REFUSED = "Nicht gespeichert: Die Bausteine von „Inhalt“ sind nicht vollständig angekommen"


def without_blocks(form: dict) -> dict:
    return {name: value for name, value in form.items() if not name.startswith("body-")}


def cut_short(form: dict) -> dict:
    return {name: value for name, value in form.items() if name != "body-1-deleted"}


def not_a_number(form: dict) -> dict:
    return form | {"body-count": "viele"}


@pytest.mark.parametrize("damage", [without_blocks, cut_short, not_a_number])
def test_new_page_without_its_blocks_gets_its_form_again(press, editor, client, damage):
    url = f"/admin/pages/add/press/pressreleasepage/{press.pk}/"
    form = page_form(client.get(url), title="Getippt", lead="Auch getippt.")

    response = client.post(url, damage(form))

    assert response.status_code == 200
    assert REFUSED in messages(response)
    shown = page_form(response)
    assert (shown["title"], shown["lead"].strip()) == ("Getippt", "Auch getippt.")
    assert english_on(response.content.decode()) == []
    assert not PressReleasePage.objects.exists()


@pytest.mark.parametrize("damage", [without_blocks, cut_short, not_a_number])
def test_saved_page_keeps_its_blocks(press, editor, client, damage):
    add(client, press, "press/pressreleasepage", title="Mit Text")
    page = PressReleasePage.objects.get()
    window = Window(client, page)
    window.form = damage(window.form)

    response = window.save(lead="Getippt.")

    assert response.status_code == 200
    assert REFUSED in messages(response)
    assert page_form(response)["lead"].strip() == "Getippt."
    assert "Wie es begann" in response.content.decode()
    assert window.autosave(lead="Getippt.").status_code == 400
    page.refresh_from_db()
    assert [block.block_type for block in page.body] == ["heading", "text", "quote"]


def test_almost_nothing_of_a_form_is_no_crash(press, editor, client):
    page = factories.release(live=False)

    for url in (
        f"/admin/pages/add/press/pressreleasepage/{press.pk}/",
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/{page.pk}/edit/preview/",
    ):
        for form in ({}, {"title": "Nur das"}):
            assert client.post(url, form).status_code in (200, 409), url
