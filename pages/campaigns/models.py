from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.blocks.links import CallToActionBlock
from cms.core.editing import title_panel
from cms.core.models import (
    BasePage,
    BodyMixin,
    LeadMixin,
    PageQuerySet,
    TeaserMixin,
    VocabularyMixin,
)
from cms.core.models.base import PageManager
from cms.core.relations import linked_partners, names_of, newest
from cms.core.text import german_date

# How many stories and releases a campaign shows before it links to the full lists.
SHOWN = 6


class CampaignQuerySet(PageQuerySet):
    """Campaigns by where today lies in their period."""

    def running(self):
        return self._started().filter(Q(end_date__isnull=True) | Q(end_date__gte=_today()))

    def planned(self):
        return self.filter(start_date__gt=_today())

    def past(self):
        return self.filter(end_date__lt=_today())

    def _started(self):
        return self.filter(start_date__lte=_today())


class CampaignIndexPage(LeadMixin, BasePage):
    """Alle Kampagnen: laufende zuerst, frühere nach Jahren."""

    template = "pages/campaign_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    max_count = 1
    page_description = "Die Übersicht aller Kampagnen."

    search_fields = [*BasePage.search_fields, *LeadMixin.search_fields]
    content_panels = [*BasePage.content_panels, *LeadMixin.lead_panels]

    class Meta:
        verbose_name = "Übersicht der Kampagnen"
        verbose_name_plural = "Übersichten der Kampagnen"

    def structured_data(self, request):
        return {**super().structured_data(request), "@type": "CollectionPage"}

    def cards(self):
        campaigns = CampaignPage.objects.visible().with_card_pictures().newest_first()
        by_state = {state: [] for state in CampaignPage.State}
        for campaign in campaigns:
            by_state[campaign.state].append(campaign)
        past = sorted(by_state[CampaignPage.State.PAST], key=lambda page: page.end_date)[::-1]
        return {
            **super().cards(),
            "running": by_state[CampaignPage.State.RUNNING],
            "planned": by_state[CampaignPage.State.PLANNED][::-1],
            "past": past,
        }


class CampaignPage(LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, BasePage):
    """Eine Kampagne: ein Aufruf zu einem Thema, mit Zeitraum und Partnern."""

    class State(models.TextChoices):
        PLANNED = "geplant", "geplant"
        RUNNING = "laufend", "laufend"
        PAST = "beendet", "beendet"

    template = "pages/campaign_page.html"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []
    page_description = "Ein Aufruf zu einem Thema: wann, mit wem und was alle tun können."
    search_type = "kampagnen"
    texts = ("body", "call_to_action")
    kind_label = "Kampagne"
    card_pictures = ("teaser_image",)
    page_pictures = ("teaser_image",)
    newest_first_ordering = ("-start_date", "-pk")

    start_date = models.DateField("Beginn", default=timezone.localdate)
    end_date = models.DateField(
        "Ende",
        null=True,
        blank=True,
        help_text="Der letzte Tag. Bleibt leer, wenn das Ende offen ist.",
    )
    call_to_action = StreamField(
        [("call", CallToActionBlock())], verbose_name="Aufruf", blank=True, max_num=1
    )

    objects = PageManager.from_queryset(CampaignQuerySet)()

    search_fields = [
        *BasePage.search_fields,
        *LeadMixin.search_fields,
        *BodyMixin.search_fields,
        *TeaserMixin.search_fields,
        *VocabularyMixin.search_fields,
        index.SearchField("partner_names"),
    ]
    content_panels = [
        title_panel("Name der Kampagne", "Kurz und als Aufruf, zum Beispiel: Gemeinsam am Tisch"),
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")], heading="Zeitraum"),
        *LeadMixin.lead_panels,
        *BodyMixin.body_panels,
        FieldPanel(
            "call_to_action",
            help_text="Ein Knopf: Was können Leserinnen und Leser jetzt tun?",
        ),
        InlinePanel(
            "campaign_partners",
            heading="Unterstützende Partner",
            label="Partner",
            help_text="Wer die Kampagne mitträgt, in dieser Reihenfolge.",
        ),
    ]
    promote_panels = [*TeaserMixin.teaser_panels, *BasePage.promote_panels]

    class Meta:
        verbose_name = "Kampagne"
        verbose_name_plural = "Kampagnen"
        indexes = [models.Index(fields=["start_date"]), models.Index(fields=["end_date"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")),
                name="campaign_ends_after_start",
                violation_error_message="Das Ende liegt vor dem Beginn.",
            )
        ]

    @property
    def state(self) -> str:
        """Where today lies: before, inside or after the period (both days included)."""
        today = _today()
        if self.start_date > today:
            return self.State.PLANNED
        if self.end_date and self.end_date < today:
            return self.State.PAST
        return self.State.RUNNING

    @property
    def search_date(self) -> date:
        return self.start_date

    @property
    def period_text(self) -> str:
        """The period as a reader wants to know it."""
        if self.state == self.State.PLANNED:
            return f"ab {german_date(self.start_date)}"
        if self.state == self.State.PAST:
            return f"beendet am {german_date(self.end_date)}"
        if self.end_date:
            return f"läuft bis {german_date(self.end_date)}"
        return f"läuft seit {german_date(self.start_date)}"

    @property
    def partner_pages(self) -> list:
        """The supporters in the order the editors gave them, public ones only."""
        return linked_partners(self, "campaign_partners")

    @property
    def partner_names(self) -> str:
        return names_of(self.partner_pages)

    def structured_data(self, request):
        period = {"@type": "Event", "name": self.title, "startDate": self.start_date.isoformat()}
        if self.end_date:
            period["endDate"] = self.end_date.isoformat()
        period["location"] = {"@type": "AdministrativeArea", "name": "Niedersachsen"}
        return {**super().structured_data(request), "description": self.teaser, "about": period}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["partners"] = self.partner_pages
        return context

    def cards(self):
        cards = {**super().cards(), "related": self.related()}
        if self.pk:  # nothing belongs yet to a new page that is being previewed
            for name, link in (("stories", self.stories), ("releases", self.releases)):
                cards[name] = newest(self, link.model, SHOWN, campaign=self)
        return cards


class CampaignPartner(Orderable):
    """A partner that supports a campaign."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="campaign_partners")
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name="Partner",
        on_delete=models.CASCADE,
        related_name="campaign_links",
    )

    panels = [PageChooserPanel("partner", "partners.PartnerPage")]

    class Meta(Orderable.Meta):
        verbose_name = "Unterstützer"
        verbose_name_plural = "Unterstützer"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.partner)


def _today() -> date:
    return timezone.localdate()
