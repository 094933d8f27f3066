"""What changes is queued for the index in the same transaction, and written after it."""

from django.db.models.signals import post_delete, post_save, pre_delete
from modelsearch import signal_handlers as stock
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction
from wagtail.search.index import get_indexed_models
from wagtail.signals import post_page_move

from cms.core.signal_handlers import is_draft_save, raise_on_change_of

from . import index
from .models import Synonym
from .tasks import index_object, index_objects, index_referring_below, referring


def on_save(instance, raw: bool = False, update_fields=None, **kwargs) -> None:
    if raw or is_draft_save(update_fields):
        return
    meta = instance._meta
    index_object.enqueue(meta.app_label, meta.model_name, str(instance.pk))


def before_delete(instance, **kwargs) -> None:
    """What shows the object is known only as long as it exists."""
    if keys := referring(instance):
        index_objects.enqueue(keys)


def on_delete(instance, **kwargs) -> None:
    index.delete_of_model(type(instance), str(instance.pk))


def on_restriction(instance, **kwargs) -> None:
    index_referring_below.enqueue(instance.page.path)


def on_move(instance, **kwargs) -> None:
    index_referring_below.enqueue(instance.path)


def register_signal_handlers() -> None:
    """Take over from modelsearch, whose handlers know no queue and no second backend."""
    for model in get_indexed_models():
        post_save.disconnect(stock.post_save_signal_handler, sender=model)
        post_delete.disconnect(stock.post_delete_signal_handler, sender=model)
        post_save.connect(on_save, sender=model)
        pre_delete.connect(before_delete, sender=model)
        post_delete.connect(on_delete, sender=model)
    post_save.connect(on_restriction, sender=PageViewRestriction)
    post_delete.connect(on_restriction, sender=PageViewRestriction)
    post_page_move.connect(on_move)
    for model in (Synonym, SearchPromotion, Query):
        raise_on_change_of(model)
