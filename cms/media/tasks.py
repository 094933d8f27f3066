"""Work on pictures that no reader waits for."""

import logging

from django_tasks import task

from cms.media.models import Picture
from cms.media.sizes import has_file
from cms.media.specs import BY_THE_WORKER

logger = logging.getLogger(__name__)


@task()
def make_renditions(picture_id: int) -> int:
    """Make the sizes that are quickly drawn, and queue the others; how many there are now.

    Idempotent: what exists is found, not made again. A picture deleted meanwhile makes none.
    """
    count = make_sizes(picture_id, without="format-avif")
    if count:
        make_avif_renditions.enqueue(picture_id)
    return count


@task(priority=-10)
def make_avif_renditions(picture_id: int) -> int:
    """Make the sizes that take long, when every other picture has something to show."""
    return make_sizes(picture_id)


def make_sizes(picture_id: int, *, without: str = "") -> int:
    """Make all sizes of a picture, but those in the format `without`; how many there are now."""
    # Fetched with its sizes: they are looked up in the database, not in this process's memory.
    picture = Picture.objects.prefetch_related("renditions").filter(pk=picture_id).first()
    if picture is None:
        return 0
    for lost in [made for made in picture.renditions.all() if not has_file(made)]:
        lost.delete()
    picture = Picture.objects.prefetch_related("renditions").get(pk=picture_id)
    made = picture.make_sizes(without)
    if not Picture.objects.filter(pk=picture_id, file=picture.file.name).exists():
        # Another file came meanwhile, and with it another task.
        picture.renditions.filter(pk__in=[size.pk for size in made]).delete()
        return 0
    return len(made)


def mend_sizes() -> int:
    """Queue every picture that lacks a size, and drop sizes with a former focal point."""
    queued = 0
    for picture in Picture.objects.prefetch_related("renditions").iterator(chunk_size=100):
        if not picture.file.storage.exists(picture.file.name):
            logger.error("The file of picture %d is lost: %s", picture.pk, picture.file.name)
        elif picture.missing_sizes():
            make_renditions.enqueue(picture.pk)
            queued += 1
        else:
            _drop_former(picture)
    return queued


def _drop_former(picture: Picture) -> None:
    for made in picture.renditions.all():
        current = made.filter.get_cache_key(picture)
        if made.filter_spec in BY_THE_WORKER and made.focal_point_key != current:
            made.delete()
