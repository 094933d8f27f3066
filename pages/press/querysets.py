from django.db.models import OuterRef, Q, Subquery

from cms.core.models import PageQuerySet


class PressReleaseQuerySet(PageQuerySet):
    """Releases as an archive."""

    def with_card_pictures(self):
        """A row in a list also says when the release was last corrected: `corrected_on`."""
        corrections = self.model.corrections.rel.related_model.objects.filter(page=OuterRef("pk"))
        latest = corrections.order_by("-date").values("date")[:1]
        return super().with_card_pictures().annotate(corrected_on=Subquery(latest))

    def in_year(self, year: int):
        return self.filter(date__year=year)

    def before(self, release):
        """Older than `release`, in the order of the archive."""
        number = release.number_seq or 0
        same_day = Q(date=release.date, number_seq__lt=number)
        return self.filter(Q(date__lt=release.date) | same_day, date__lte=release.date)

    def after(self, release):
        """Newer than `release`, in the order of the archive."""
        number = release.number_seq or 0
        same_day = Q(date=release.date, number_seq__gt=number)
        return self.filter(Q(date__gt=release.date) | same_day, date__gte=release.date)
