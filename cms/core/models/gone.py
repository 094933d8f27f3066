"""What was public and is not any more: pages that were taken back, and addresses left behind."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Withdrawal(models.Model):
    """A page that was public and is offline now: why, since when, by whom, what readers are told.

    It comes with whatever takes the page offline and goes when the page is published again.
    """

    class Reason(models.TextChoices):
        ERROR = "irrtum", "irrtümlich veröffentlicht"
        REPLACED = "ersetzt", "ersetzt durch eine andere Seite"
        OUTDATED = "ueberholt", "überholt"
        # Not chosen on that screen: the end of a schedule, and what code does.
        EXPIRED = "abgelaufen", "abgelaufen"
        LEFT = "ausgetreten", "ausgetreten"  # who was presented here; that ends their page
        UNSTATED = "ohne", "ohne Angabe"

    CHOSEN = (Reason.ERROR, Reason.REPLACED, Reason.OUTDATED)

    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name="Seite",
        on_delete=models.CASCADE,
        related_name="withdrawal",
    )
    reason = models.CharField("Grund", max_length=12, choices=Reason.choices)
    successor = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Ersetzt durch",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced",
    )
    note = models.CharField("Satz für die Öffentlichkeit", max_length=300, blank=True)
    since = models.DateTimeField("Seit", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Zurückgezogen von",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Who leads to a page is read from these rows themselves, without the index's delay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Zurückgezogene Seite"
        verbose_name_plural = "Zurückgezogene Seiten"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page}: {self.get_reason_display()}"

    @property
    def in_words(self) -> str:
        """The page's state: „Zurückgezogen: ersetzt durch „Neue Termine““, „Abgelaufen“."""
        if self.reason == self.Reason.EXPIRED:
            return "Abgelaufen"
        if self.reason == self.Reason.UNSTATED:
            return "Zurückgezogen"
        if self.reason == self.Reason.REPLACED and self.successor:
            return f"Zurückgezogen: ersetzt durch „{self.successor.title}“"
        return f"Zurückgezogen: {self.get_reason_display()}"


class Gone(models.Model):
    """An address that was public once, of something that has been deleted; it answers 410.

    Only the address is kept, no title: a page may have gone because of the person it named.
    """

    class Kind(models.TextChoices):
        PAGE = "seite", "Seite"
        FILE = "datei", "Datei"
        LEFT = "ausgetreten", "Seite von jemandem, der ausgetreten ist"

    path = models.CharField("Adresse", max_length=2048, unique=True)
    kind = models.CharField("Art", max_length=12, choices=Kind.choices, default=Kind.PAGE)
    successor = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Führt jetzt zu",
        null=True,
        on_delete=models.SET_NULL,
        related_name="replaced_addresses",
        help_text="Die Seite, die eine gelöschte ersetzt hat.",
    )
    since = models.DateTimeField("Seit", auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Frühere Adresse"
        verbose_name_plural = "Frühere Adressen"
        default_permissions = ()

    def __str__(self) -> str:
        return self.path
