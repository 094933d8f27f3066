from django.db.models import Q

from cms.core.models import PageQuerySet


class StoryQuerySet(PageQuerySet):
    """Stories as a series in time."""

    def before(self, story):
        """Older than `story`; of two on one day the one made first is older."""
        return self.filter(Q(date__lt=story.date) | Q(date=story.date, pk__lt=story.pk))

    def after(self, story):
        """Newer than `story`."""
        return self.filter(Q(date__gt=story.date) | Q(date=story.date, pk__gt=story.pk))
