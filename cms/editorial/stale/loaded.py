"""Which version of a page an editor's window was opened with, as its form remembers it."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from cms.editorial.models import RevisionWindow

# Wagtail's own hidden inputs, and ours beside them.
REVISION, CREATED_AT = "loaded_revision_id", "loaded_revision_created_at"
REMEMBERED = "loaded_version"
ABOUT_VERSION = (REVISION, CREATED_AT, REMEMBERED)


class RememberedField(forms.CharField):
    """The hidden input; it is no content, so it never counts as changed."""

    widget = forms.HiddenInput

    def __init__(self, remembered: str):
        super().__init__(initial=remembered, required=False)

    def has_changed(self, initial, data) -> bool:
        return False


@dataclass(frozen=True)
class Loaded:
    """What the form says; every part may be missing or made up."""

    revision: str = ""
    created_at: str = ""
    window: str = ""  # a random name for one opened editor
    state: str = ""  # what the page was besides its text: public, in review
    fields: dict[str, str] = field(default_factory=dict)  # fingerprints; empty: unknown

    @classmethod
    def from_form(cls, data: QueryDict) -> "Loaded":
        try:
            rest = json.loads(data.get(REMEMBERED, ""))
        except (ValueError, RecursionError):
            rest = {}
        rest = rest if isinstance(rest, dict) else {}
        fields, window = rest.get("fields"), str(rest.get("window", ""))
        return cls(
            revision=data.get(REVISION, ""),
            created_at=data.get(CREATED_AT, ""),
            window=window if window.isalnum() and len(window) <= 32 else "",
            state=str(rest.get("state", "")),
            fields=fields if isinstance(fields, dict) else {},
        )

    @property
    def version(self) -> tuple[str, str]:
        return self.revision, self.created_at

    @property
    def moment(self) -> datetime | None:
        """When the version that was opened had been saved; None if nobody knows."""
        try:
            moment = parse_datetime(self.created_at)
        except ValueError:
            return None
        return moment if moment and moment.tzinfo else None

    def is_stale(self, latest: Revision | None, state: str) -> bool:
        """Whether the page has changed since; `latest` and `state` are what it is now."""
        if self.state and self.state != state:
            return True
        if latest is None:
            return False
        return self.version != version_of(latest) and not self._saved(latest)

    def _saved(self, revision: Revision) -> bool:
        """An answer to this very window was lost, or is on its way: it saved the version itself."""
        windows = RevisionWindow.objects.filter(revision=revision, window=self.window)
        return bool(self.window) and windows.exists()


def version_of(revision: Revision | None) -> tuple[str, str]:
    """A revision as the form names it; its key alone says too little, autosave overwrites it."""
    return (str(revision.pk), revision.created_at.isoformat()) if revision else ("", "")


def remember(state: str, fields: dict[str, str], window: str = "") -> str:
    """The value of the hidden input; without `window` for an editor that is just being opened."""
    window = window or uuid.uuid4().hex
    return json.dumps({"window": window, "state": state, "fields": fields})


def state_of(record: Page, workflow_state=None) -> str:
    """What a page is besides its text; a publication or a withdrawal changes no revision."""
    review = f"{workflow_state.pk} {workflow_state.status}" if workflow_state else "-"
    return f"{'live' if record.live else 'offline'} {record.live_revision_id or '-'} {review}"
