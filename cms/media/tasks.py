"""Work on pictures that no reader waits for."""

from django_tasks import task

from cms.media.models import Picture
from cms.media.specs import specs_for


@task()
def make_renditions(picture_id: int) -> int:
    """Make every size in which pages show this picture; how many there are now.

    Idempotent: what exists is found, not made again. A picture deleted meanwhile makes none.
    """
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None:
        return 0
    return len(picture.get_renditions(*specs_for(picture)))
