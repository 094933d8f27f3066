"""The audit log's words for what this package writes into it."""

from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.core.models import Withdrawal
from cms.core.withdrawal import RESTORED, WITHDRAWN


class WithdrawnFormatter(LogFormatter):
    label = "Zurückziehen"

    def format_message(self, log_entry) -> str:
        return f"Zurückgezogen: {_reason(log_entry)}"

    def format_comment(self, log_entry) -> str:
        note = log_entry.data.get("note")
        return f"Für die Öffentlichkeit: {note}" if note else ""


class RestoredFormatter(LogFormatter):
    label = "Zurückziehung beenden"

    def format_message(self, log_entry) -> str:
        return f"Wieder öffentlich; war zurückgezogen: {_reason(log_entry)}"


def register(actions) -> None:
    actions.register_action(WITHDRAWN)(WithdrawnFormatter)
    actions.register_action(RESTORED)(RestoredFormatter)


def _reason(log_entry) -> str:
    """In words. The log keeps the successor's number, its title is looked up: it may change."""
    reason = Withdrawal.Reason(log_entry.data["reason"])
    successor = Page.objects.filter(pk=log_entry.data.get("successor")).first()
    return f"ersetzt durch „{successor.title}“" if successor else str(reason.label)
