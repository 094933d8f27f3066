"""What an answer from outside means for a page, in words for an editor."""

from typing import NamedTuple

from wagtail.models import Page

from cms.core.visibility import is_visible

from .asking import Answer
from .models import PublicationCheck

GONE = {301, 302, 404, 410}  # led on to a successor, or told that it is no more
TELL = "Bitte verständigen Sie sofort die Administration."
OPEN_AND_PUBLISH = "Bitte öffnen Sie die Seite und veröffentlichen Sie sie von Hand."


class Fault(NamedTuple):
    cause: str
    advice: str


def fault_of(kind: str, page: Page, answer: Answer) -> Fault | None:
    """None if readers get what the plan meant."""
    if answer.status is None:
        return Fault(answer.fault, TELL)
    if answer.status >= 500:
        return Fault(f"Die Seite antwortet mit einem Fehler ({answer.status}).", TELL)
    if kind == PublicationCheck.Kind.EXPIRED:
        return _still_there(answer)
    return _not_there(page, answer)


def _still_there(answer: Answer) -> Fault | None:
    if answer.status in GONE:
        return None
    return Fault(
        f"Die Seite sollte offline sein und ist noch zu sehen ({answer.status}).",
        "Bitte öffnen Sie die Seite und ziehen Sie sie zurück; hilft das nicht, verständigen Sie "
        "die Administration.",
    )


def _not_there(page: Page, answer: Answer) -> Fault | None:
    if answer.status == 200 and answer.version == str(page.live_revision_id):
        return None
    if not is_visible(page):
        return Fault(
            "Die Seite ist nicht für alle freigegeben, oder eine Seite über ihr ist es nicht.",
            "Bitte stellen Sie die Sichtbarkeit rechts im Editor (Zeichen „i“) auf „Für alle "
            "sichtbar“.",
        )
    if answer.status != 200:
        return Fault(f"Unter der Adresse kommt statt der Seite die Antwort {answer.status}.", TELL)
    if answer.version:
        return Fault("Zu sehen ist noch eine andere Fassung der Seite.", OPEN_AND_PUBLISH)
    return Fault("Unter der Adresse ist etwas anderes zu sehen als diese Seite.", TELL)
