"""What changes is queued for the index in the same transaction, and written after it."""

from django.db.models.signals import post_delete, post_save
from modelsearch import signal_handlers as stock
from wagtail.search.index import get_indexed_models

from . import index
from .tasks import index_object


def queue(instance) -> None:
    """Renew the object in the index once its transaction is through."""
    meta = instance._meta
    index_object.enqueue(meta.app_label, meta.model_name, str(instance.pk))


def on_save(instance, raw: bool = False, **kwargs) -> None:
    if not raw:
        queue(instance)


def on_delete(instance, **kwargs) -> None:
    index.delete_of_model(type(instance), str(instance.pk))


def register_signal_handlers() -> None:
    """Take over from modelsearch, whose handlers know no queue and no second backend."""
    for model in get_indexed_models():
        post_save.disconnect(stock.post_save_signal_handler, sender=model)
        post_delete.disconnect(stock.post_delete_signal_handler, sender=model)
        post_save.connect(on_save, sender=model)
        post_delete.connect(on_delete, sender=model)
