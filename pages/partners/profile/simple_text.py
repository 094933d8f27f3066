"""Rich text as a volunteer types it on a phone, and back again without loss.

An empty line begins a paragraph, „- “ or „1. “ an entry of a list, two spaces before it one of a
list inside; **bold**, _italic_, [words](https://…). A line that comes back as it was shown keeps
its HTML: what these signs cannot say is lost only where somebody writes something else.
"""

import re
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.models import Page

from cms.core.pasted_html import clean_html

FEATURES = ("bold", "italic", "ul", "ol", "link")
_MARKS = {"b": "**", "strong": "**", "i": "_", "em": "_"}
_ENTRY = re.compile(r"^( *)(?:([-•*])|(\d{1,3})[.)])\s+(?=\S)")
_INLINE = re.compile(
    r"\[(?P<words>[^\]\n]+)\]\((?P<address>(?:https?://|mailto:|tel:)[^\s)]+|/[^\s)]*)\)"
    r"|(?<![\w*])\*\*(?=\S)(?P<bold>[^\n]+?)(?<=\S)\*\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])(?P<italic>[^\n]+?)(?<=[^\s_])_(?!\w)"
)


@dataclass(frozen=True)
class Block:
    """A paragraph (`tag` p) or an entry of a list, `depth` lists deep."""

    tag: str
    depth: int
    text: str
    html: str


def as_text(html: str) -> str:
    """What stands in the form's text area."""
    lines: list[str] = []
    before = None
    number: dict[int, int] = {}
    for block in _blocks(html):
        if lines and not (before and before.depth and block.depth):
            lines.append("")
        if block.depth == 0:
            number = {}
            lines.append(block.text)
        else:
            number = {depth: n for depth, n in number.items() if depth <= block.depth}
            number[block.depth] = number.get(block.depth, 0) + 1
            sign = f"{number[block.depth]}." if block.tag == "ol" else "-"
            indent = "  " * (block.depth - 1)
            lines.append(f"{indent}{sign} " + block.text.replace("\n", " "))
        before = block
    return "\n".join(lines)


def as_html(text: str, former: str = "") -> str:
    """The text as HTML; `former` is the HTML from which the form was filled."""
    known: dict[tuple[str, str], str] = {}
    links: dict[str, str] = {}
    for block in _blocks(former):
        known[block.tag, _one_line(block)] = block.html
    for link in BeautifulSoup(former, "html.parser").find_all("a"):
        links[_address(link)] = _opening(link)
    made = [
        Block(tag, depth, line, known.get((tag, line)) or _inline(line, links))
        for tag, depth, line in _parse(text)
    ]
    return clean_html(_written(made), FEATURES)


def _one_line(block: Block) -> str:
    return block.text if block.depth == 0 else block.text.replace("\n", " ")


def _blocks(html: str) -> list[Block]:
    found: list[Block] = []
    _collect(BeautifulSoup(html, "html.parser"), 0, found)
    return found


def _collect(parent: Tag, depth: int, found: list[Block]) -> None:
    for child in parent.find_all(True, recursive=False):
        if child.name in ("ul", "ol"):
            for entry in child.find_all("li", recursive=False):
                inner = [part.extract() for part in entry.find_all(["ul", "ol"], recursive=False)]
                found.append(Block(child.name, depth + 1, _text_of(entry), entry.decode_contents()))
                for part in inner:
                    holder = BeautifulSoup("", "html.parser")
                    holder.append(part)
                    _collect(holder, depth + 1, found)
        else:
            found.append(Block("p", 0, _text_of(child), child.decode_contents()))


def _text_of(element: Tag) -> str:
    parts = []
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(str(child))
        elif child.name == "br":
            parts.append("\n")
        elif child.name == "a":
            parts.append(f"[{_text_of(child)}]({_address(child)})")
        else:
            mark = _MARKS.get(child.name, "")
            parts.append(f"{mark}{_text_of(child)}{mark}")
    return "".join(parts).strip()


def _address(link: Tag) -> str:
    """Of a page of ours its present address."""
    if link.get("linktype") == "page" and str(link.get("id", "")).isdigit():
        page = Page.objects.filter(pk=link["id"]).first()
        return (page and page.url) or f"/seite-{link['id']}/"
    return str(link.get("href", ""))


def _opening(link: Tag) -> str:
    """The link's own tag, so that a page of ours stays known as such."""
    empty = BeautifulSoup(str(link), "html.parser").a
    empty.clear()
    return str(empty).removesuffix("</a>")


def _parse(text: str) -> list[tuple[str, int, str]]:
    """Tag, depth and words of each paragraph and entry."""
    found: list[tuple[str, int, str]] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            goes_on = False
        elif entry := _ENTRY.match(line):
            tag = "ol" if entry[3] else "ul"
            found.append((tag, len(entry[1]) // 2 + 1, line[entry.end() :].strip()))
            goes_on = False
        elif goes_on:
            tag, depth, before = found[-1]
            found[-1] = (tag, depth, f"{before}\n{line.strip()}")
        else:
            found.append(("p", 0, line.strip()))
            goes_on = True
    return found


def _inline(text: str, links: dict[str, str]) -> str:
    parts, end = [], 0
    for match in _INLINE.finditer(text):
        parts.append(_plain(text[end : match.start()]))
        parts.append(_styled(match, links))
        end = match.end()
    return "".join([*parts, _plain(text[end:])])


def _styled(match: re.Match, links: dict[str, str]) -> str:
    if match["address"]:
        opening = links.get(match["address"]) or f'<a href="{escape(match["address"])}">'
        return f"{opening}{_inline(match['words'], {})}</a>"
    if match["bold"]:
        return f"<b>{_inline(match['bold'], links)}</b>"
    return f"<i>{_inline(match['italic'], links)}</i>"


def _plain(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


def _written(blocks: list[Block]) -> str:
    parts: list[str] = []
    open_lists: list[str] = []
    for block in blocks:
        depth = min(block.depth, len(open_lists) + 1)  # nothing hangs in the air
        while len(open_lists) > depth or (
            depth and len(open_lists) == depth and open_lists[-1] != block.tag
        ):
            parts.append(f"</li></{open_lists.pop()}>")
        if depth == 0:
            parts.append(f"<p>{block.html}</p>")
        elif len(open_lists) < depth:
            open_lists.append(block.tag)
            parts.append(f"<{block.tag}><li>{block.html}")
        else:
            parts.append(f"</li><li>{block.html}")
    parts += [f"</li></{tag}>" for tag in reversed(open_lists)]
    return "".join(parts)
