"""Words with one meaning: what editors may write, and what it does for readers."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from search import synonym_rules
from search.models import Synonym
from search.query import understand
from search.synonyms import class_of
from tests import factories, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_synonyms():
    Synonym.objects.all().delete()


def add(words: str) -> Synonym:
    synonym = Synonym(words=words)
    synonym.full_clean()
    synonym.save()
    return synonym


def problems(words: str) -> str:
    with pytest.raises(ValidationError) as caught:
        Synonym(words=words).full_clean()
    assert set(caught.value.message_dict) == {"words"}
    return " ".join(caught.value.messages)


def test_new_site_begins_with_forty_groups_that_keep_to_the_rules():
    groups = [synonym.names for synonym in Synonym.objects.all()]
    assert len(groups) == 40
    for number, names in enumerate(groups):
        others = groups[:number] + groups[number + 1 :]
        synonym_rules.check(", ".join(names), others)


def test_what_editors_made_of_them_is_never_overwritten():
    migration = import_module("search.migrations.0003_synonyms")
    Synonym.objects.exclude(words__startswith="Ehrenamt,").delete()
    Synonym.objects.update(words="Ehrenamt, Hilfsdienst")
    migration.add_synonyms(apps, None)
    assert [synonym.words for synonym in Synonym.objects.all()] == ["Ehrenamt, Hilfsdienst"]


def test_words_are_kept_tidy(no_synonyms):
    assert add("  Ehrenamt ;Engagement\nEhrenamt,,Frei\u00adwilligenarbeit ,").words == (
        "Ehrenamt, Engagement, Freiwilligenarbeit"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Ehrenamt", "mindestens zwei Wörter"),
        (" , ;\n", "mindestens zwei Wörter"),
        ("Ehrenamt, Ehrenamt", "mindestens zwei Wörter"),
        ("Ehrenamt, Ehrenämter", "dasselbe Wort"),
        ("Bürger, Bürgerinnen, Buerger", "dasselbe Wort"),
        ("Verein, für die", "„für die“ enthält kein Wort"),
        ("Verein, !?", "„!?“ enthält kein Wort"),
        ("Verein, " + "x" * 61, "ist zu lang"),
        ("Verein, das ist ein ganzer Satz", "mehr als 4 Wörter"),
        (", ".join(f"Wort{number}" for number in range(21)), "höchstens 20 Wörter"),
    ],
)
def test_mistakes_are_named_in_german(no_synonyms, words, sentence):
    assert sentence in problems(words)


def test_word_of_another_group_is_named_with_its_group(no_synonyms):
    add("Ehrenamt, freiwilliges Engagement")
    for words in ("Hilfe, Ehrenämter", "Hilfe, Engagement freiwillig"):
        assert "steht schon in einer anderen Gruppe: „Ehrenamt, freiwilliges" in problems(words)
    synonym = Synonym.objects.get()
    synonym.words = "Ehrenamt, Engagement"
    synonym.full_clean()
    add("Engagement freiwilliger Art, Hilfsdienst")


def test_a_class_is_searched_from_each_of_its_names(no_synonyms, site, client):
    add("Ehrenamt, freiwilliges Engagement, Hilfsdienst")
    factories.standard_page(title="Ehrenämter")
    factories.standard_page(title="Ein Engagement, das freiwillig ist")
    factories.standard_page(title="Hilfsdienste")

    for words in ("Ehrenamt", "freiwilliges Engagement", "Hilfsdienst"):
        titles = reading.headings(client.get("/suche/", {"q": words}), "h2")
        assert len({*titles} & {"Ehrenämter", "Hilfsdienste"}) == 2, words
        assert "Ein Engagement, das freiwillig ist" in titles, words
    assert understand("Ehrenämter").synonyms == ("Hilfsdienst", "freiwilliges Engagement")
    assert understand("das freiwillige Engagement in Uelzen").synonyms == (
        "Ehrenamt",
        "Hilfsdienst",
    )
    assert understand("Engagement").synonyms == ()
    assert understand("„Ehrenamt“").synonyms == ()


def test_a_change_is_effective_at_once(no_synonyms):
    assert understand("Kiez").synonyms == ()
    synonym = add("Kiez, Quartier")
    assert understand("Kieze").synonyms == ("Quartier",)
    synonym.words = "Kiez, Viertel"
    synonym.save()
    assert understand("Kiez").synonyms == ("Viertel",)
    synonym.delete()
    assert understand("Kiez").synonyms == ()


def test_class_of_words(no_synonyms):
    synonym = add("Ehrenamt, freiwilliges Engagement")
    assert class_of("ehrenämter") == class_of("freiwillige engagements") == synonym.pk
    for words in ("Engagement", "Ehrenamt Uelzen", "", "!"):
        assert class_of(words) is None, words
