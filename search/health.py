"""How the search does, for monitoring and the operator: it never keeps anybody from reading."""

from cms.core.text import german_moment
from cms.jobs.health import Finding, Level, probe
from cms.jobs.metrics import Figures, gauge

from .elastic.outbox import is_configured, to_send
from .models import IndexState


@probe("search", "Suche")
def look() -> Finding:
    """The embedded index always answers; a search server may be missing."""
    state = IndexState.current()
    if not state.rebuilt_at:
        return Finding(
            Level.DEGRADED,
            "Der Suchindex ist noch nicht aufgebaut.",
            "Der Hintergrunddienst baut ihn von selbst auf.",
        )
    if is_configured() and state.es_failing_since:
        return Finding(
            Level.DEGRADED,
            f"Der Suchserver ist seit {german_moment(state.es_failing_since)} gestört "
            f"({state.es_failure}). Der eingebaute Suchindex antwortet.",
            "Läuft Elasticsearch, und stimmt ELASTICSEARCH_URL? Was ihm fehlt, wird von selbst "
            "nachgereicht.",
        )
    return Finding(Level.OK, "Die Suche antwortet.")


@gauge(
    "nhz_search_server_failing", "1, wenn der Suchserver gestört ist und der eingebaute antwortet"
)
def _failing() -> Figures:
    return int(is_configured() and IndexState.current().es_failing_since is not None)


@gauge("nhz_search_unsent", "Inhalte, die der Suchserver noch nicht in der neuesten Fassung hat")
def _unsent() -> Figures:
    return to_send().count() if is_configured() else 0
