"""The excerpt of a hit: the sentence that matches, its words marked, nothing of it HTML."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from search.german.texts import groups
from search.highlight import LONGEST, Highlighter


def shown(text: str, query: str) -> str:
    return Highlighter(tuple(groups(query))).excerpt(text)


def marked(text: str, query: str) -> str:
    return Highlighter(tuple(groups(query))).marked(text)


def test_the_sentence_that_meets_most_words_is_shown():
    text = (
        "Wir feiern im Mai. Am 3. Juni hilft die Nachbarschaft in Uelzen. "
        "Wer Hilfe braucht, klingelt am besten an der Tür."
    )

    assert shown(text, "nachbarn uelzen") == (
        "Am 3. Juni hilft die <mark>Nachbarschaft</mark> in <mark>Uelzen</mark>."
    )
    assert shown(text, "hilfe") == "Wer <mark>Hilfe</mark> braucht, klingelt am besten an der Tür."


def test_inflected_forms_and_parts_of_compounds_are_marked_whole():
    assert marked("Drei Mutmacherinnen", "Mutmacher") == ("Drei <mark>Mutmacherinnen</mark>")
    assert marked("Die Nachbarschaftshilfen", "Hilfe") == ("Die <mark>Nachbarschaftshilfen</mark>")
    assert marked("Bürger:innen reden", "Bürgerin") == ("<mark>Bürger:innen</mark> reden")


def test_without_a_match_the_text_introduces_itself():
    text = "Norden\nAm Deich steht ein Haus, das allen offen ist. Es ist alt."

    assert shown(text, "Quitten") == "Am Deich steht ein Haus, das allen offen ist."
    assert shown("", "Quitten") == ""


def test_a_topic_or_caption_that_matches_follows_the_introduction():
    text = "Norden\nAm Deich steht ein Haus, das allen offen ist.\nNachbarschaft"

    assert shown(text, "Nachbarn") == (
        "Am Deich steht ein Haus, das allen offen ist. … <mark>Nachbarschaft</mark>"
    )


def test_a_long_sentence_is_cut_between_words_around_the_match():
    text = " ".join(["davor"] * 80) + " Deich " + " ".join(["danach"] * 80)

    cut = shown(text, "Deich")

    assert "<mark>Deich</mark>" in cut
    assert cut.startswith("… davor")
    assert cut.endswith("danach …")
    assert len(re.sub("<.*?>", "", cut)) <= LONGEST + 4


def test_what_stands_in_a_text_is_never_html():
    assert shown("<script>alert('Deich')</script> & mehr davon steht hier", "Deich") == (
        "&lt;script&gt;alert(&#x27;<mark>Deich</mark>&#x27;)&lt;/script&gt; &amp; mehr davon "
        "steht hier"
    )


@given(st.text(max_size=300), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_without_marks_it_is_the_text(text, query):
    assert unescape(re.sub("</?mark>", "", marked(text, query))) == text
