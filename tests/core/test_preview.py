"""The preview of every page type, of a page that has never been saved as well."""

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

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
    assert response["Location"].startswith("/admin/login/")
