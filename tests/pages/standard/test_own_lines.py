"""Leichte Sprache: one sentence a line, and compounds that no end of a line divides."""

import pytest

from pages.standard.own_lines import sentence_lines
from tests import factories, reading


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p>Guten Tag!</p>", "<p>Guten Tag!</p>"),
        ("<p>Wir helfen. Sie auch?</p>", "<p>Wir helfen.<br/>Sie auch?</p>"),
        ("<ul><li>Eins. Zwei.</li></ul>", "<ul><li>Eins.<br/>Zwei.</li></ul>"),
        ("<p>Eins.<br/>Zwei.</p>", "<p>Eins.<br/>Zwei.</p>"),
        (
            "<p>Das ist gut. <b>Mut</b> heißt: ja.</p>",
            "<p>Das ist gut.<br/><b>Mut</b> heißt: ja.</p>",
        ),
        ("<p>Es ist <b>sehr</b> gut.</p>", "<p>Es ist <b>sehr</b> gut.</p>"),
        ("<p>Am 3. Mai. Um 9 Uhr.</p>", "<p>Am 3. Mai.<br/>Um 9 Uhr.</p>"),
        ("<p>Hilfe, z. B. Geld.</p>", "<p>Hilfe, z. B. Geld.</p>"),
        ('<p><a href="/a/">Hier. Dort.</a></p>', '<p><a href="/a/">Hier. Dort.</a></p>'),
        ("<p>Ein Roll-Stuhl.</p>", '<p>Ein <span class="whole">Roll-Stuhl</span>.</p>'),
        ("<p>5 &lt; 6. Ja &amp; nein.</p>", "<p>5 &lt; 6.<br/>Ja &amp; nein.</p>"),
        ("", ""),
    ],
)
def test_sentences_have_lines_of_their_own(typed, shown):
    assert sentence_lines(typed) == shown


def test_text_of_an_editor_is_shown_a_sentence_a_line(client, site):
    page = factories.easy_page(body=[("text", "<p>Wir helfen. Sie auch?</p>")])

    text = reading.html(client.get(page.url)).main.find(class_="rich-text")

    assert list(text.stripped_strings) == ["Wir helfen.", "Sie auch?"]
    assert len(text.find_all("br")) == 1


def test_picture_stands_beside_with_its_credit(client, site, quick_sizes):
    picture = factories.picture("Bild")
    page = factories.easy_page(body=[("picture", {"image": picture, "caption": ""})])

    figure = reading.html(client.get(page.url)).main.find("figure")

    assert figure["class"] == ["easy-picture"]
    assert figure.img["alt"] == picture.alt_text
    assert picture.credit in figure.get_text()
