import logging

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import DatabaseError
from django.db.models.signals import post_save, pre_save
from wagtail.models import Page, ReferenceIndex, UploadedFile
from wagtail.signals import page_published

from cms.backup.erasures import note_deletions_of
from cms.media.cleaning import clean_picture
from cms.media.models import File, Picture
from cms.media.sizes import size_missed
from cms.media.tasks import make_renditions

logger = logging.getLogger(__name__)

PAUSE = 10 * 60


def register_signal_handlers() -> None:
    """Queued in the transaction of the upload, done by the worker after it."""
    post_save.connect(_queue_renditions, sender=Picture)
    page_published.connect(_queue_missing)
    size_missed.connect(_queue_missed)
    pre_save.connect(_clean_what_waits, sender=UploadedFile)
    note_deletions_of(Picture)
    note_deletions_of(File)


def _queue_renditions(instance: Picture, raw: bool = False, **_signal) -> None:
    if not raw:
        make_renditions.enqueue(instance.pk)


def _queue_missing(instance: Page, **_signal) -> None:
    """Whatever became of its sizes since a picture's upload, a page goes out with all of them."""
    picture_type = ReferenceIndex._get_base_content_type(Picture).pk
    references = ReferenceIndex._extract_references_from_object(instance)
    keys = {int(key) for type_id, key, _, _ in references if type_id == picture_type}
    for picture in Picture.objects.filter(pk__in=keys).prefetch_related("renditions"):
        if picture.missing_sizes():
            make_renditions.enqueue(picture.pk)


def _queue_missed(picture: Picture, **_signal) -> None:
    """Once in a while: many readers may miss the same size."""
    if not cache.add(f"size-missed-{picture.pk}", True, PAUSE):
        return
    if not picture.file.storage.exists(picture.file.name):
        logger.error("The file of picture %d is lost: %s", picture.pk, picture.file.name)
        return
    try:
        make_renditions.enqueue(picture.pk)
    except DatabaseError as error:
        # Somebody reads a page just now; another reader will miss the size again.
        logger.warning("Sizes of picture %d are not queued yet: %s", picture.pk, error)


def _clean_what_waits(instance: UploadedFile, **_signal) -> None:
    """Wagtail keeps an upload whose form is not complete, as it came."""
    of_pictures = ContentType.objects.get_for_model(Picture)
    if instance._state.adding and instance.for_content_type == of_pictures:
        instance.file = clean_picture(instance.file)
