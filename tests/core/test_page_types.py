"""Every page type in every state; a new type is found by itself."""

import pytest
from django.core.checks import run_checks
from django.db import models
from django.template.loader import get_template
from wagtail.models import PageViewRestriction

from cms.core import checks
from cms.core.models import BasePage
from tests import page_types, reading
from tests.page_types import PAGE_TYPES

every_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)


@every_type
def test_page_with_nothing_but_its_title(client, site, model):
    page = page_types.make(model, title="Ein kurzer Titel")

    response = client.get(page.url)

    assert response.status_code == 200
    assert reading.headings(response, "h1") == ["Ein kurzer Titel"]
    assert "None" not in reading.text(response)


@every_type
def test_page_with_everything_filled_in(client, site, model):
    page_types.topic()
    page = page_types.make(model, title="Ein voller Titel", **page_types.filled(model))

    response = client.get(page.url)

    assert response.status_code == 200
    assert reading.headings(response, "h1") == ["Ein voller Titel"]
    shown = reading.text(response)
    assert "None" not in shown
    if hasattr(page, "lead"):
        assert "Gezeitenbuch, Vorspann" in shown
    if hasattr(page, "body"):
        for words in (
            "Wie es begann",
            "Die Straße war leer.",
            "„Ich habe nur geklingelt.“",
            "Erika Beispiel, Nachbarin",
            "Gut zu wissen",
            "Flut am Deich",
            "Foto: E. Beispiel",
        ):
            assert words in shown
        assert reading.html(response).find("img", alt="Ein Deich bei Flut")


@every_type
def test_draft_is_not_found(client, site, model):
    page = page_types.make(model, live=False, title="Entwurf")

    response = client.get(page.url)

    assert response.status_code in (404, 410)
    assert "Entwurf" not in reading.body(response)


@every_type
def test_private_page_asks_for_the_password(client, site, model):
    page = page_types.make(model, title="Vertraulich", **page_types.filled(model, "Geheimwort"))
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesam")

    response = client.get(page.url)

    assert response.status_code == 200
    assert reading.html(response).find("input", type="password")
    assert "Geheimwort" not in reading.body(response)
    assert "Vertraulich" not in reading.body(response)


@every_type
def test_type_designs_its_place_and_has_a_template(model):
    assert issubclass(model, BasePage)
    assert vars(model)["parent_page_types"]
    assert "subpage_types" in vars(model)
    assert model.page_description
    get_template(model.template)


def test_types_pass_the_check_for_developers():
    assert [error for error in run_checks() if error.id.startswith("core.")] == []


def test_a_new_type_without_template_and_place_fails_the_check(monkeypatch):
    class Unfinished(BasePage):
        class Meta:
            app_label = "core"
            abstract = True

    class Stranger(models.Model):
        class Meta:
            app_label = "core"
            abstract = True

    monkeypatch.setattr(checks.apps, "get_models", lambda: [Unfinished, Stranger])

    errors = checks.check_page_types(None)

    assert [error.id for error in errors] == ["core.E002", "core.E002", "core.E003"]
    assert all(error.hint for error in errors)
