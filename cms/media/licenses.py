"""What a license, written by people, says about its own address."""

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"'„“]+", re.IGNORECASE)
# With its version: texts of two versions differ, so "CC BY" alone has no address.
_COMMONS = re.compile(
    r"\b(?:CC|Creative[ -]Commons)[ -]?(BY(?:-NC)?(?:-SA|-ND)?)[ -]?([1-4]\.[05])(?:[ -](DE))?\b",
    re.IGNORECASE,
)
_COMMONS_ZERO = re.compile(r"\b(?:CC|Creative[ -]Commons)[ -]?(?:0|Zero)\b", re.IGNORECASE)
_PORTED = {"2.0", "3.0"}  # versions that also exist for German law


def written_address(text: str) -> str:
    """The first web address in a text that people wrote; empty if there is none."""
    found = _ADDRESS.search(text)
    return found[0].rstrip(".,;:!?)") if found else ""


def license_address(license: str) -> str:
    """The address where this license can be read; empty if it names none and is none we know.

    `CC BY-SA 4.0` -> `https://creativecommons.org/licenses/by-sa/4.0/`
    """
    if address := written_address(license):
        return address
    if found := _COMMONS.search(license):
        kind, version, port = found[1].lower(), found[2], (found[3] or "").lower()
        ported = f"{port}/" if port and version in _PORTED else ""
        return f"https://creativecommons.org/licenses/{kind}/{version}/{ported}"
    if _COMMONS_ZERO.search(license):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return ""
