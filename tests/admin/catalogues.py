"""Reads message catalogues in the format of gettext."""

import ast
import re
from pathlib import Path

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) )?(".*")$')


def read_po(path: Path) -> list[dict[str, str]]:
    """The entries of a .po file: `{"msgid": …, "msgstr": …}`, with the plural forms they have."""
    entries: list[dict[str, str]] = [{}]
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        keyword, text = found[1], ast.literal_eval(found[2])
        if keyword == "msgctxt" or (keyword == "msgid" and "msgid" in entries[-1]):
            entries.append({})
        name = keyword or name
        entries[-1][name] = entries[-1].get(name, "") + text
    return [entry for entry in entries if entry.get("msgid")]
