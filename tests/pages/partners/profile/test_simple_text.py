"""The description as plain text: what comes back unchanged is unchanged, what is typed is safe."""

import pytest

from cms.core.pasted_html import clean_html
from pages.partners.profile.simple_text import FEATURES, as_html, as_text

RICH = (
    '<p>Wir backen <b>jeden</b> <i>Morgen</i>, für Schüler*innen und <a href="https://a.example/">'
    "Nachbarn</a>.<br/>Auch sonntags.</p><ul><li>Brot</li><li>Kuchen<ul><li>mit <b>Obst</b></li>"
    "</ul></li></ul><p>Danach:</p><ol><li>aufräumen</li><li>ausruhen</li></ol>"
)


@pytest.mark.parametrize(
    "html",
    [
        "",
        RICH,
        "<p>5 &lt; 6 &amp; 7 ** 2 * 3 _ 4</p>",
        "<p>Bäcker<b>innen</b> und **keine** _Zeichen_</p>",
        '<p><a href="mailto:a@b.example">Post</a> <b>fett und <i>schräg</i></b></p>',
        "<p>[kein Link](nirgends)</p><p>\\*</p>",
    ],
)
def test_what_nobody_touched_comes_back(db, html):
    html = clean_html(html, FEATURES)
    assert as_html(as_text(html), html) == html


def test_new_paragraph_beside_old_ones(db):
    text = as_text(RICH) + "\n\nNeu: **fett** und [hier](https://b.example/)."
    html = as_html(text, RICH)
    assert html.startswith(clean_html(RICH, FEATURES))
    assert html.endswith('<p>Neu: <b>fett</b> und <a href="https://b.example/">hier</a>.</p>')


def test_link_to_a_page_of_ours_stays_one(site):
    html = f'<p>Zur <a id="{site.pk}" linktype="page">Startseite</a>.</p>'
    text = as_text(html)
    assert text == "Zur [Startseite](/)."
    changed = as_html(text.replace("Zur", "Hier ist die"), html)
    assert f'id="{site.pk}"' in changed
    assert 'linktype="page"' in changed


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "[klick](javascript:alert(1))",
        '[klick](https://a.example/"onmouseover="alert(1))',
        "**<img src=x onerror=alert(1)>**",
    ],
)
def test_nothing_that_is_typed_becomes_a_tag(db, typed):
    html = as_html(typed)
    for danger in ("<script", 'javascript:alert(1)"', "<img", '" onmouseover', '"onmouseover'):
        assert danger not in html


def test_lists_as_people_type_them(db):
    assert as_html("• Brot\n* Kuchen\n\n1) eins\n2) zwei") == (
        "<ul><li>Brot</li><li>Kuchen</li></ul><ol><li>eins</li><li>zwei</li></ol>"
    )
