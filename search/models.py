"""What the embedded index keeps. The terms lie beside it, in tables of the engine's own."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from .german.version import analysis_version

SLOTS = (0, 1)


class SearchDocument(models.Model):
    """The text of one indexed object; its primary key is the document's number in the engine."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=50)
    title = models.TextField()
    text = models.TextField()
    folded = models.TextField(help_text="Folded words in the order of the text, for phrases.")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="search_document_of_object"
            )
        ]

    def __str__(self) -> str:
        return self.title


class IndexState(models.Model):
    """One row: which of the two slots of terms is searched, and who wrote it.

    A rebuild fills the other slot while this one answers; whatever is saved meanwhile is written
    to both.
    """

    live_slot = models.PositiveSmallIntegerField(default=0)
    analysis = models.CharField(max_length=12, blank=True)
    rebuilding_since = models.DateTimeField(null=True)
    rebuilt_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"slot {self.live_slot}, analysis {self.analysis or 'none'}"

    @classmethod
    def current(cls) -> "IndexState":
        """The row; an index in which nothing lies yet is of today's analysis."""
        return cls.objects.get_or_create(pk=1, defaults={"analysis": analysis_version()})[0]

    @property
    def building_slot(self) -> int | None:
        """The slot that a rebuild fills, None if none runs."""
        return 1 - self.live_slot if self.rebuilding_since else None
