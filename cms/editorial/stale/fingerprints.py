"""What stands in each field of a page, as short marks that two versions can be compared by.

A mark is carried in the editor's form. It tells afterwards who changed a field: autosave may have
overwritten the version that the form was opened with, and then its text is nowhere any more.
"""

import hashlib
import json
import re

from bs4 import BeautifulSoup
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields

from cms.editorial.authorship import editable_content

_TAG = re.compile(r"</?[a-z][a-z0-9]*(\s|/?>)")


def fingerprints(instance: Model) -> dict[str, str]:
    """A mark for each field and each kind of inline rows, by name."""
    if isinstance(instance, ClusterableModel):
        content = instance.serializable_data()
    else:
        content = get_serializable_data_for_fields(instance)
    return {name: mark(_unordered(value)) for name, value in editable_content(content).items()}


def _unordered(value):
    """Keys of related objects in one order; which of them comes first says nothing."""
    keys = isinstance(value, list) and all(isinstance(item, int) for item in value)
    return sorted(value) if keys else value


def mark(value) -> str:
    text = json.dumps(_canonical(value), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _canonical(value):
    """The same for what only passed through a form and for what was never touched."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, str):
        return _canonical_text(value)
    if isinstance(value, list):
        return [_canonical(item) for item in _in_order(value)]
    if isinstance(value, dict):
        return {key: _canonical(item) for key, item in value.items() if key != "sort_order"}
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
