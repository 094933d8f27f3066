"""The engine that answers readers."""

from .engines import Question, embedded_engine
from .models import IndexState


def ask(question: Question) -> dict[str, float]:
    """Scores of the objects that answer, by the text of their primary key."""
    return embedded_engine().ask(IndexState.current().live_slot, question)
