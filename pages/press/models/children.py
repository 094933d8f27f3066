from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.core.generation import kept
from cms.core.models.typed import TypedText
from cms.media.licenses import license_address
from cms.media.metadata import Credits
from cms.media.printing import PrintFile, print_file


class PressPhoto(TypedText, Orderable):
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

    @property
    def text(self) -> str:
        """The caption in print: the one written for this release, or the picture's own."""
        return self.caption or self.picture.caption

    @property
    def credits(self) -> Credits:
        picture = self.picture
        return Credits(
            creator=picture.creator,
            credit=picture.credit,
            caption=self.text,
            license=picture.license,
            source=picture.source,
            alt=picture.alt,
        )

    @cached_property
    def print_file(self) -> PrintFile | None:
        return print_file(self.picture)

    def structured_data(self, page_url: str) -> dict:
        """An ImageObject of schema.org; the page says where the license can be read."""
        file, said = self.print_file, self.credits
        facts = {
            "@type": "ImageObject",
            "contentUrl": f"{page_url}foto/{self.picture_id}.jpg",
            "width": file.width,
            "height": file.height,
            "caption": said.caption,
            "creditText": said.credit,
            "creator": said.creator and {"@type": "Person", "name": said.creator},
            "license": license_address(said.license),
            "acquireLicensePage": f"{page_url}#pressefotos",
        }
        return {name: value for name, value in facts.items() if value}

    @cached_property
    def problems(self) -> list[str]:
        """Why this photo is not offered to anybody."""
        return self.picture.rights_problems()


class Correction(TypedText, Orderable):
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


def last_corrections() -> dict[int, date]:
    """The day of each release's last correction, by the release's key; most have none."""
    return kept("last-corrections", _read_last_corrections)


def _read_last_corrections() -> dict[int, date]:
    return dict(Correction.objects.order_by().values_list("page_id").annotate(Max("date")))


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
