"""The one place that says what a page needs to be public, and holds it on every path there."""

from collections.abc import Iterable
from functools import cache

from django.db import models, transaction
from wagtail.models import Page, ReferenceIndex

from cms.core import publish_checks
from cms.core.problems import Incomplete, Problem
from cms.media.models import Picture


class PublishRules(models.Model):
    """A draft may be as incomplete as it likes; a public page may not."""

    # Fields that may be empty in a draft only. Each class and mixin names its own.
    needed_to_publish: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Whoever saves what readers see is refused while something is missing: `Incomplete`."""
        if not (self.live and _readers_see(update_fields)):
            super().save(*args, update_fields=update_fields, **kwargs)
            return
        with transaction.atomic():
            publish_checks.hold_pictures(self)
            self.refuse_if_incomplete()
            super().save(*args, update_fields=update_fields, **kwargs)
            # Wagtail does it again in the worker; until then a picture could lose its rights.
            ReferenceIndex.create_or_update_for_object(self)

    @classmethod
    def fields_to_publish(cls) -> list[str]:
        """`needed_to_publish` of this type and of everything it is made of."""
        named = (vars(base).get("needed_to_publish", ()) for base in cls.__mro__)
        return list(dict.fromkeys(name for names in named for name in names))

    def publish_problems(self) -> list[Problem]:
        """What keeps the page, as it is in memory, from being public; slices add their own."""
        return [
            *publish_checks.empty_fields(self, self.fields_to_publish()),
            *publish_checks.wrong_fields(self),
            *publish_checks.wrong_blocks(self),
            *publish_checks.wrong_rows(self),
            *publish_checks.pictures_without_rights(self),
        ]

    def draft_problems(self) -> list[Problem]:
        """`publish_problems()` of the latest version, which would be the next to be published."""
        return self.get_latest_revision_as_object().publish_problems()

    def picture_problems(self, picture: Picture, field: str, **in_block) -> list[str]:
        """What `picture` lacks in `field`; `in_block` is what the block says of it, if it does."""
        return picture.rights_problems(**in_block)

    def refuse_if_incomplete(self) -> None:
        if problems := self.publish_problems():
            raise Incomplete(problems)


def _readers_see(update_fields: Iterable[str] | None) -> bool:
    """Whether saving these fields of a live page, or all of them, changes what is public."""
    return update_fields is None or not _housekeeping().issuperset(update_fields)


@cache
def _housekeeping() -> frozenset[str]:
    """What locks, moves, drafts and aliases save."""
    names = {field.name for field in Page._meta.get_fields()}
    return frozenset(names - {"live", "title", "slug"})
