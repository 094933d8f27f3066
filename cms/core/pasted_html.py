"""Rich text reduced to what its field offers, wherever it comes from. Pure and idempotent.

The editor's browser removes much of what Word adds. This is the floor below everything else: other
browsers, imports, forms that somebody sends by hand. The HTML is read into lines of runs, each
run with its look, and written anew: nothing of it survives by being overlooked.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from cms.core.pasted_text import clean_text

# Styles inside a line, the outermost first, and the feature of the editor that offers each.
_STYLES = {
    "b": "bold",
    "i": "italic",
    "s": "strikethrough",
    "sup": "superscript",
    "sub": "subscript",
}
_SAME_STYLE = {"strong": "b", "em": "i", "strike": "s"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Whatever becomes of these elements: their text is a line of its own.
_LINES = _HEADINGS | set(
    "p blockquote hr li div section article header footer main aside address pre dt dd figure "
    "figcaption caption table tr".split()
)
# Gone with everything inside; <del> is what a tracked change has removed.
_UNWANTED = set(
    "script style head title xml template noscript svg math object iframe form select textarea "
    "button audio video del".split()
)
# No file of somebody's computer, no footnote or comment that stayed in Word.
_ADDRESS = re.compile(r"https?://|mailto:|tel:|/(?!/)|#(?!_|ftn|sdfoot|cmnt|heading=)", re.I)
_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)", re.I)
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|[1-5]00)", re.I)
MOST_DEPTH = 100  # elements inside elements; what lies deeper is text only
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
_BESIDE_BREAK = re.compile(r" *\n *")
_SPACES = re.compile(r" {2,}")
_BULLET = re.compile(r"[•·▪◦‣∙●○■□]\s*(?=\S)")
_DASH = re.compile(r"[–-]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


@dataclass(frozen=True)
class Look:
    """How a run of text looks: its styles, and the attributes of its link."""

    styles: frozenset[str] = frozenset()
    link: tuple[tuple[str, str], ...] = ()


@dataclass
class Line:
    """A paragraph, a heading, a rule, or an entry `depth` lists deep; a break in it is a `\\n`."""

    tag: str = "p"
    depth: int = 0
    key: str = ""  # by which comments of the editor find the line again
    runs: list[tuple[str, Look]] = field(default_factory=list)  # none is empty

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    def add(self, text: str, look: Look) -> None:
        """One space at most between two words, none beside a break or at the beginning."""
        text = _SPACES.sub(" ", _BESIDE_BREAK.sub("\n", text))
        if not self.runs:
            text = text.lstrip(" \n")
        elif text.startswith("\n"):
            self.trim(" ")
        elif self.runs[-1][0].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            self.runs.append((text, look))

    def drop_style(self, style: str) -> None:
        self.runs = [(text, Look(look.styles - {style}, look.link)) for text, look in self.runs]

    def drop_first(self, number: int) -> None:
        """Without so many signs at its beginning."""
        while number:
            text, look = self.runs.pop(0)
            if rest := text[number:]:
                self.runs.insert(0, (rest, look))
            number -= len(text) - len(rest)

    def trim(self, unwanted: str = " \n\u00a0") -> None:
        while self.runs:
            text, look = self.runs.pop()
            if rest := text.rstrip(unwanted):
                self.runs.append((rest, look))
                return


def clean_html(html: str, features: Collection[str]) -> str:
    """`html` with paragraphs, line breaks and what `features` allow, and nothing else."""
    reader = _Reader(features)
    reader.read(BeautifulSoup(html, "html.parser"), Look())
    for line in reader.lines:
        line.trim()
    lines = [line for line in reader.lines if line.runs or line.tag == "hr"]
    if "ul" in features:
        _make_entries(lines, "ul", _BULLET, fewest=1)
        _make_entries(lines, "ul", _DASH, fewest=2)
    if "ol" in features:
        _make_entries(lines, "ol", _NUMBER, fewest=2)
    return "".join(_written(lines))


class _Reader:
    """Takes the tree apart into lines."""

    def __init__(self, features: Collection[str]):
        self.features = features
        self.styles = {tag for tag, feature in _STYLES.items() if feature in features}
        self.lines: list[Line] = []
        self.lists: list[str] = []
        self.goes_on = False  # whether text belongs to the last line
        self.depth = 0

    def read(self, element: PageElement, look: Look) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            self._add(clean_text(_WHITE_SPACE.sub(" ", element.get_text(" "))), look)
        else:
            self._read_children(element, look)
        self.depth -= 1

    def _read_children(self, element: PageElement, look: Look) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                self._read_tag(child, look)
            elif type(child) is NavigableString:  # no comment, no declaration
                self._add(clean_text(_WHITE_SPACE.sub(" ", child)), look)

    def _read_tag(self, tag: Tag, look: Look) -> None:
        name = tag.name
        if name in _UNWANTED:
            return
        if name == "br":
            self._add("\n", look)
        elif name in ("ul", "ol"):
            self._read_list(tag, look)
        elif name in _LINES:
            self._read_line(tag, look)
        else:
            self.read(tag, self._look_of(tag, look))
            if name in ("td", "th"):
                self._add(" ", look)

    def _read_list(self, tag: Tag, look: Look) -> None:
        self.goes_on = False
        self.lists.append(tag.name)
        self.read(tag, look)
        self.lists.pop()
        self.goes_on = False

    def _read_line(self, tag: Tag, look: Look) -> None:
        # The first paragraph inside an entry of a list is the entry itself.
        if tag.name == "li" or not (self.lists and self.goes_on and not self.lines[-1].runs):
            self._begin(self._name_of_line(tag.name), tag)
        self.read(tag, look)
        if self.goes_on and tag.name in _HEADINGS:
            self.lines[-1].drop_style("b")  # a heading is one by its level, not by its look
        self.goes_on = False

    def _name_of_line(self, name: str) -> str:
        """A heading gets the nearest level that the field offers; with none it is a paragraph."""
        offered = sorted(_HEADINGS & set(self.features))
        if name in _HEADINGS and offered:
            return min(offered, key=lambda level: abs(int(level[1]) - int(name[1])))
        return name if name in self.features else "p"

    def _begin(self, name: str, tag: Tag | None = None) -> None:
        lists = [kind for kind in self.lists if kind in self.features]
        key = str(tag.get("data-block-key", "")) if tag else ""
        self.lines.append(Line(lists[-1] if lists else name, len(lists), key))
        self.goes_on = True

    def _add(self, text: str, look: Look) -> None:
        if not self.goes_on and text.strip():
            self._begin("p")
        if self.goes_on:
            self.lines[-1].add(text, look)

    def _look_of(self, tag: Tag, look: Look) -> Look:
        css = str(tag.get("style", ""))
        name = _SAME_STYLE.get(tag.name, tag.name)
        styles = look.styles | {"b" if _BOLD.search(css) else name} & self.styles
        if _NOT_BOLD.search(css):
            styles -= {"b"}
        link = self._link_of(tag) if name == "a" else ()
        return Look(styles, link or look.link)

    def _link_of(self, tag: Tag) -> tuple[tuple[str, str], ...]:
        """The attributes with which the database keeps this link; none if it may not be one."""
        kind, key = str(tag.get("linktype", "")), str(tag.get("id", ""))
        if kind:
            offered = {"page": "link", "document": "document-link"}.get(kind) in self.features
            return (("id", key), ("linktype", kind)) if offered and key.isdecimal() else ()
        href = str(tag.get("href", "")).strip()
        return (("href", href),) if "link" in self.features and _ADDRESS.match(href) else ()


def _make_entries(lines: list[Line], kind: str, mark: re.Pattern, fewest: int) -> None:
    """Paragraphs that begin with the mark of a list, `fewest` or more in a row, become one."""
    for is_plain, group in groupby(lines, key=lambda line: bool(_mark_of(line, mark))):
        entries = list(group)
        if not is_plain or len(entries) < fewest or not _counts_up(entries, mark):
            continue
        for line in entries:
            line.drop_first(_mark_of(line, mark).end())
            line.tag, line.depth = kind, 1


def _mark_of(line: Line, mark: re.Pattern) -> re.Match | None:
    return mark.match(line.text) if line.tag == "p" else None


def _counts_up(entries: list[Line], mark: re.Pattern) -> bool:
    numbers = [_mark_of(line, mark).groups() for line in entries]
    return all(not found or int(found[0]) == place for place, found in enumerate(numbers, start=1))


def _written(lines: list[Line]) -> Iterator[str]:
    for in_list, group in groupby(lines, key=lambda line: line.depth > 0):
        if in_list:
            yield _list(list(group), 1)
            continue
        for line in group:
            empty = line.tag == "hr"
            yield "<hr/>" if empty else f"<{line.tag}{_key(line)}>{_inside(line)}</{line.tag}>"


def _list(lines: list[Line], depth: int) -> str:
    entries = []
    while lines:
        first, *rest = lines
        inner = next((at for at, line in enumerate(rest) if line.depth <= depth), len(rest))
        deeper = _list(rest[:inner], depth + 1) if inner else ""
        entries.append((first.tag, f"<li{_key(first)}>{_inside(first)}{deeper}</li>"))
        lines = rest[inner:]
    lists = groupby(entries, key=lambda entry: entry[0])
    return "".join(f"<{tag}>{''.join(text for _, text in group)}</{tag}>" for tag, group in lists)


def _key(line: Line) -> str:
    return f' data-block-key="{escape(line.key)}"' if line.key else ""


def _inside(line: Line) -> str:
    by_link = groupby(line.runs, key=lambda run: run[1].link)
    return "".join(_linked(link, list(runs)) for link, runs in by_link)


def _linked(link: tuple[tuple[str, str], ...], runs: list[tuple[str, Look]]) -> str:
    inner = _styled(runs, list(_STYLES))
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in link)
    return f"<a{attributes}>{inner}</a>" if link else inner


def _styled(runs: list[tuple[str, Look]], styles: list[str]) -> str:
    if not styles:
        text = "".join(text for text, _ in runs)
        return escape(text, quote=False).replace("\n", "<br/>")
    outer, *inner = styles
    parts = groupby(runs, key=lambda run: outer in run[1].styles)
    return "".join(
        f"<{outer}>{_styled(list(group), inner)}</{outer}>"
        if wrapped
        else _styled(list(group), inner)
        for wrapped, group in parts
    )
