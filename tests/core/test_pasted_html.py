"""What people paste from Word, LibreOffice, Google Docs and mail, and what is kept of it."""

import pytest

from cms.core.pasted_html import clean_html

FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]

PARAGRAPH = "<p class=MsoNormal style='margin-bottom:6.0pt;line-height:115%'>"
END = "<o:p></o:p></p>"
MARK = (
    "<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span>"
    "<![endif]>"
)
ENTRY = f"<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level1 lfo1'>{MARK}"
DOCUMENT = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {{margin:0cm}} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
<body lang=DE><!--StartFragment-->
{PARAGRAPH}<b style='mso-bidi-font-weight:normal'>Hannover.</b> Das Bündnis &#8222;hält&#8220; zum
3.&nbsp;Oktober zusammen &#8211; auch&nbsp;&nbsp;&nbsp; im Winter.{END}
{PARAGRAPH}<o:p>&nbsp;</o:p></p>
{ENTRY}Tee{END}
{ENTRY}Decken, <a href="https://beispiel.test/a?b=1&amp;c=2">mehr <i>dazu</i></a>{END}
{PARAGRAPH}<img width=300 src="file:///C:/Users/x/clip_image001.png">{END}
<!--EndFragment--></body></html>"""


def test_word_document_becomes_clean_text():
    assert clean_html(DOCUMENT, FEATURES) == (
        "<p><b>Hannover.</b> Das Bündnis „hält“ zum 3.\u00a0Oktober zusammen – auch im Winter.</p>"
        "<ul><li>Tee</li>"
        '<li>Decken, <a href="https://beispiel.test/a?b=1&amp;c=2">mehr <i>dazu</i></a></li></ul>'
    )


def test_google_document_becomes_clean_text():
    html = (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr">'
        '<span style="font-weight:700">Fett</span><span style="font-weight:400"> nicht</span></p>'
        "<ul><li><p>eins</p><ul><li>tiefer</li></ul></li><li><p>zwei</p></li></ul><br></b>"
    )

    assert clean_html(html, FEATURES) == (
        "<p><b>Fett</b> nicht</p><ul><li>eins<ul><li>tiefer</li></ul></li><li>zwei</li></ul>"
    )


@pytest.mark.parametrize(
    ("features", "kept"),
    [
        ([], "<p>Wärme für alle</p>"),
        (["h2", "h3", "bold"], "<h2>Wärme für alle</h2>"),
        (["h4", "bold"], "<h4>Wärme für alle</h4>"),
        (["bold"], "<p>Wärme für alle</p>"),
    ],
)
def test_heading_gets_a_level_that_the_field_offers(features, kept):
    html = "<h1 style='margin-top:12pt'><b><span lang=DE>Wärme für alle</span></b></h1>"

    assert clean_html(html, features) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>• Eins</p>", "<ul><li>Eins</li></ul>"),
        ("<p>\uf0b7\tEins</p>", "<ul><li>Eins</li></ul>"),
        ("<p>– Eins</p><p>– Zwei</p>", "<ul><li>Eins</li><li>Zwei</li></ul>"),
        ("<p>– ein Einschub, kein Eintrag.</p>", "<p>– ein Einschub, kein Eintrag.</p>"),
        ("<p>1. Eins</p><p>2. Zwei</p>", "<ol><li>Eins</li><li>Zwei</li></ol>"),
        ("<p>3. Mai</p><p>4. Mai</p>", "<p>3. Mai</p><p>4. Mai</p>"),
        ("<p>1. Advent</p>", "<p>1. Advent</p>"),
    ],
)
def test_paragraphs_with_marks_become_lists(html, kept):
    assert clean_html(html, FEATURES) == kept


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://beispiel.test/">Ziel</a>',
        '<a href="mailto:presse@beispiel.test">Ziel</a>',
        '<a href="tel:+49511123">Ziel</a>',
        '<a href="/presse/">Ziel</a>',
        '<a href="#abschnitt-hilfe">Ziel</a>',
        '<a id="3" linktype="page">Ziel</a>',
        '<a id="4" linktype="document">Ziel</a>',
    ],
)
def test_links_are_kept(link):
    assert clean_html(f"<p>{link}</p>", FEATURES) == f"<p>{link}</p>"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="file:///C:/Users/x/Entwurf.docx">Ziel</a>',
        '<a href="#_Toc123">Ziel</a>',
        '<a href="#_ftn1">Ziel</a>',
        '<a name="_Hlk1">Ziel</a>',
        '<a href="javascript:alert(1)">Ziel</a>',
        '<a href=" JaVaScRiPt:alert(1)">Ziel</a>',
        '<a href="data:text/html,x">Ziel</a>',
        '<a href="//fremd.test/">Ziel</a>',
        '<a id="x" linktype="page">Ziel</a>',
        '<a id="1" linktype="fremd">Ziel</a>',
    ],
)
def test_links_that_lead_nowhere_are_text(link):
    assert clean_html(f"<p>{link}</p>", FEATURES) == "<p>Ziel</p>"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p></p><p> </p><p>&nbsp;</p><p><br></p><p><b>&nbsp;</b></p>",
        "<ul><li></li><li>&nbsp;</li></ul>",
        "<script>alert(1)</script><style>p{}</style><!-- x --><![CDATA[x]]><?xml x?>",
        '<img src="https://fremd.test/zaehler.gif" onerror="alert(1)">',
        '<embed embedtype="image" id="1" format="left" alt=""/>',
        "<iframe src='https://fremd.test/'>x</iframe><svg onload=alert(1)>x</svg>",
        "<p><del>gestrichen</del></p>",
    ],
)
def test_nothing_is_kept_of_nothing(html):
    assert clean_html(html, FEATURES) == ""


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("lose", "<p>lose</p>"),
        ("<div>eins<div>zwei</div>drei</div>", "<p>eins</p><p>zwei</p><p>drei</p>"),
        ("<p onclick=x style=color:red>eins<p>zwei", "<p>eins</p><p>zwei</p>"),
        ("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>"),
        ("<p>Wör\u00adter \u200b und\u2003mehr</p>", "<p>Wörter und mehr</p>"),
        ("<p>eins<br><br>zwei<br></p>", "<p>eins<br/><br/>zwei</p>"),
        ('<p data-block-key="ab1c2">eins</p>', '<p data-block-key="ab1c2">eins</p>'),
        ("<table><tr><td>Ort</td><td>Zeit</td></tr></table>", "<p>Ort Zeit</p>"),
        ("<p><u>unterstrichen</u> <s>weg</s></p>", "<p>unterstrichen weg</p>"),
    ],
)
def test_whatever_comes_becomes_paragraphs(html, kept):
    assert clean_html(html, FEATURES) == kept


@pytest.mark.parametrize("html", [DOCUMENT, "<div>" * 2000 + "tief", "<b><i>" * 300 + "x"])
def test_cleaning_twice_changes_nothing(html):
    once = clean_html(html, FEATURES)

    assert clean_html(once, FEATURES) == once
