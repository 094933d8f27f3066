"""What an organisation is told about its profile: its changes, and what is still missing."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from cms.editorial.words import name_of
from pages.partners.models import PartnerPage, ProfileChange

from .fields import LABELS, in_words

State = ProfileChange.State
SHOWN_FOR = timedelta(days=30)  # decided changes; open ones always
MOST_SHOWN = 20
OLD_AFTER = timedelta(days=365)
_WORTH_HAVING = {
    "phone": "Eine Telefonnummer",
    "email": "Eine E-Mail-Adresse",
    "contact_hours": "Wann Sie erreichbar sind",
    "city": "Ihr Ort",
    "website": "Ihre Website",
    "primary_region": "Ihr Landkreis oder Ihre Stadt",
    "statement": "Warum Sie mitmachen",
    "description": "Ein Text über Sie",
    "logo": "Ihr Logo",
}


@dataclass(frozen=True)
class Shown:
    """One change as its organisation sees it."""

    change: ProfileChange
    label: str
    text: str
    who: str

    @property
    def is_open(self) -> bool:
        return self.change.state == State.OPEN

    @property
    def can_go_on(self) -> bool:
        return self.change.state == State.REFUSED and self.change.field != "logo"

    @property
    def state(self) -> str:
        """In a word. Contact waits only if something keeps it from being public."""
        if self.is_open and self.change.is_contact:
            return "wartet auf die Redaktion"
        return self.change.get_state_display()


def shown_changes(page: PartnerPage) -> list[Shown]:
    """Open ones first, then the newest."""
    recent = timezone.now() - SHOWN_FOR
    found = page.profile_changes.select_related("author").exclude(state=State.REPLACED)
    found = [c for c in found if c.state == State.OPEN or (c.decided_at or recent) > recent]
    found.sort(key=lambda c: (c.state != State.OPEN, -c.pk))
    return [
        Shown(c, LABELS[c.field], in_words(page, c.field, c.new) or "leer", name_of(c.author))
        for c in found[:MOST_SHOWN]
    ]


def missing(page: PartnerPage, values: dict) -> list[tuple[str, str]]:
    """Field and words of what readers would look for and not find."""
    return [(name, text) for name, text in _WORTH_HAVING.items() if not values.get(name)]


def is_old(page: PartnerPage) -> bool:
    """Nobody has said for a year that all of it still holds."""
    confirmed = page.confirmed_at
    return confirmed is None or timezone.localdate() - confirmed > OLD_AFTER
