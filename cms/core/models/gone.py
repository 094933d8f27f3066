from django.db import models


class Gone(models.Model):
    """An address that was public once and is not any more; it answers 410 and says why.

    Only the address is kept, no title: a page may have gone because of the person it named.
    """

    class Reason(models.TextChoices):
        DELETED = "geloescht", "gelöscht"
        EXPIRED = "abgelaufen", "abgelaufen"
        UNPUBLISHED = "zurueckgezogen", "zurückgezogen"

    path = models.CharField("Adresse", max_length=2048, unique=True)
    reason = models.CharField("Grund", max_length=20, choices=Reason.choices)
    since = models.DateTimeField("Seit", auto_now=True)

    class Meta:
        verbose_name = "Frühere Adresse"
        verbose_name_plural = "Frühere Adressen"
        default_permissions = ()

    def __str__(self) -> str:
        return self.path
