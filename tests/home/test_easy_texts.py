"""Rules of Leichte Sprache that can be counted, over the demo's texts. The others need people."""

import re

import pytest

from cms.core.sentences import count_words, sentences
from home.demo.drawing import SCENES
from home.demo.texts_reader import TEXTS

PATHS = sorted((TEXTS / "easy").glob("*.md"))
MOST_WORDS = 12
MOST_LETTERS = 12  # of a word, or of a part between hyphens
# Known words, names, and words that the text explains. Barrierefreiheit: as the link is called.
LONG_WORDS = {"niedersachsen", "gewerkschaften", "behinderungen", "verschwörungs"}
LONG_WORDS |= {"barrierefreiheit", "schwierigkeiten"}
# Genitive, subjunctive, passive, „man“, nested clauses: what betrays them most often.
FORBIDDEN = re.compile(
    r"\b(dass|des|wäre|hätte|könnte|würde|würden|sollte|müsste|werden|wird|wurde|wurden|man|"
    r"obwohl|sodass|indem|sowie|bzw|usw|etc|ca|ggf|z\. ?B)\b",
    re.IGNORECASE,
)


def lines(path) -> list[str]:
    """What is read: without front matter, pictures, addresses, and marks of lists and bold."""
    text = path.read_text(encoding="utf-8").split("+++\n", 2)[2]
    text = re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text).replace("**", "")
    shown = (line.strip().lstrip("#- ").strip() for line in text.splitlines())
    return [line for line in shown if line and not line.startswith("@bild ")]


@pytest.fixture(params=PATHS, ids=[path.stem for path in PATHS])
def path(request):
    return request.param


def test_each_line_is_one_short_sentence(path):
    assert [line for line in lines(path) if len(sentences(line)) > 1] == []
    assert [line for line in lines(path) if count_words(line) > MOST_WORDS] == []


def test_long_words_are_divided(path):
    text = " ".join(line for line in lines(path) if "@" not in line)
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    assert {word for word in words if len(word) > MOST_LETTERS} - LONG_WORDS == set()


def test_no_words_of_difficult_sentences(path):
    assert [line for line in lines(path) if FORBIDDEN.search(line)] == []


def test_no_numbers_as_words_and_no_signs_that_need_learning(path):
    numbers = r"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\b"
    assert [line for line in lines(path) if re.search(numbers, line, re.IGNORECASE)] == []
    assert [line for line in lines(path) if re.search(r"[;%&§()/…]", line)] == []


def test_each_text_says_that_nobody_has_tried_it(path):
    assert lines(path)[-1].endswith("noch keine Prüf-Gruppe den Text geprüft.")


def test_each_text_has_pictures_of_its_own_kind(path):
    shown = re.findall(r"^@bild (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown
    assert set(shown) <= {key for key in SCENES if key.startswith("leicht-")}
