from django.db.models.signals import post_save

from cms.media.models import Picture
from cms.media.tasks import make_renditions


def register_signal_handlers() -> None:
    """Queued in the transaction of the upload, done by the worker after it."""
    post_save.connect(_queue_renditions, sender=Picture)


def _queue_renditions(instance: Picture, raw: bool = False, **_signal) -> None:
    if not raw:
        make_renditions.enqueue(instance.pk)
