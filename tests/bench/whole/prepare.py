"""Gives every picture its sizes without drawing them, which takes longer than all that is measured.

The rows are those that the worker would write, for files that no page looks into. Run in the site.
"""

import django

django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402 - nothing loads before the settings
from wagtail.images.models import Filter  # noqa: E402

from cms.media.models import Picture, Rendition  # noqa: E402
from cms.media.specs import specs_for  # noqa: E402


def undrawn(picture: Picture, spec: str) -> Rendition:
    wanted = Filter(spec=spec)
    width, height = (max(1, round(side)) for side in wanted.get_transform(picture).size)
    return Rendition(
        image=picture,
        filter_spec=spec,
        focal_point_key=wanted.get_cache_key(picture),
        file=picture.file.name,
        width=width,
        height=height,
    )


if __name__ == "__main__":
    DBTaskResult.objects.ready().filter(task_path__startswith="cms.media.tasks.").delete()
    for picture in Picture.objects.all():
        made = [undrawn(picture, spec) for spec in specs_for(picture)]
        Rendition.objects.bulk_create(made, ignore_conflicts=True)
