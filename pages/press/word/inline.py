"""What stands inside a paragraph of Word: words with their look, links, pictures, and the rest.

The HTML made here is exact about text, and only about text: what the editor's field allows is
decided by `cms.core.pasted_html`, as for everything that is pasted.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from docx.document import Document
from docx.oxml.ns import qn

DELETED = "gelöschter Text aus „Änderungen nachverfolgen“"
HIDDEN = "ausgeblendeter Text"
COMMENT = "Kommentar"
FOOTNOTE = "Fuß- oder Endnote"
TEXT_BOX = "Textfeld"
OBJECT = "eingebettetes Objekt oder Formel"
DEAD_LINK = "Link, der nicht ins Netz führt (die Wörter sind da)"
FOREIGN_PICTURE = "Bild, das nicht in der Datei steckt, sondern nur verlinkt ist"

_LINK = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)\S*", re.I)
_FIELD = re.compile(r'HYPERLINK\s+"([^"]*)"', re.I)
_MADE_BY_WORD = re.compile(r"\s*(?:Automatisch generierte Beschreibung|KI-generierte Inh).*", re.S)
_OFF = {"0", "false", "off", "none"}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": ""}
_LEFT_OUT = {
    "del": DELETED,
    "moveFrom": DELETED,
    "commentReference": COMMENT,
    "footnoteReference": FOOTNOTE,
    "endnoteReference": FOOTNOTE,
    "object": OBJECT,
    "oMath": OBJECT,
    "oMathPara": OBJECT,
    "altChunk": OBJECT,
    "txbxContent": TEXT_BOX,
}
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"


@dataclass(frozen=True)
class WordPicture:
    """A picture as it lies in the file, and what Word says about it."""

    part: str  # its name inside the archive; the same picture may stand in several places
    data: bytes = field(repr=False)
    name: str = ""
    alt_text: str = ""


@dataclass
class Inline:
    """A paragraph taken apart."""

    parts: list[tuple[str, bool, str]] = field(default_factory=list)  # text, bold, address
    pictures: list[WordPicture] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _, _ in self.parts).strip()

    @property
    def is_bold(self) -> bool:
        """All of it, so that it reads like a headline."""
        return bool(self.text) and all(bold for text, bold, _ in self.parts if text.strip())

    @property
    def is_plain(self) -> bool:
        return not any(bold or address for _, bold, address in self.parts)

    @property
    def html(self) -> str:
        return "".join(_as_html(*part) for part in self.parts)


def _as_html(text: str, bold: bool, address: str) -> str:
    html = escape(text).replace("\n", "<br/>")
    html = f"<b>{html}</b>" if bold and text.strip() else html
    return f'<a href="{escape(address)}">{html}</a>' if address and text.strip() else html


def name_of(element) -> str:
    """ "p" for `<w:p>`; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def switched_on(properties, name: str) -> bool | None:
    """Whether `<w:b/>` or the like stands in `properties`; None if nothing is said."""
    found = properties.find(qn(f"w:{name}")) if properties is not None else None
    return None if found is None else found.get(qn("w:val"), "1").lower() not in _OFF


class InlineReader:
    """Reads paragraphs of one document; what it passes over is counted in `left_out`."""

    def __init__(self, document: Document, left_out: Counter, is_bold_style: Callable):
        self.part = document.part
        self.left_out = left_out
        self.is_bold_style = is_bold_style
        self.found = Inline()
        self.address = ""
        self.fields: list[str] = []  # the fields that are open, with their codes

    def read(self, paragraph) -> Inline:
        self.found, self.address = Inline(), ""
        self._read_children(paragraph)
        return self.found

    def _read_children(self, element) -> None:
        for child in element:
            name = name_of(child)
            if name in _LEFT_OUT:
                self.left_out[_LEFT_OUT[name]] += 1
            elif reader := getattr(self, f"_read_{name}", None):
                reader(child)
            elif name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml"):
                self._read_children(child)

    def _read_r(self, run) -> None:
        properties = run.find(qn("w:rPr"))
        if switched_on(properties, "vanish"):
            self.left_out[HIDDEN] += 1
            return
        bold = switched_on(properties, "b")
        bold = self.is_bold_style(properties) if bold is None else bold
        text = ""
        for child in run:
            name = name_of(child)
            if name == "t":
                text += child.text or ""
            elif name in _SIGNS:
                text += _SIGNS[name]
            else:
                self._add(text, bold)
                text = ""
                self._read_beside_text(name, child)
        self._add(text, bold)

    def _add(self, text: str, bold: bool) -> None:
        if text:
            self.found.parts.append((text, bold, self.address))

    def _read_beside_text(self, name: str, element) -> None:
        if name in _LEFT_OUT:
            self.left_out[_LEFT_OUT[name]] += 1
        elif name in ("drawing", "pict"):
            self._read_drawing(element)
        elif name == "AlternateContent":
            self._read_drawing(element[0] if len(element) else element)
        elif name == "fldChar":
            self._read_field_mark(element.get(qn("w:fldCharType")))
        elif name == "instrText" and self.fields:
            self.fields[-1] += element.text or ""

    def _read_hyperlink(self, element) -> None:
        key = element.get(qn("r:id"))
        relation = self.part.rels.get(key) if key else None
        address = relation.target_ref if relation is not None and relation.is_external else ""
        self._read_linked(element, address, is_dead=bool(key))

    def _read_fldSimple(self, element) -> None:  # noqa: N802 - Word's name of the element
        code = _FIELD.search(element.get(qn("w:instr"), ""))
        self._read_linked(element, code[1] if code else "", is_dead=False)

    def _read_linked(self, element, address: str, is_dead: bool) -> None:
        before, self.address = self.address, self._allowed(address, is_dead)
        self._read_children(element)
        self.address = before

    def _allowed(self, address: str, is_dead: bool = False) -> str:
        if _LINK.fullmatch(address.strip()):
            return address.strip()
        if address or is_dead:
            self.left_out[DEAD_LINK] += 1
        return ""

    def _read_field_mark(self, kind: str | None) -> None:
        """A field is its code, a mark, and what is shown; only links matter here."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "separate" and self.fields:
            code = _FIELD.search(self.fields[-1])
            self.address = self._allowed(code[1]) if code else self.address
        elif kind == "end" and self.fields and _FIELD.search(self.fields.pop()):
            self.address = ""

    def _read_drawing(self, drawing) -> None:
        if next(drawing.iter(qn("w:txbxContent")), None) is not None:
            self.left_out[TEXT_BOX] += 1
            return
        for blip in drawing.iter(_BLIP):
            self._read_blip(blip, drawing)
        for shape in drawing.iter("{urn:schemas-microsoft-com:vml}imagedata"):
            self._keep_picture(shape.get(qn("r:id")), shape.get("title") or "", "")

    def _read_blip(self, blip, drawing) -> None:
        described = next(drawing.iter(qn("wp:docPr")), None)
        inner = next(drawing.iter(qn("pic:cNvPr")), None)
        alt_text = described.get("descr", "") if described is not None else ""
        name = inner.get("name", "") if inner is not None else ""
        self._keep_picture(blip.get(qn("r:embed")), name, _MADE_BY_WORD.sub("", alt_text).strip())

    def _keep_picture(self, key: str | None, name: str, alt_text: str) -> None:
        relation = self.part.rels.get(key) if key else None
        if relation is None or relation.is_external:
            self.left_out[FOREIGN_PICTURE] += 1
            return
        part = relation.target_part
        self.found.pictures.append(WordPicture(str(part.partname), part.blob, name, alt_text))
