"""Recommendations of editors above the hits."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from search.promotions import promoted
from search.query import understand
from tests import factories

pytestmark = pytest.mark.usefixtures("site")


def recommend(words: str, page=None, **fields) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(words), page=page, **fields)


def titles(typed: str) -> list[str]:
    return [promotion.title for promotion in promoted(understand(typed))]


def test_recommendation_is_found_in_any_form_and_order():
    page = factories.standard_page(title="Preis für das Ehrenamt")
    recommend("Ehrenamtspreis", page, description="Alles zum Preis.")
    recommend("Hilfe für Nachbarn", page)
    for typed in ("Ehrenamtspreis", "ehrenamtspreise", "EHRENAMTSPREISES", "„Ehrenamtspreis“"):
        (found,) = promoted(understand(typed))
        assert (found.title, found.description, found.url, found.is_external) == (
            "Preis für das Ehrenamt",
            "Alles zum Preis.",
            page.url,
            False,
        )
    assert titles("nachbarn hilfe") == ["Preis für das Ehrenamt"]
    for typed in ("Ehrenamt", "Preis", "Ehrenamtspreis Uelzen", "Nachbarn", "", "!"):
        assert titles(typed) == [], typed


def test_only_what_any_reader_may_see():
    page = factories.standard_page(title="Preis")
    recommend("Preis", page)
    assert titles("Preise") == ["Preis"]
    rule = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert titles("Preise") == []
    rule.delete()
    assert titles("Preise") == ["Preis"]
    page.unpublish()
    assert titles("Preise") == []
    recommend("Preis", factories.standard_page(title="Entwurf", live=False))
    recommend("Preis", Page.get_first_root_node())
    assert titles("Preise") == []


def test_other_addresses_and_no_more_than_three_in_the_order_of_the_editors():
    for number, name in enumerate(("Land", "Bund", "Kreis", "Stadt")):
        recommend(
            "Förderung",
            external_link_url=f"https://{number}.example/",
            external_link_text=name,
            sort_order=number,
        )
    found = promoted(understand("Foerderungen"))
    assert [(each.title, each.url) for each in found] == [
        ("Land", "https://0.example/"),
        ("Bund", "https://1.example/"),
        ("Kreis", "https://2.example/"),
    ]
    assert all(each.is_external for each in found)
    recommend("Förderungen", external_link_url="https://0.example/", external_link_text="Land")
    assert len(promoted(understand("Förderung"))) == 3


def test_changes_hold_at_once_and_reading_is_one_statement(django_assert_num_queries):
    page = factories.standard_page(title="Preis")
    for number in range(5):
        recommend(f"Wort{number}", page)
    promotion = recommend("Ehrung", page)
    assert titles("Ehrungen") == ["Preis"]
    query = understand("Ehrungen")
    with django_assert_num_queries(1):  # the generation
        promoted(query)
    assert Query.objects.count() == 6
    promotion.delete()
    assert titles("Ehrungen") == []
