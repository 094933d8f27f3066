"""German as the search reads it: examples, a table of pairs, and what holds for any text."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import german
from search.german.analysis import words
from search.german.folding import LONGEST_TERM, clean, fold
from search.german.texts import groups, meets, tiers
from search.german.version import analysis_version

from .pairs import Pair, pairs

MODULES = [f"{german.__name__}.{module.name}" for module in pkgutil.iter_modules(german.__path__)]
any_text = settings(max_examples=200, deadline=None, database=None, derandomize=True)
# Letters with marks, joints and signs of gender, so that chance makes words that are hard to read.
GERMAN = st.text(alphabet="aeiounrstäöüßÄÖÜIN:*_·/-('’\u0308\u00ad ", max_size=40)


def finds(query: str, text: str) -> bool:
    """Whether all words of the query are met, with no engine in between."""
    terms = [word.terms for word in words(clean(text))]
    return all(meets(group, iter(terms)) for group in groups(query))


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_the_code_hold(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize("pair", list(pairs()), ids=lambda pair: f"{pair.query} {pair.text}")
def test_pairs(pair: Pair):
    assert finds(pair.query, pair.text) is pair.found


@any_text
@given(st.text(max_size=60) | GERMAN)
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word)) == fold(word)
    assert len(fold(word)) <= LONGEST_TERM


@any_text
@given(st.text(max_size=200) | GERMAN)
def test_any_text_has_words_in_order_with_terms(text):
    text = clean(text)
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.terms.words
        assert all(0 < len(term) <= LONGEST_TERM for term in word.terms.words | word.terms.parts)
        end = word.end
    assert clean(text) == text


@any_text
@given(GERMAN)
def test_a_text_is_found_by_itself_however_it_is_typed(text):
    for typed in (text, text.upper(), text.lower(), unicodedata.normalize("NFD", text)):
        if "ß" not in text and "I" not in text:  # in capitals they are other letters
            assert finds(typed, text)


@pytest.mark.parametrize(
    "typed",
    [
        "NACHBARSCHAFTSHILFE",
        "nachbarschaftshilfe",
        "Nach\u00adbar\u00adschafts\u00adhilfe",
        "Nachbarschafts\u200bhilfe",
    ],
)
def test_the_way_of_typing_changes_no_term(typed):
    assert tiers(typed) == tiers("Nachbarschaftshilfe")


def test_umlauts_are_the_same_composed_decomposed_and_spelled_out():
    composed = tiers("Fördermittel für Bürger")

    assert tiers(unicodedata.normalize("NFD", "Fördermittel für Bürger")) == composed
    assert tiers("Foerdermittel fuer Buerger").words == composed.words
    assert tiers("Foerdermittel fuer Buerger").exact == composed.exact


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 200_000,
        "ae" * 100_000,
        "x:innen" * 20_000,
        "a-" * 100_000,
        "(" * 200_000,
        "äöü" * 13,
        "aeoeueae" * 5,
        "\u0308" * 200_000,
        "İ" * 200_000,
        "\0\ud800",
    ],
    ids=range(10),
)
def test_hostile_text_is_read_in_bounded_time(hostile):
    tiers("Haus")  # dictionaries are loaded before the clock starts
    started = time.process_time()

    tiers(hostile)

    assert time.process_time() - started < 5


def test_stop_words_count_only_among_themselves():
    assert [group.typed for group in groups("die Feste für alle")] == ["Feste", "alle"]
    assert [group.typed for group in groups("für die")] == ["für", "die"]
    assert groups("  \0 … ") == []


def test_the_version_names_rules_libraries_and_lists(monkeypatch):
    analysis_version.cache_clear()
    before = analysis_version()
    monkeypatch.setattr("search.german.version.RULES", 0)
    analysis_version.cache_clear()

    assert analysis_version() != before
    analysis_version.cache_clear()


@pytest.mark.parametrize("package", ["simplemma", "HanTa", "numpy"])
def test_a_missing_package_stops_the_start_with_its_name(package):
    code = f"import sys; sys.modules['{package}'] = None; import search.german.lexicon"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.returncode != 0
    assert package in done.stderr
    assert "Install requirements.txt again" in done.stderr
