"""Release numbers: "12/2026", counted from one in each year, never given twice."""

from django.db import models, transaction


class ReleaseCounter(models.Model):
    """The last number given in a year; locked while the next one is given."""

    year = models.PositiveSmallIntegerField("Jahr", primary_key=True)
    last = models.PositiveIntegerField("letzte Nummer", default=0)

    class Meta:
        verbose_name = "Zähler der Pressemitteilungen"
        verbose_name_plural = "Zähler der Pressemitteilungen"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.last}/{self.year}"


def next_number(year: int) -> int:
    """The next free number of `year`; call it in the transaction that stores it."""
    with transaction.atomic():
        ReleaseCounter.objects.get_or_create(year=year)
        counter = ReleaseCounter.objects.select_for_update().get(year=year)
        counter.last += 1
        counter.save(update_fields=["last"])
    return counter.last
