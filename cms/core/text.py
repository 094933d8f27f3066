"""German text in small steps: slugs, dates, typography. Pure functions without Django models."""

import re
from datetime import date, datetime
from email.utils import format_datetime

from django.utils import timezone
from django.utils.text import slugify

from cms.media.names import transliterate

NBSP = "\u00a0"
WEEKDAYS = "Mo. Di. Mi. Do. Fr. Sa. So.".split()
MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)

_ABBREVIATION = re.compile(r"\b(z|d|u|i|o|s|v|e)\. ?(?=(?:B|h|a|d|R|Ä|g|o|u|V|T)\.)")
_NUMBER_AND_UNIT = re.compile(
    r"(?<=\d) (?=(?:Uhr|Euro|€|%|km|m|cm|kg|MB|KB|Prozent|Millionen|Tausend)\b|[€%])"
)
_DAY_AND_MONTH = re.compile(rf"(?<=\d\.) (?=(?:{'|'.join(MONTHS)})\b)")

# Where a long German compound may be divided: behind its joints, before what names often end in.
_LONG_WORD = re.compile(r"[^\W\d_]{20,}")
_JOINT = re.compile(
    r"(?:(?<=schafts|..heits|..keits|...ungs|...ions)|(?<=[a-zäöüß]{4})"
    r"(?=genossenschaft|gemeinschaft|gesellschaft|verein|verband|verbund|vermittlung|betreib|betrieb"
    r"|initiative|stiftung|haus|zentrum|bildung|beratung|dienst|werkstatt|hilfe|leitung|stelle"
    r"|arbeit|förderung|gruppe|kreis|schule|bund))(?=[a-zäöüß]{4})"
)
SOFT_HYPHEN = "\u00ad"


def german_slug(text: str) -> str:
    """ASCII slug with German transliteration: „Größe für Ältere" -> `groesse-fuer-aeltere`."""
    return slugify(transliterate(text))


def german_date(value: date | datetime | None) -> str:
    """`12. November 2026` with a non-breaking space after the day; empty for None."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.day}.{NBSP}{MONTHS[value.month - 1]} {value.year}"


def german_month(value: date | None) -> str:
    """`Mai 2026`; empty for None."""
    return f"{MONTHS[value.month - 1]} {value.year}" if value else ""


def german_moment(value: datetime | None) -> str:
    """`Do., 12.11.2026, 10:00 Uhr (MEZ)`: with the zone, for one hour a year comes twice.

    In the country's time, whatever time zone is active; empty for None.
    """
    if value is None:
        return ""
    local = timezone.localtime(value, timezone.get_default_timezone())
    zone = "MESZ" if local.dst() else "MEZ"
    return f"{WEEKDAYS[local.weekday()]}, {local:%d.%m.%Y, %H:%M}{NBSP}Uhr ({zone})"


def german_length(seconds: int) -> str:
    """How long a film is: `12 Sekunden`, `1 Minute`, `2:05 Minuten`, `1:02:05 Stunden`."""
    if seconds < 60:
        return f"{seconds}{NBSP}{'Sekunde' if seconds == 1 else 'Sekunden'}"
    minutes, rest = divmod(seconds, 60)
    if minutes >= 60:
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{rest:02}{NBSP}Stunden"
    if not rest:
        return f"{minutes}{NBSP}{'Minute' if minutes == 1 else 'Minuten'}"
    return f"{minutes}:{rest:02}{NBSP}Minuten"


def rfc822(value: datetime) -> str:
    """`Thu, 12 Nov 2026 09:30:00 +0100`, as RSS wants it: English names whatever the language."""
    return format_datetime(timezone.localtime(value))


def typography(text: str) -> str:
    """Non-breaking spaces where a German line must not break: z. B., 10 Uhr, 12. November."""
    text = _ABBREVIATION.sub(rf"\1.{NBSP}", text)
    text = _NUMBER_AND_UNIT.sub(NBSP, text)
    return _DAY_AND_MONTH.sub(NBSP, text)


def divisible(text: str) -> str:
    """Soft hyphens in the joints of very long words, for browsers that know no German."""
    return _LONG_WORD.sub(lambda word: _JOINT.sub(SOFT_HYPHEN, word[0]), text)


def phone_uri(number: str) -> str:
    """The value of a `tel:` link: international, digits only (`040 66969-100` -> +494066969100)."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    if digits.startswith("00"):
        return "+" + digits[2:]
    if digits.startswith("0"):
        return "+49" + digits[1:]
    return digits
