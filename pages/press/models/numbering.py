"""Release numbers: "12/2026", counted from one in each year, never given twice."""

from django.db import models, transaction
from django.utils import timezone

from cms.core.models import YearCounter


class ReleaseCounter(YearCounter):
    class Meta:
        verbose_name = "Zähler der Pressemitteilungen"
        verbose_name_plural = "Zähler der Pressemitteilungen"
        default_permissions = ()


class NumberMixin(models.Model):
    """A number that comes with the first publication, on whatever way, and stays for ever."""

    # A copy is a release of its own: it has never been published.
    exclude_fields_in_copy = ["number_year", "number_seq", "first_published_at"]

    number_year = models.PositiveSmallIntegerField("Jahr der Nummer", null=True, editable=False)
    number_seq = models.PositiveIntegerField("Nummer im Jahr", null=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if self._state.adding and self.alias_of_id:  # a copy that knows nothing of what to exclude
            self.number_year = self.number_seq = self.first_published_at = None
        before = (self.number_year, self.number_seq, self.first_published_at)
        try:
            with transaction.atomic():
                if self._becomes_public(update_fields):
                    self._take_number()
                    update_fields = update_fields and {*update_fields, *self.exclude_fields_in_copy}
                return super().save(*args, update_fields=update_fields, **kwargs)
        except Exception:
            # The number went back with the transaction; somebody else may get it next.
            self.number_year, self.number_seq, self.first_published_at = before
            raise

    @property
    def number(self) -> str:
        """As journalists quote it, "12/2026"; empty before the first publication."""
        return f"{self.number_seq}/{self.number_year}" if self.number_seq else ""

    def with_content_json(self, content):
        """An older revision knows no number, or another: the one of the live row stays."""
        page = super().with_content_json(content)
        page.number_year, page.number_seq = self.number_year, self.number_seq
        return page

    def _becomes_public(self, update_fields) -> bool:
        without_number = self.live and self.number_seq is None
        return without_number and (update_fields is None or "live" in update_fields)

    def _take_number(self) -> None:
        """The next number, or the one that somebody's click a moment earlier gave this release."""
        row = type(self).objects.select_for_update().filter(pk=self.pk)
        given = row.values_list("number_year", "number_seq").first()
        if given is None or given[1] is None:
            self.first_published_at = self.first_published_at or timezone.now()
            year = timezone.localtime(self.first_published_at).year
            given = (year, ReleaseCounter.next_number(year))
        self.number_year, self.number_seq = given
