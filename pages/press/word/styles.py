"""What a paragraph is: by its style, by the styles that this one builds on, and by its numbering.

Word keeps the built-in styles by their English names, also in a German Word; names that somebody
made up are known by the style that they are based on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from .inline import switched_on

_HEADING = re.compile(r"(?:heading|überschrift) (\d)")
_TITLES = {"title", "titel"}
_QUOTES = {"quote", "intense quote", "zitat", "intensives zitat", "quotations"}
_BULLETS = re.compile(r"(?:list bullet|aufzählungszeichen)(?: (\d))?")
_NUMBERS = re.compile(r"(?:list number|listennummer)(?: (\d))?")
MOST_STYLES = 20  # one on top of the other; a circle of styles ends here
DEEPEST_LIST = 9


@dataclass(frozen=True)
class Kind:
    """`title`, `heading`, `quote`, `ul`, `ol` or `p`, with the level of a heading or an entry."""

    name: str
    level: int = 0


class Styles:
    """The styles and numberings of one document."""

    def __init__(self, document: Document):
        element = document.styles.element
        self.by_id = {style.get(qn("w:styleId")): style for style in element.iter(qn("w:style"))}
        self.formats = dict(_list_formats(document))

    def kind(self, paragraph) -> Kind:
        properties = paragraph.find(qn("w:pPr"))
        chain = list(self._chain(properties, "w:pStyle"))
        names = [_name(style) for style in chain]
        if any(name in _TITLES for name in names):
            return Kind("title")
        for name in names:
            if found := _HEADING.fullmatch(name):
                return Kind("heading", int(found[1]))
        if any(name in _QUOTES for name in names):
            return Kind("quote")
        numbered, named = self._list(properties, chain), _list_by_name(names)
        if numbered and named and numbered.level == 1:
            return Kind(numbered.name, named.level)  # „List Bullet 2“ has a numbering of its own
        return numbered or named or Kind("p")

    def is_bold(self, properties) -> bool:
        """Whether a style of signs, such as „Fett“, makes a run with these properties bold."""
        settings = (
            switched_on(style.find(qn("w:rPr")), "b")
            for style in self._chain(properties, "w:rStyle")
        )
        return next((setting for setting in settings if setting is not None), False)

    def _chain(self, properties, tag: str) -> Iterator:
        named = properties.find(qn(tag)) if properties is not None else None
        for _ in range(MOST_STYLES):
            style = self.by_id.get(named.get(qn("w:val"))) if named is not None else None
            if style is None:
                return
            yield style
            named = style.find(qn("w:basedOn"))

    def _list(self, properties, chain: list) -> Kind | None:
        for holder in (properties, *(style.find(qn("w:pPr")) for style in chain)):
            numbering = holder.find(qn("w:numPr")) if holder is not None else None
            if numbering is None:
                continue
            key, level = _value(numbering, "w:numId"), _value(numbering, "w:ilvl") or "0"
            if key in (None, "0"):
                return Kind("p") if key else None
            depth = min(int(level) if level.isdecimal() else 0, DEEPEST_LIST - 1)
            return Kind(self.formats.get((key, str(depth)), "ul"), depth + 1)
        return None


def _list_formats(document: Document) -> Iterator[tuple[tuple[str, str], str]]:
    """For each numbering and level whether its entries have bullets or numbers."""
    part = next(
        (r.target_part for r in _relations(document) if r.reltype.endswith("/numbering")), 0
    )
    if not part:
        return
    root = part.element
    abstract = {item.get(qn("w:abstractNumId")): item for item in root.iter(qn("w:abstractNum"))}
    for number in root.findall(qn("w:num")):
        described = abstract.get(_value(number, "w:abstractNumId"))
        for level in described.iter(qn("w:lvl")) if described is not None else ():
            kind = "ul" if _value(level, "w:numFmt") in ("bullet", "none") else "ol"
            yield (number.get(qn("w:numId")), level.get(qn("w:ilvl"))), kind


def _relations(document: Document) -> list:
    return [relation for relation in document.part.rels.values() if not relation.is_external]


def _list_by_name(names: list[str]) -> Kind | None:
    for name in names:
        for kind, pattern in (("ul", _BULLETS), ("ol", _NUMBERS)):
            if found := pattern.fullmatch(name):
                return Kind(kind, int(found[1] or 1))
    return None


def _name(style) -> str:
    return (_value(style, "w:name") or "").lower()


def _value(element, tag: str) -> str | None:
    found = element.find(qn(tag))
    return found.get(qn("w:val")) if found is not None else None
