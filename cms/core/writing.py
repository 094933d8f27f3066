"""What makes a text easier to read, said while it is written. Hints advise, they bind nobody.

What a public page must have is not repeated here; `publish_problems()` says and holds it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db import models
from wagtail.admin.panels import Panel
from wagtail.blocks import Block, RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.core.block_texts import change_texts
from cms.core.problems import Problem
from cms.core.sentences import MOST_WORDS, count_words, long_sentences, minutes_to_read

WORDS_WITHOUT_HEADING = 250

# Links are read out in a list of their own: there, these say nothing.
_SAYS_NOTHING = re.compile(
    r"(?:bitte )?(?:hier|da|dort|klick(?:en)?(?: sie)? (?:bitte )?hier|hier klicken|link|mehr|"
    r"weiter|weiterlesen|mehr (?:erfahren|infos?|informationen|dazu|lesen)|"
    r"(?:zur|zum|diese|dieser) (?:seite|webseite|website|link))\W*",
    re.I,
)
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
# Abbreviations stand alone (DGB, ver.di, AWO); three words in a row, or a long one, are shouting.
_SHOUTING = re.compile(
    r"(?<!\w)(?:[A-ZÄÖÜ]{2,}\s+){2,}[A-ZÄÖÜ]{2,}(?!\w)|(?<!\w)[A-ZÄÖÜ]{9,}(?!\w)"
)


@dataclass(frozen=True)
class Passage:
    """A text on the page, and where it stands in the editor's form."""

    text: str
    field: str
    label: str
    block: str = ""
    html: str = ""
    kind: str = ""  # the type of the block, "" outside of blocks

    def hint(self, message: str) -> Problem:
        return Problem(f"{self.label}: {message}", self.field, self.block)


@dataclass(frozen=True)
class Writing:
    """A page's text, counted and looked through."""

    words: int
    hints: list[Problem]

    @property
    def minutes(self) -> int:
        return minutes_to_read(self.words)


def look_through(page: Page) -> Writing:
    """What readers read of `page`: its headline and its texts, not what search engines get."""
    passages = [Passage(page.title, "title", "Überschrift"), *_passages(page)]
    words = sum(count_words(passage.text) for passage in passages)
    hints = [
        *_too_long(page),
        *_long_sentences(passages),
        *_headings(page, passages),
        *(hint for passage in passages for hint in _looks(passage)),
        *(hint for passage in passages for hint in _links(passage)),
    ]
    return Writing(words, list(dict.fromkeys(hints)))


def _passages(page: Page) -> Iterator[Passage]:
    for field in page._meta.fields:
        value = field.value_from_object(page)
        if not value or not field.editable or field.name == "search_description":
            continue
        if isinstance(field, StreamField):
            yield from _in_blocks(field, value)
        elif isinstance(field, models.TextField):
            html = value if isinstance(field, RichTextField) else ""
            yield Passage(_plain(html) or value, field.name, field.verbose_name, html=html)


def _in_blocks(field: StreamField, value) -> Iterator[Passage]:
    for child in value.get_prep_value():
        block = field.stream_block.child_blocks.get(child["type"])
        if block is None:
            continue
        found: list[Passage] = []

        def collect(part: Block, text: str, child=child, label=block.label, found=found) -> str:
            if part.name != "alt_text":
                html = text if isinstance(part, RichTextBlock) else ""
                place = (field.name, f"Block „{label}“", child["id"] or "", html, child["type"])
                found.append(Passage(_plain(html) or text, *place))
            return text

        change_texts(block, child["value"], collect)
        yield from found


def _plain(html: str) -> str:
    """The text of `html`, a blank line after each paragraph and entry."""
    tree = BeautifulSoup(html, "html.parser")
    for element in tree.find_all(["p", "li", "ul", "ol", "h2", "h3", "h4"]):
        element.append("\n\n")
    return tree.get_text()


def _too_long(page: Page) -> Iterator[Problem]:
    for name, label, about in _good_lengths(page.get_edit_handler()):
        letters = len(str(getattr(page, name)))
        if letters > about:
            yield Problem(f"{label}: {letters} Zeichen; gut sind bis zu {about}.", name)


def _good_lengths(panel: Panel) -> Iterator[tuple[str, str, int]]:
    """The fields whose length the editor shows, their headings, and how long each is best."""
    if about := panel.attrs.get("data-cms-length-about-value"):
        yield panel.field_name, panel.heading, int(about)
    for child in getattr(panel, "children", []):
        yield from _good_lengths(child)


def _long_sentences(passages: list[Passage]) -> Iterator[Problem]:
    for passage in passages:
        if passage.field == "lead":
            for sentence, words in long_sentences(passage.text):
                yield passage.hint(
                    f"Der Satz „{_beginning(sentence)}“ hat {words} Wörter. Bis zu {MOST_WORDS} "
                    "sind beim ersten Lesen gut zu verstehen."
                )


def _headings(page: Page, passages: list[Passage]) -> Iterator[Problem]:
    if not (body := getattr(page, "body", None)):
        return
    level = 1
    for child in body.get_prep_value():
        if child["type"] == "heading":
            # A draft may have gaps everywhere.
            found = int((child["value"].get("level") or "h2")[1])
            if found > level + 1:
                title = child["value"].get("text", "")
                yield Problem(
                    f"„{title}“ ist eine kleine Zwischenüberschrift, ohne dass eine große davor "
                    "steht.",
                    "body",
                    child["id"] or "",
                )
            level = found
    words = sum(count_words(passage.text) for passage in passages if passage.field == "body")
    if level == 1 and words > WORDS_WITHOUT_HEADING:
        yield Problem(
            f"{words} Wörter ohne Zwischenüberschrift: Wer nur überfliegt, findet keinen Halt.",
            "body",
        )


def _looks(passage: Passage) -> Iterator[Problem]:
    if shouted := _SHOUTING.search(passage.text):
        yield passage.hint(
            f"„{_beginning(shouted[0])}“ steht in Großbuchstaben. Das liest sich schwer und klingt "
            "laut."
        )
    for paragraph in BeautifulSoup(passage.html, "html.parser").find_all("p"):
        text = paragraph.get_text().strip()
        bold = "".join(part.get_text() for part in paragraph.find_all("b")).strip()
        if text and text == bold and len(text) <= 120:
            yield passage.hint(
                f"Der Absatz „{_beginning(text)}“ ist ganz fett. Ist er eine Zwischenüberschrift? "
                "Dann hilft ein Block „Überschrift“ auch denen, die nicht sehen."
            )


def _links(passage: Passage) -> Iterator[Problem]:
    for link in BeautifulSoup(passage.html, "html.parser").find_all("a"):
        text = " ".join(link.get_text().split())
        if _BARE_ADDRESS.fullmatch(text):
            yield passage.hint(
                f"Der Link „{_beginning(text)}“ zeigt seine Adresse. Besser ist der Name des Ziels."
            )
        elif _SAYS_NOTHING.fullmatch(text):
            yield passage.hint(
                f"Der Link „{text}“ sagt nicht, wohin er führt. Besser ist der Name des Ziels."
            )
        elif not link.has_attr("href") and not link.has_attr("linktype"):
            yield passage.hint(f"Der Link „{_beginning(text)}“ hat kein Ziel.")


def _beginning(text: str, letters: int = 50) -> str:
    """The first words of `text`, enough to find it."""
    if len(text) <= letters:
        return text
    return text[:letters].rsplit(" ", 1)[0] + " …"
