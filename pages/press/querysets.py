from cms.core.models import PageQuerySet


class PressReleaseQuerySet(PageQuerySet):
    """Releases as an archive."""

    def in_year(self, year: int):
        return self.filter(date__year=year)
