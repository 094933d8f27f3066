"""The page history's words for what an organisation does, and what the office decides about it.

The log names fields, never what stands in them.
"""

from wagtail.log_actions import LogFormatter

from .fields import named

CONTACT = "partners.profile.contact"
ACCEPTED = "partners.profile.accepted"
REFUSED = "partners.profile.refused"
SUBMITTED = "partners.profile.submitted"
WITHDRAWN = "partners.profile.withdrawn"
UNDONE = "partners.profile.undone"
CONFIRMED = "partners.profile.confirmed"
RETURNED = "partners.profile.returned"

_WITH_FIELDS = {
    CONTACT: ("Kontakt vom Partner", "Vom Partner geändert und sofort veröffentlicht"),
    ACCEPTED: ("Änderung übernehmen", "Änderung des Partners übernommen"),
    REFUSED: ("Änderung zurückweisen", "Änderung des Partners zurückgewiesen"),
    SUBMITTED: ("Änderung vorschlagen", "Vom Partner zur Prüfung vorgelegt"),
    WITHDRAWN: ("Vorschlag zurückziehen", "Vom Partner zurückgezogen"),
    UNDONE: ("Änderung rückgängig machen", "Vom Partner rückgängig gemacht"),
    RETURNED: ("Text des Entwurfs einsetzen", "Text der Redaktion wieder in den Entwurf gesetzt"),
}


def _formatter(name: str, sentence: str) -> type[LogFormatter]:
    class FieldsFormatter(LogFormatter):
        label = name

        def format_message(self, log_entry) -> str:
            data = log_entry.data
            offline = "" if data.get("public", True) else ", nur im Entwurf"
            return f"{sentence}{offline}: {named(data.get('fields', ()))}"

    return FieldsFormatter


def register(actions) -> None:
    for action, words in _WITH_FIELDS.items():
        actions.register_action(action)(_formatter(*words))
    actions.register_action(
        CONFIRMED, "Angaben bestätigen", "Der Partner hat bestätigt, dass die Angaben stimmen"
    )
