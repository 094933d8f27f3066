"""The text of a Word file as a release has it: headline, lead, and blocks. Knows no database."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby

import docx
from docx.oxml.ns import qn

from cms.core.blocks.base import RICH_TEXT_FEATURES
from cms.core.pasted_html import clean_html
from cms.core.pasted_text import clean_line, clean_paragraphs

from .inline import DELETED, OBJECT, Inline, InlineReader, WordPicture, name_of
from .package import DAMAGED, Refused, check
from .styles import Kind, Styles
from .tables import table_value

logger = logging.getLogger(__name__)

LONGEST_TITLE, LONGEST_LEAD, LONGEST_HEADING = 255, 600, 120
SPLIT_TABLE = "Tabelle mit verbundenen Zellen oder Bildern (ihr Text ist da, als Absätze)"
NO_TEXT = "In der Datei steht kein Text, der sich übernehmen lässt: nur Leeres oder Textfelder."
HEADER = "Kopf- oder Fußzeile"

_LABEL = re.compile(r"presse(?:mitteilung|information|meldung|erklärung)\b.{0,40}", re.I)
_SPEAKER = re.compile(r"\s*\n?\s*[–—-]\s+(?P<name>[^\n,]{3,80})(?:,\s*(?P<role>[^\n]{2,160}))?$")
_AROUND = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "tr", "tc"}
_HEADINGS = ("title", "heading")
_MARKS = '„“”"»«‚‘’ '


@dataclass
class Piece:
    """A paragraph, table or picture in its place."""

    kind: Kind
    inline: Inline = field(default_factory=Inline)
    value: WordPicture | dict | None = None


@dataclass
class WordText:
    """What a file says; `blocks` are those of a page's text, a picture still as it lies there."""

    title: str
    lead: str
    blocks: list[tuple[str, object]]
    left_out: Counter


def read_word(data: bytes, name: str) -> WordText:
    """The text of a Word file, or `Refused`; its headline is `name` if there is no other."""
    check(data)
    try:
        reader = _Reader(docx.Document(BytesIO(data)))
        pieces = reader.read()
    except Exception as error:
        # The library trusts the file: whatever it stumbles over, the file is not what it says.
        logger.warning("A Word file could not be read", exc_info=True)
        raise Refused(DAMAGED) from error
    if not pieces:
        raise Refused(NO_TEXT)
    title, before, after = _around_title(pieces)
    lead = _take_lead(after)
    return WordText(
        title or clean_line(name)[:LONGEST_TITLE],
        lead,
        list(_blocks([*before, *after])),
        reader.left_out,
    )


class _Reader:
    """Walks through a document, from paragraph to table to paragraph."""

    def __init__(self, document):
        self.document = document
        self.left_out: Counter = Counter()
        self.styles = Styles(document)
        self.inline = InlineReader(document, self.left_out, self.styles.is_bold)
        self.pieces: list[Piece] = []

    def read(self) -> list[Piece]:
        self._read_children(self.document.element.body)
        self._count_headers()
        return self.pieces

    def _read_children(self, element) -> None:
        for child in element:
            name = name_of(child)
            if name == "p":
                self._read_paragraph(child)
            elif name == "tbl":
                self._read_table(child)
            elif name == "tr" and child.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                self.left_out[DELETED] += 1
            elif name in _AROUND:
                self._read_children(child)
            elif name == "altChunk":
                self.left_out[OBJECT] += 1

    def _read_paragraph(self, paragraph) -> None:
        inline = self.inline.read(paragraph)
        if inline.text:
            self.pieces.append(Piece(self.styles.kind(paragraph), inline))
        self.pieces += [Piece(Kind("picture"), value=picture) for picture in inline.pictures]

    def _read_table(self, table) -> None:
        value = table_value(table, self.inline)
        if value:
            self.pieces.append(Piece(Kind("table"), value=value))
            return
        if len(list(table.iter(qn("w:tr")))) > 1:
            self.left_out[SPLIT_TABLE] += 1
        self._read_children(table)

    def _count_headers(self) -> None:
        for relation in self.document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
                texts = relation.target_part.element.iter(qn("w:t"))
                self.left_out[HEADER] += any((text.text or "").strip() for text in texts)


def _around_title(pieces: list[Piece]) -> tuple[str, list[Piece], list[Piece]]:
    """The headline, what stands above it (without the word „Pressemitteilung“) and below it."""
    fitting = [at for at, piece in enumerate(pieces) if _may_be_title(piece)]
    for kind in ("title", "heading", "p"):
        for at in fitting:
            if pieces[at].kind.name == kind:
                before = [piece for piece in pieces[:at] if not _is_label(piece)]
                return clean_line(pieces[at].inline.text), before, pieces[at + 1 :]
    return "", [], pieces


def _may_be_title(piece: Piece) -> bool:
    if _is_label(piece) or len(piece.inline.text) > LONGEST_TITLE:
        return False
    return piece.kind.name in ("title", "heading") or piece.inline.is_bold


def _is_label(piece: Piece) -> bool:
    return bool(_LABEL.fullmatch(piece.inline.text))


def _take_lead(pieces: list[Piece]) -> str:
    """The first paragraph, if it is short enough; it is taken out of the others."""
    if not pieces or pieces[0].kind.name != "p":
        return ""
    lead = clean_paragraphs(pieces[0].inline.text)
    if len(lead) > LONGEST_LEAD:
        return ""
    del pieces[0]
    return lead


def _blocks(pieces: list[Piece]) -> Iterator[tuple[str, object]]:
    """The blocks of a page's text; paragraphs and lists that follow each other are one."""
    levels = [piece.kind.level for piece in pieces if piece.kind.name in _HEADINGS]
    for kind, group in groupby(pieces, key=_block_of):
        several = list(group)
        if kind == "text":
            html = clean_html("".join(map(_as_html, several)), RICH_TEXT_FEATURES)
            if html:
                yield kind, html
        elif kind == "quote":
            yield kind, _quote("\n".join(piece.inline.text for piece in several))
        elif kind == "heading":
            yield from ((kind, _heading(piece, min(levels))) for piece in several)
        else:
            yield from ((kind, piece.value) for piece in several)


def _block_of(piece: Piece) -> str:
    name = piece.kind.name
    if name in _HEADINGS:
        return "heading" if len(clean_line(piece.inline.text)) <= LONGEST_HEADING else "text"
    return name if name in ("quote", "table", "picture") else "text"


def _heading(piece: Piece, highest: int) -> dict[str, str]:
    level = "h2" if piece.kind.level == highest else "h3"
    return {"text": clean_line(piece.inline.text), "level": level}


def _as_html(piece: Piece) -> str:
    kind, html = piece.kind, piece.inline.html
    if kind.name in ("ul", "ol"):
        depth = kind.level
        return f"<{kind.name}>" * depth + f"<li>{html}</li>" + f"</{kind.name}>" * depth
    return f"<p><b>{html}</b></p>" if kind.name in _HEADINGS else f"<p>{html}</p>"


def _quote(text: str) -> dict[str, str]:
    """The words without marks; who said them, if a dash with a name stands behind."""
    text = clean_paragraphs(text)
    speaker = _SPEAKER.search(text)
    words = text[: speaker.start()] if speaker else text
    name, role = (speaker["name"], speaker["role"] or "") if speaker else ("", "")
    return {"text": words.strip(_MARKS), "name": name.strip(), "role": role.strip()}
