from django.db import models


class Generation(models.Model):
    """One row: how often public content has changed. Read and raised by `cms.core.generation`."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "Stand der Inhalte"
        verbose_name_plural = "Stand der Inhalte"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)
