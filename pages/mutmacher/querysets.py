from django.db.models import Q

from cms.core.models import PageQuerySet


class StoryQuerySet(PageQuerySet):
    """Stories as a series in time."""

    def before(self, story):
        """Older than `story`; of two on one day the one made first is older."""
        same_day = Q(date=story.date, pk__lt=story.pk)
        return self.filter(Q(date__lt=story.date) | same_day, date__lte=story.date)

    def after(self, story):
        """Newer than `story`."""
        same_day = Q(date=story.date, pk__gt=story.pk)
        return self.filter(Q(date__gt=story.date) | same_day, date__gte=story.date)
