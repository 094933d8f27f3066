"""What the worker looks after: an index of an older analysis, lost changes, the vocabulary."""

from datetime import timedelta

from django.utils import timezone

from cms.core import generation
from cms.jobs.state import is_pending

from . import index, tasks
from .models import IndexState

WORDS_PAUSE = timedelta(minutes=2)  # between two collections while the site changes


def every_minute() -> None:
    """Have done what is due and was not asked for yet."""
    if index.is_outdated() and not is_pending(tasks.rebuild_index):
        tasks.rebuild_index.enqueue()
    if _words_are_due() and not is_pending(tasks.collect_words):
        tasks.collect_words.enqueue()


def every_night() -> None:
    tasks.mend_index.enqueue()


def _words_are_due() -> bool:
    state = IndexState.current()
    if state.words_generation == generation.current():
        return False
    collected = state.words_collected_at
    return collected is None or timezone.now() - collected >= WORDS_PAUSE
