from django.db import models
from django.forms import Select
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from cms.core.blocks import prepare_bodies
from cms.core.editing import title_panel
from cms.core.models import BasePage, BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from cms.core.models.base import PageManager
from cms.core.plain_text import plain_paragraphs
from cms.core.relations import linked_partners, names_of, series, visible_target
from pages.press.formats import in_format
from pages.press.querysets import PressReleaseQuerySet

from .children import Correction, last_corrections
from .contact import PressContact
from .numbering import NumberMixin
from .photos import PhotosMixin


class PressReleasePage(
    NumberMixin, LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, PhotosMixin, BasePage
):
    """Eine Pressemitteilung mit Nummer, Ort, Kontakt und Pressefotos."""

    template = "pages/press_release_page.html"
    parent_page_types = ["press.PressIndexPage"]
    subpage_types: list[str] = []
    page_description = "Eine Nachricht an die Medien, mit Kontakt und Fotos zum Abdruck."
    search_type = "presse"
    kind_label = "Pressemitteilung"
    og_type = "article"
    page_pictures = ("teaser_image",)
    page_relations = ("contact__deputy", "campaign")
    newest_first_ordering = ("-date", "-number_seq", "-pk")
    # An embargo is a schedule, not a password that a journalist could pass on.
    private_page_options: list[str] = []
    needed_to_publish = ("place", "lead", "contact")

    date = models.DateField("Datum", default=timezone.localdate)
    place = models.CharField(
        "Ort",
        max_length=80,
        blank=True,
        default="Hannover",
        help_text="Steht in der Ortsmarke vor dem Text.",
    )
    contact = models.ForeignKey(
        PressContact,
        verbose_name="Pressekontakt",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="releases",
    )
    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name="Kampagne",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="releases",
    )

    objects = PageManager.from_queryset(PressReleaseQuerySet)()

    search_fields = [
        *BasePage.search_fields,
        *LeadMixin.search_fields,
        *BodyMixin.search_fields,
        *TeaserMixin.search_fields,
        *VocabularyMixin.search_fields,
        index.SearchField("place"),
        index.SearchField("number"),
        index.SearchField("partner_names"),
        index.RelatedFields("contact", [index.SearchField("name")]),
    ]
    content_panels = [
        title_panel(
            "Überschrift",
            "Was ist neu? Zum Beispiel: 128 warme Stuben öffnen im Winter jeden Mittwoch",
        ),
        FieldRowPanel([FieldPanel("place"), FieldPanel("date")], heading="Ort und Datum"),
        *LeadMixin.lead_panels,
        FieldPanel(
            "body",
            heading="Text",
            help_text="Das Wichtigste zuerst, mit mindestens einem Zitat mit Name und Funktion.",
        ),
        FieldPanel(
            "contact", widget=Select, help_text="Wen Journalistinnen und Journalisten anrufen."
        ),
        InlinePanel(
            "photos",
            heading="Pressefotos",
            label="Foto",
            help_text="Zum Abdruck; dafür mindestens 2.362 Pixel breit (20 cm bei 300 dpi).",
        ),
    ]
    promote_panels = [*TeaserMixin.teaser_panels, *BasePage.promote_panels]
    vocabulary_panels = [
        *VocabularyMixin.vocabulary_panels,
        MultiFieldPanel(
            [
                PageChooserPanel("campaign", "campaigns.CampaignPage"),
                InlinePanel("release_partners", label="Partner"),
            ],
            "Gehört zu",
        ),
    ]
    correction_panels = [
        InlinePanel(
            "corrections",
            heading="Berichtigungen",
            label="Berichtigung",
            help_text=(
                "Ein Satz mit Datum, wenn etwas Sachliches falsch war; er steht auf der Seite und "
                "in den Feeds. Ein Tippfehler braucht keine: Text ändern genügt."
            ),
        )
    ]

    class Meta:
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"
        indexes = [models.Index(fields=["-date", "-number_seq"])]
        constraints = [
            models.UniqueConstraint(
                fields=["number_year", "number_seq"], name="one_release_per_number"
            )
        ]

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """A version that was replaced may name a contact who has left; modelcluster would break."""
        contact = data.get("contact")
        if check_fks and contact and not PressContact.objects.filter(pk=contact).exists():
            data = {**data, "contact": None}
        return super().from_serializable_data(data, check_fks, strict_fks)

    @property
    def search_date(self):
        return self.date

    @property
    def partner_names(self) -> str:
        return names_of(linked_partners(self, "release_partners"))

    @property
    def search_place(self):
        return self.place

    @cached_property
    def shown_corrections(self) -> list[Correction]:
        """The newest first, as readers meet them."""
        if self.is_served and not self.corrected_on:
            return []
        return sorted(self.corrections.all(), key=lambda row: (row.date, row.written_at))[::-1]

    @property
    def corrected_on(self):
        """The day of the last correction; None without one."""
        return last_corrections().get(self.pk)

    @property
    def updated_at(self):
        """When readers were last told something new: publication or correction, never a typo."""
        if not self.live:
            return None
        written = (correction.written_at for correction in self.shown_corrections)
        return max([self.first_published_at, *written])

    def structured_data(self, request):
        return {
            **super().structured_data(request),
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.teaser or self.lead,
            "datePublished": self.date.isoformat(),
            "dateModified": self.updated_at and self.updated_at.isoformat(),
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": correction.text,
                    "datePublished": correction.date.isoformat(),
                }
                for correction in self.shown_corrections
            ],
            "contentLocation": {"@type": "Place", "name": self.place},
        }

    @path("text/", name="text")
    def plain_text(self, request):
        """The release as plain text, to copy into an editorial system."""
        prepare_bodies([self])
        response = self.render(
            request,
            template="pages/press_release.txt",
            context_overrides={"paragraphs": plain_paragraphs(self.body)},
        )
        return in_format(response, "text/plain")

    def get_route_paths(self):
        return [*super().get_route_paths(), "/text/"]

    def cards(self):
        return {**super().cards(), **series(self)}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["campaign"] = visible_target(self, "campaign")
        context["partners"] = linked_partners(self, "release_partners")
        context["text_url"] = f"{self.url}text/"
        return context
