"""The demo's German texts: files with TOML front matter and a small Markdown.

`## ` and `### ` are headings, `> ` lines a quote with `> — Name, Funktion` as its last line,
`@bild key` a picture, `[Kasten] Titel` a box around the paragraph below it. Everything else is
running text in ordinary Markdown.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import markdown

TEXTS = Path(__file__).parent / "texts"
APPEAL = "Was Sie tun können"  # the last section of a story, with a field of its own
_FRONT_MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
_EMAIL = re.compile(r"(?<![\w/.@])([\w.-]+@[\w-]+(?:\.[\w-]+)*\.example)\b")
_PHONE = re.compile(r"(?<![\d/-])(0\d{2,4} \d{3,5}(?:-\d+)?)(?![\d-])")


@dataclass(frozen=True)
class Text:
    """One file: its front matter, and its body as `(block type, value)` pairs."""

    facts: dict[str, Any]
    body: list[tuple[str, Any]]

    def __getitem__(self, key: str) -> Any:
        return self.facts[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self.facts.get(key) or default


def read_folder(name: str) -> list[Text]:
    """All texts of `texts/<name>/`, in the order of their file names."""
    return [read_text(path) for path in sorted((TEXTS / name).glob("*.md"))]


def read_table(name: str) -> dict[str, Any]:
    """`texts/<name>.toml`."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def read_text(path: Path) -> Text:
    """One file; a ValueError names the file that has no front matter."""
    found = _FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{path} has no front matter between two lines of +++.")
    line_breaks = path.parent.name == "easy"
    return Text(tomllib.loads(found[1]), list(body_blocks(found[2], line_breaks)))


def body_blocks(source: str, line_breaks: bool = False):
    """The blocks of a body; with `line_breaks` each line of running text stays a line."""
    running: list[str] = []
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n|\n(?=#)|(?<=\S)\n(?=> )", source)]
    position = 0
    while position < len(chunks):
        special, used = _special_block(chunks, position)
        if special is None:
            running.append(chunks[position])
            position += 1
            continue
        yield from _running_text(running, line_breaks)
        running = []
        yield special
        position += used
    yield from _running_text(running, line_breaks)


def story_fields(body: list[tuple[str, Any]]) -> dict[str, Any]:
    """A story's text, and the rich text of what its readers can do."""
    for position, (kind, value) in enumerate(body):
        if kind == "heading" and value["text"] == APPEAL:
            texts = [text for _, text in body[position + 1 :]]
            return {"body": body[:position], "what_to_do": "".join(texts)}
    return {"body": body}


def html(source: str, line_breaks: bool = False) -> str:
    """Running text as the rich text that the editor stores; addresses and numbers become links."""
    linked = _EMAIL.sub(r"[\1](mailto:\1)", source)
    linked = _PHONE.sub(lambda found: f"[{found[1]}](tel:{_international(found[1])})", linked)
    return markdown(
        linked, extensions=["sane_lists", "nl2br"] if line_breaks else ["sane_lists"]
    ).replace("<br />", "<br/>")


def _running_text(chunks: list[str], line_breaks: bool):
    text = "\n\n".join(chunk for chunk in chunks if chunk)
    if text:
        yield "text", html(text, line_breaks)


def _special_block(chunks: list[str], position: int):
    """The block that begins at `position` and how many chunks it takes; None for running text."""
    chunk = chunks[position]
    if chunk.startswith("#"):
        return _heading(chunks, position)
    if chunk.startswith("> "):
        return _quote(chunks, position)
    if chunk.startswith("@bild "):
        return ("picture", chunk.removeprefix("@bild ").strip()), 1
    if chunk.startswith("[Kasten] "):
        title, _, text = chunk.removeprefix("[Kasten] ").partition("\n")
        used = 1
        if not text:
            text, used = chunks[position + 1], 2
        return ("box", {"title": title.strip(), "text": html(text)}), used
    return None, 0


def _heading(chunks: list[str], position: int):
    line, _, rest = chunks[position].partition("\n")
    marks, text = line.split(" ", 1)
    if rest:
        chunks.insert(position + 1, rest.strip())
    return ("heading", {"text": text.strip(), "level": f"h{len(marks)}"}), 1


def _quote(chunks: list[str], position: int):
    lines: list[str] = []
    used = 0
    for chunk in chunks[position:]:
        ended = lines and lines[-1].startswith("— ")
        if ended or not chunk.startswith("> "):
            break
        lines += [line.removeprefix("> ") for line in chunk.split("\n")]
        used += 1
    name, _, role = lines[-1].removeprefix("— ").partition(", ")
    words = " ".join(line.strip() for line in lines[:-1])
    return ("quote", {"text": words, "name": name.strip(), "role": role.strip()}), used


def _international(number: str) -> str:
    return "+49" + re.sub(r"\D", "", number)[1:]
