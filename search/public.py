"""The engine that answers readers."""

from .elastic.outbox import is_configured
from .engines import Question, embedded_engine
from .models import IndexState


def ask(question: Question) -> dict[str, float]:
    """Scores of the objects that answer, by the text of their primary key.

    The search server says only the best of them, and the embedded index all. It answers for the
    server if there is none, or if the server fails.
    """
    if is_configured():
        from .elastic import server

        found = server.answer(question)
        if found is not None:
            return found
    return embedded_engine().ask(IndexState.current().live_slot, question)
