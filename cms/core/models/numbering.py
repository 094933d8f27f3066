"""Numbers that are counted from one in each year, never given twice, without gaps."""

from django.db import models, transaction


class YearCounter(models.Model):
    """The last number given in a year; locked while the next one is given."""

    year = models.PositiveSmallIntegerField("Jahr", primary_key=True)
    last = models.PositiveIntegerField("letzte Nummer", default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.last}/{self.year}"

    @classmethod
    def next_number(cls, year: int) -> int:
        """The next free number of `year`; call it in the transaction that stores it."""
        with transaction.atomic():
            cls.objects.get_or_create(year=year)
            counter = cls.objects.select_for_update().get(year=year)
            counter.last += 1
            counter.save(update_fields=["last"])
        return counter.last
