from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save, pre_save
from wagtail.models import UploadedFile

from cms.media.cleaning import clean_picture
from cms.media.models import Picture
from cms.media.tasks import make_renditions


def register_signal_handlers() -> None:
    """Queued in the transaction of the upload, done by the worker after it."""
    post_save.connect(_queue_renditions, sender=Picture)
    pre_save.connect(_clean_what_waits, sender=UploadedFile)


def _queue_renditions(instance: Picture, raw: bool = False, **_signal) -> None:
    if not raw:
        make_renditions.enqueue(instance.pk)


def _clean_what_waits(instance: UploadedFile, **_signal) -> None:
    """Wagtail keeps an upload whose form is not complete, as it came."""
    of_pictures = ContentType.objects.get_for_model(Picture)
    if instance._state.adding and instance.for_content_type == of_pictures:
        instance.file = clean_picture(instance.file)
