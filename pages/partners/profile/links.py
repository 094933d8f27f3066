"""Web addresses as people type them: with or without https://, one in each line."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

MOST_LINKS = 6
LONGEST = 200
_KNOWN = {
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "linkedin.com": "LinkedIn",
    "bsky.app": "Bluesky",
    "tiktok.com": "TikTok",
    "threads.net": "Threads",
    "x.com": "X",
    "twitter.com": "X",
    "whatsapp.com": "WhatsApp",
}
NO_ADDRESS = "Das ist keine Adresse im Netz. Beispiel: www.unser-verein.de"
_is_address = URLValidator(["http", "https"], message=NO_ADDRESS)


def web_address(typed: str) -> str:
    """The address with its scheme; ValidationError if it is none."""
    typed = typed.strip()
    if not typed:
        return ""
    address = typed if "://" in typed else f"https://{typed}"
    if len(address) > LONGEST:
        raise ValidationError(f"Die Adresse ist länger als {LONGEST} Zeichen.")
    _is_address(address)
    return address


def links_of(typed: str, known: dict[str, str]) -> list[dict[str, str]]:
    """One address in each line; `known` are the names that the addresses had before."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) > MOST_LINKS:
        raise ValidationError(f"Bitte höchstens {MOST_LINKS} Adressen, eine in jeder Zeile.")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        try:
            address = web_address(line)
        except ValidationError as error:
            raise ValidationError(f"Zeile {number}: {error.messages[0]}") from error
        found[address] = known.get(address) or _name_of(address)
    return [{"label": label, "url": url} for url, label in found.items()]


def as_lines(links: list[dict[str, str]]) -> str:
    return "\n".join(link["url"] for link in links)


def _name_of(address: str) -> str:
    """Of the net, else its host: a Mastodon server, a forum."""
    host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
    ends = (name for end, name in _KNOWN.items() if host == end or host.endswith(f".{end}"))
    return next(ends, host)[:40]
