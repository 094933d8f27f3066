"""One sentence a line, as Leichte Sprache wants it, whatever the editor's lines were."""

import re

from bs4 import BeautifulSoup, NavigableString

from cms.core.sentences import sentences

_DIVIDED = re.compile(r"(\w+(?:-\w+)+)")


def sentence_lines(html: str) -> str:
    """Rich text with a line break behind each sentence, and compounds that no line divides."""
    tree = BeautifulSoup(html, "html.parser")
    for step in (_break_behind_sentences, _keep_whole):
        for text in tree.find_all(string=True):
            if text.find_parent("a") is None:
                text.replace_with(*step(tree, text))
    return str(tree)


def _break_behind_sentences(tree: BeautifulSoup, text: NavigableString) -> list:
    lines = sentences(text)
    if _ends_before(text):
        lines.append("")
    if len(lines) < 2:
        return [str(text)]
    lines[0] = text[: len(text) - len(text.lstrip())] + lines[0]
    if lines[-1]:
        lines[-1] += text[len(text.rstrip()) :]
    parts: list = [lines[0]]
    for line in lines[1:]:
        parts += [tree.new_tag("br"), line]
    return parts


def _ends_before(text: NavigableString) -> bool:
    """Whether a sentence ends with `text`, and the next begins in bold or in a link."""
    following = text.next_sibling
    if not text[-1:].isspace() or following is None or following.name in (None, "br"):
        return False
    words = following.get_text()
    return len(sentences(text + words)) == len(sentences(text)) + len(sentences(words))


def _keep_whole(tree: BeautifulSoup, text: NavigableString) -> list:
    """„Roll-Stuhl“ stays on one line: its hyphen shall not look like a divided word's."""
    return [
        tree.new_tag("span", attrs={"class": "whole"}, string=part) if number % 2 else part
        for number, part in enumerate(_DIVIDED.split(text))
    ]
