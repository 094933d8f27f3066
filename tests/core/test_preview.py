"""The preview of every page type, of a page that has never been saved as well."""

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.media.specs import SHARE
from home.models import HomePage
from tests import factories, page_types, reading
from tests.admin import forms
from tests.page_types import MAKERS, PAGE_TYPES


def typed(model, **fields) -> dict:
    empty = {
        name: streamfield([]) for name in ("call_to_action", "social_links") if hasattr(model, name)
    }
    return nested_form_data(empty) | fields


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_new_page_can_be_previewed(client, site, editor, model):
    parent = Page.objects.type(tuple(model.allowed_parent_page_models())).first()
    kind = f"{model._meta.app_label}/{model._meta.model_name}"
    editor_view = f"/admin/pages/add/{kind}/{parent.pk}/"
    form = forms.page_form(client.get(editor_view), **typed(model, title="Neu", slug="neu"))

    stored = client.post(f"{editor_view}preview/", form)
    shown = client.get(f"{editor_view}preview/")

    assert stored.json()["is_valid"], stored.json()
    assert shown.status_code == 200
    assert "Neu" in reading.headings(shown, "h1")
    assert "None" not in reading.text(shown)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_draft_can_be_viewed(client, site, editor, quick_sizes, model):
    page_types.topic()
    page = page_types.make(model, live=model is HomePage, **page_types.filled(model))
    page.title = "Noch Entwurf"
    page.save_revision()

    shown = client.get(f"/admin/pages/{page.pk}/view_draft/")

    assert shown.status_code == 200
    assert reading.headings(shown, "h1") == ["Noch Entwurf"]


def test_preview_is_not_for_readers(client, site):
    page = factories.release(title="Entwurf", live=False)

    response = client.get(f"/admin/pages/{page.pk}/view_draft/")

    assert response.status_code == 302
    assert response["Location"].startswith("/anmelden/redaktion/")


def preview(client, page, mode: str):
    """The preview of what stands in the form, as the editor's side panel asks for it."""
    editor_view = f"/admin/pages/{page.pk}/edit/"
    form = forms.page_form(client.get(editor_view), body=[])
    assert client.post(f"{editor_view}preview/", form).json()["is_valid"]
    return client.get(f"{editor_view}preview/", {"mode": mode})


@pytest.mark.parametrize("mode", ["suche", "teilen"])
@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_every_page_has_a_hit_and_a_card(client, site, editor, model, mode):
    page = page_types.make(model, title="Größe zeigen")
    editor_view = f"/admin/pages/{page.pk}/edit/"
    form = forms.page_form(client.get(editor_view), **typed(model))
    stored = client.post(f"{editor_view}preview/", form)

    shown = client.get(f"{editor_view}preview/", {"mode": mode})

    assert stored.json()["is_valid"], stored.json()
    assert "Größe zeigen" in reading.text(shown)
    assert len(reading.headings(shown, "h1")) == 1
    assert not reading.html(shown).select("script, style, [style]")
    assert "None" not in reading.text(shown)


def test_editor_chooses_between_three_previews(client, site, editor):
    shown = client.get(f"/admin/pages/{factories.release(live=False).pk}/edit/")

    modes = reading.html(shown).select("#id_preview_mode option")
    assert [mode.get_text(strip=True) for mode in modes] == ["Seite", "Suchtreffer", "Teilen"]


def test_search_hit_shows_title_description_and_lengths(client, site, editor):
    release = factories.release(
        title="Bündnis lädt ein", teaser="Alle sind willkommen.", live=False
    )

    said = reading.text(preview(client, release, "suche"))

    assert "Bündnis lädt ein – " in said
    assert "/presse/buendnis-laedt-ein/" in said
    assert "Titel: 19 Zeichen" in said
    assert "Beschreibung: 21 Zeichen" in said
    assert "Sie kommt aus dem Anreißer." in said


def test_share_card_shows_picture_title_and_teaser(client, site, editor, quick_sizes):
    picture = factories.picture()
    with_picture = factories.release(teaser="Alle kommen.", teaser_image=picture)
    picture.get_rendition(SHARE)
    without = factories.release(title="Ohne", live=False)

    card = preview(client, with_picture, "teilen")

    (image,) = reading.html(card).find_all("img")
    assert image["src"] == picture.get_rendition(SHARE).url
    assert "testserver Bündnis lädt ein Alle kommen." in reading.text(card)
    assert "Ohne Bild fällt der Link kaum auf." in reading.text(preview(client, without, "teilen"))


@pytest.mark.parametrize("mode", ["suche", "teilen"])
def test_readers_get_the_page_whatever_they_ask_for(client, site, mode):
    release = factories.release()

    assert reading.headings(client.get(release.url, {"mode": mode}), "h1") == ["Bündnis lädt ein"]
    refused = client.get(f"/admin/pages/{release.pk}/edit/preview/", {"mode": mode})
    assert refused.status_code == 302
    assert refused["Location"].startswith("/anmelden/redaktion/")
