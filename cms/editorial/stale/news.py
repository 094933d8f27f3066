"""What has happened to a page since an editor's window was opened."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page, PageLogEntry, Revision

from cms.editorial.words import in_words, name_of

MOST_EVENTS = 8


@dataclass(frozen=True)
class Event:
    when: str
    who: str
    what: str


def events_since(page: Page, moment: datetime | None, latest: Revision | None) -> list[Event]:
    """The newest last; of the same doing by the same person in a row only the last.

    Without `moment` nobody knows since when, and only the latest version is spoken of.
    """
    entries = PageLogEntry.objects.filter(page=page.pk)
    entries = entries.filter(timestamp__gt=moment) if moment else entries.filter(revision=latest)
    found: list[Event] = []
    for entry in entries.select_related("user").order_by("timestamp", "pk"):
        event = Event(in_words(entry.timestamp), name_of(entry.user), str(entry.message))
        if found and (found[-1].who, found[-1].what) == (event.who, event.what):
            found.pop()
        found.append(event)
    if not found and latest:
        found = [Event(in_words(latest.created_at), name_of(latest.user), "Gespeichert")]
    return found[-MOST_EVENTS:]
