"""A picture's sizes: drawn by the worker, never while a reader waits; what is shown until then."""

import logging

from django.db import models
from django.dispatch import Signal
from wagtail.images.models import AbstractRendition, Filter

from cms.media.room import is_of_disk
from cms.media.specs import BY_THE_WORKER, FOR_READERS, specs_for

logger = logging.getLogger(__name__)

# Sent with `picture` when a page asked for a size that is not there.
size_missed = Signal()


class WorkerSizes(models.Model):
    """A picture whose sizes for pages are found or replaced, not made, by whoever shows it.

    Other sizes, those of Wagtail's admin, are made at once: only staff asks for them.
    """

    class Meta:
        abstract = True

    def make_sizes(self, without: str = "") -> list[AbstractRendition]:
        """Draw what is missing, but for the format `without`; for the worker and commands."""
        specs = [spec for spec in specs_for(self) if not (without and without in spec)]
        return [super(WorkerSizes, self).get_rendition(spec) for spec in specs]

    def missing_sizes(self) -> list[str]:
        """Those of `specs_for()` that are not there, or whose file is lost."""
        filters = [Filter(spec=spec) for spec in specs_for(self)]
        found = self.find_existing_renditions(*filters)
        return [wanted.spec for wanted in filters if not has_file(found.get(wanted))]

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        spec = getattr(filter, "spec", filter)
        if spec not in BY_THE_WORKER:
            return self._made_at_once(filter)
        return next(iter(self.get_renditions(filter).values()))

    def _made_at_once(self, filter: Filter | str) -> AbstractRendition:
        """An empty frame while the disk takes nothing: the library must open even then."""
        try:
            return super().get_rendition(filter)
        except OSError as error:
            if not is_of_disk(error):
                raise
            logger.exception("A size of picture %d could not be stored", self.pk)
            return self._empty_frame(Filter(spec=getattr(filter, "spec", filter)))

    def get_renditions(self, *filters: Filter | str) -> dict[str, AbstractRendition]:
        """By spec, those that are there; if none is, one other that may stand in for them."""
        specs = [getattr(wanted, "spec", wanted) for wanted in filters]
        if not BY_THE_WORKER.issuperset(specs):
            return super().get_renditions(*filters)
        wanted = [Filter(spec=spec) for spec in dict.fromkeys(specs)]
        found = self.find_existing_renditions(*wanted)
        if len(found) < len(wanted):
            size_missed.send(type(self), picture=self)
        ready = {one.spec: found[one] for one in wanted if one in found}
        return ready or self._instead_of(wanted)

    def _instead_of(self, wanted: list[Filter]) -> dict[str, AbstractRendition]:
        """The same sizes with a former focal point, the largest other JPEG, or an empty frame."""
        there = [made for made in self.renditions.all() if made.filter_spec in FOR_READERS]
        specs = [one.spec for one in wanted]
        if former := {made.filter_spec: made for made in there if made.filter_spec in specs}:
            return former
        smallest = next((one for one in wanted if "format-jpeg" in one.spec), wanted[0])
        photos = [made for made in there if "format-jpeg" in made.filter_spec]
        largest = max(photos, key=lambda made: made.width, default=None)
        return {smallest.spec: largest or self._empty_frame(smallest)}

    def _empty_frame(self, wanted: Filter) -> AbstractRendition:
        """Without a file, as large as the picture will be: nothing moves when it comes."""
        width, height = (max(1, round(side)) for side in wanted.get_transform(self).size)
        return self.get_rendition_model()(
            image=self, filter_spec=wanted.spec, width=width, height=height
        )


def has_file(made: AbstractRendition | None) -> bool:
    return bool(made) and made.file.storage.exists(made.file.name)
