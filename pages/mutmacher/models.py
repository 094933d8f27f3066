from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.core.blocks.links import CallToActionBlock
from cms.core.district_map import TILES, Tile
from cms.core.editing import counted, title_panel
from cms.core.models import BasePage, BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from cms.core.narrowed import NarrowedList
from cms.core.relations import series, visible_target
from cms.core.seo import page_meta

from .appeal import appeal_of

STORIES_PER_PAGE = 13  # one large, then rows of three or four


class StoryIndexPage(LeadMixin, BasePage):
    """Die Reihe der Mutmacher-Geschichten, neueste zuerst."""

    template = "pages/story_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["mutmacher.StoryPage"]
    max_count = 1
    page_description = "Die Übersicht aller Mutmacher-Geschichten."

    search_fields = [*BasePage.search_fields, *LeadMixin.search_fields]
    content_panels = [*BasePage.content_panels, *LeadMixin.lead_panels]

    class Meta:
        verbose_name = "Übersicht der Mutmacher-Geschichten"
        verbose_name_plural = "Übersichten der Mutmacher-Geschichten"

    def structured_data(self, request):
        return {**super().structured_data(request), "@type": "CollectionPage"}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = NarrowedList(request, StoryPage)
        context["listing"] = listing
        context["items"] = listing.page(STORIES_PER_PAGE)
        if listing.names:
            context["meta"] = page_meta(self, request, title=f"{self.title}: {listing.names}")
        return context


class StoryPage(LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, BasePage):
    """Eine Mutmacher-Geschichte: das Porträt eines Menschen, der hilft."""

    template = "pages/story_page.html"
    parent_page_types = ["mutmacher.StoryIndexPage"]
    subpage_types: list[str] = []
    page_description = "Das Porträt eines Menschen, der hilft."
    search_type = "mutmacher"
    kind_label = "Mutmacher-Geschichte"
    og_type = "article"
    card_pictures = ("portrait",)
    page_pictures = ("portrait", "teaser_image")
    page_relations = ("campaign", "partner__logo")
    newest_first_ordering = ("-date", "-pk")
    needed_to_publish = ("person",)
    texts = ("body", "call_to_action")

    date = models.DateField("Datum", default=timezone.localdate)
    person = models.CharField(
        "Person", max_length=120, blank=True, help_text="Wer wird vorgestellt?"
    )
    place = models.CharField("Ort", max_length=120, blank=True)
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="Porträt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Hochformat; das Gesicht liegt im Bildschwerpunkt.",
    )
    pull_quote = models.CharField(
        "Herausgestelltes Zitat",
        max_length=240,
        blank=True,
        help_text="Ein Satz der Person. Ohne Anführungszeichen, die setzt die Seite.",
    )
    what_to_do = RichTextField(
        "Was Sie tun können", blank=True, max_length=1500, features=["bold", "ul", "link"]
    )
    call_to_action = StreamField(
        [("call", CallToActionBlock())], verbose_name="Aufruf", blank=True, max_num=1
    )
    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name="Kampagne",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
    )
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name="Partner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
    )

    search_fields = [
        *BasePage.search_fields,
        *LeadMixin.search_fields,
        *BodyMixin.search_fields,
        *TeaserMixin.search_fields,
        *VocabularyMixin.search_fields,
        index.SearchField("person", boost=1.5),
        index.SearchField("place"),
        index.SearchField("pull_quote"),
        index.SearchField("what_to_do"),
        index.SearchField("partner_name"),
    ]
    content_panels = [
        title_panel(
            "Überschrift", "Zum Beispiel: Gesine Ubben repariert in Norden, was andere wegwerfen"
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("person"), FieldPanel("place")]),
                FieldPanel("date"),
                FieldPanel("portrait"),
            ],
            "Wer und wo",
        ),
        *LeadMixin.lead_panels,
        counted("pull_quote", about=160, widget=AdminAutoHeightTextInput),
        *BodyMixin.body_panels,
        MultiFieldPanel(
            [
                FieldPanel(
                    "what_to_do",
                    heading="Text",
                    help_text=(
                        "Zwei bis vier Sätze unter der festen Überschrift „Was Sie tun können“. "
                        "Bleibt leer, dann ruft dort die Kampagne, der Partner oder das Bündnis "
                        "zum Mitmachen auf."
                    ),
                ),
                FieldPanel(
                    "call_to_action",
                    help_text="Ein Knopf: Was können Leserinnen und Leser jetzt tun?",
                ),
            ],
            "Was Sie tun können",
        ),
    ]
    promote_panels = [*TeaserMixin.teaser_panels, *BasePage.promote_panels]
    vocabulary_panels = [
        *VocabularyMixin.vocabulary_panels,
        MultiFieldPanel(
            [
                PageChooserPanel("campaign", "campaigns.CampaignPage"),
                PageChooserPanel("partner", "partners.PartnerPage"),
            ],
            "Gehört zu",
        ),
    ]

    class Meta:
        verbose_name = "Mutmacher-Geschichte"
        verbose_name_plural = "Mutmacher-Geschichten"
        indexes = [models.Index(fields=["-date"])]

    @property
    def search_date(self):
        return self.date

    @property
    def partner_name(self) -> str:
        partner = visible_target(self, "partner")
        return partner.title if partner else ""

    @property
    def search_place(self):
        return self.place

    @property
    def place_text(self) -> str:
        """Where the story's first region lies: Suderburg, Landkreis Uelzen; empty without one."""
        region = next(iter(self.region_list), None)
        if region is None or region.kind == region.Kind.STATE:
            return ""
        named = self.place if region.kind == region.Kind.DISTRICT else ""
        return ", ".join(part for part in (named, region.long_name) if part)

    @property
    def tiles(self) -> Iterable[Tile]:
        """What the map is drawn from that shows the story's place."""
        return TILES.values()

    def shown_pictures(self):
        logo = self.partner and self.partner.logo
        return [*super().shown_pictures(), *([logo] if logo else [])]

    def cards(self):
        return {**super().cards(), **series(self)}

    def structured_data(self, request):
        return {
            **super().structured_data(request),
            "@type": "Article",
            "headline": self.title,
            "description": self.teaser or self.lead,
            "datePublished": self.date.isoformat(),
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["campaign"] = visible_target(self, "campaign")
        context["partner"] = visible_target(self, "partner")
        context["appeal"] = appeal_of(self, context["campaign"], context["partner"])
        return context
