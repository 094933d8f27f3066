"""Content in one form, whatever it passed through: what still differs, somebody has changed."""

import re

from bs4 import BeautifulSoup

_TAG = re.compile(r"</?[a-z][a-z0-9]*(\s|/?>)")


def canonical_field(value):
    """The value of a field; of keys of related objects it says nothing which comes first."""
    keys = isinstance(value, list) and all(isinstance(item, int) for item in value)
    return canonical(sorted(value) if keys else value)


def canonical(value):
    """The same for what only passed through the editor's form and for what was never touched."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, str):
        return _canonical_text(value)
    if isinstance(value, list):
        return [canonical(item) for item in _in_order(value)]
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items() if key != "sort_order"}
    return value


def _in_order(items: list) -> list:
    """Inline rows by their place, which a form counts from 0 again; the rest as it stands."""
    if not all(isinstance(item, dict) and "sort_order" in item for item in items):
        return items
    return sorted(items, key=lambda item: item["sort_order"] or 0)


def _canonical_text(text: str) -> str:
    """Browsers send other line ends; the text editor numbers paragraphs and sorts attributes."""
    if not _TAG.search(text):
        return text.replace("\r\n", "\n").strip()
    soup = BeautifulSoup(text, "html.parser")
    for tag in soup.find_all(True):
        tag.attrs.pop("data-block-key", None)
        tag.attrs = dict(sorted(tag.attrs.items()))
    return str(soup) if soup.get_text(strip=True) or soup.find(("img", "embed", "hr")) else ""
