"""What keeps a page from the public, wherever on the page it stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.mutmacher.models import StoryPage
from pages.partners.models import PartnerPage
from pages.press.models import PressPhoto
from tests import factories, page_types

BARE = {"credit": "", "license": "", "source": "", "alt_text": ""}


def sentences(page) -> list[str]:
    return [problem.message for problem in page.publish_problems()]


def places(page) -> set[str]:
    return {problem.field for problem in page.publish_problems()}


@pytest.fixture
def bare(site, quick_sizes):
    """A picture that waits for its rights."""
    return factories.picture("Deich", **BARE)


@pytest.mark.parametrize("model", page_types.PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_of_every_type_can_be_complete(site, quick_sizes, model):
    assert page_types.make(model).publish_problems() == []
    assert page_types.make(model, **page_types.filled(model)).publish_problems() == []


@pytest.mark.parametrize("model", page_types.MAKERS, ids=lambda model: model.__name__)
def test_every_picture_of_every_type_needs_its_rights(bare, model):
    """Whichever fields for pictures a type has; a new one is found by itself."""
    names = [field.name for field in model._meta.fields if field.related_model is type(bare)]
    page = page_types.MAKERS[model](live=False, **dict.fromkeys(names, bare))
    assert places(page) == set(names)


def test_picture_says_all_that_it_lacks(bare):
    assert sentences(factories.story(live=False, portrait=bare)) == [
        "Bild „Deich“: Es fehlt der Bildnachweis.",
        "Bild „Deich“: Es fehlt die Lizenz.",
        "Bild „Deich“: Es fehlt die Quelle.",
        "Bild „Deich“: Es fehlt der Alternativtext oder das Häkchen „schmückend“.",
    ]


def test_decorative_picture_needs_no_words(site, quick_sizes):
    picture = factories.picture(alt_text="", decorative=True)
    assert factories.story(portrait=picture).live


def test_logo_has_its_organisation_as_its_credit(site, quick_sizes):
    logo = factories.picture("Logo", credit="")
    assert sentences(factories.partner(live=False, logo=logo)) == []
    page = factories.partner(title="Lindenrad e. V.", logo=logo)
    assert PartnerPage.objects.get(pk=page.pk).logo.credit == "Lindenrad e. V."


def test_picture_in_the_text_leads_to_its_block(bare):
    body = [("text", "<p>Anfang</p>"), ("picture", {"image": bare, "caption": ""})]
    page = factories.story(live=False, body=body)
    found = page.publish_problems()
    assert {(problem.field, problem.block) for problem in found} == {("body", page.body[1].id)}
    assert found[0].anchor == f":w:contentpath=body.{page.body[1].id}"


def test_press_photos_count_each(bare):
    page = factories.release(live=False)
    page.photos = [PressPhoto(picture=factories.picture("Gut")), PressPhoto(picture=bare)]
    assert places(page) == {"photos"}
    assert all("„Deich“" in sentence for sentence in sentences(page))


def test_block_with_a_gap_is_named(site):
    quote = {"text": "", "name": "Erika Beispiel", "role": ""}
    page = factories.story(live=False, body=[("quote", quote)])
    assert sentences(page) == ["Block „Zitat“: „Zitat“: Dieses Feld muss ausgefüllt werden."]


def test_spaces_are_not_a_text(site):
    assert sentences(factories.release(live=False, lead="  \n")) == ["„Vorspann“ ist noch leer."]


def test_asking_writes_nothing(bare):
    body = [("picture", {"image": bare, "caption": ""})] * 3
    page = StoryPage.objects.get(pk=factories.story(live=False, body=body).pk)
    with CaptureQueriesContext(connection) as asked:
        assert len(page.publish_problems()) == 4 * 3
    assert [query for query in asked.captured_queries if "SELECT" not in query["sql"]] == []
