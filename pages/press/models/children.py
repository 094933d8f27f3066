from django.conf import settings
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


class PressPhoto(Orderable):
    """A picture that may be printed with the release."""

    page = ParentalKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="Bild",
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(
        "Bildunterschrift", max_length=400, blank=True, help_text="Personen von links nach rechts."
    )

    panels = [FieldPanel("picture"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = "Pressefoto"
        verbose_name_plural = "Pressefotos"
        default_permissions = ()

    def __str__(self) -> str:
        return self.caption or str(self.picture)


class Correction(Orderable):
    """A sentence that says what was wrong in a release and what is right; a typo needs none."""

    page = ParentalKey(
        "press.PressReleasePage", on_delete=models.CASCADE, related_name="corrections"
    )
    date = models.DateField("Datum", default=timezone.localdate)
    text = models.CharField(
        "Berichtigung",
        max_length=400,
        help_text="Ein Satz: was falsch war und was richtig ist. Er steht mit Datum über dem Text, "
        "in den Feeds und im Reintext. Ein Tippfehler braucht keine Berichtigung.",
    )
    # A day is too coarse for programs that ask whether an entry has changed since this morning.
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    panels = [FieldPanel("date"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "Berichtigung"
        verbose_name_plural = "Berichtigungen"
        default_permissions = ()

    def __str__(self) -> str:
        return self.text


class ReleasePartner(Orderable):
    """A partner that a release speaks of."""

    page = ParentalKey(
        "press.PressReleasePage", on_delete=models.CASCADE, related_name="release_partners"
    )
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name="Partner",
        on_delete=models.CASCADE,
        related_name="release_links",
    )

    panels = [PageChooserPanel("partner", "partners.PartnerPage")]

    class Meta(Orderable.Meta):
        verbose_name = "Partner der Mitteilung"
        verbose_name_plural = "Partner der Mitteilung"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.partner)
