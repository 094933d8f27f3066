from django.conf import settings
from django.db import models
from django.forms import Select
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.generation import kept
from cms.core.models import BasePage, BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from cms.core.models.base import PageManager
from cms.core.pagination import paginate
from cms.core.plain_text import plain_paragraphs
from cms.core.relations import neighbours, visible_links, visible_target
from cms.core.seo import page_meta
from pages.press.formats import in_format
from pages.press.querysets import PressReleaseQuerySet

from .contact import PressContact
from .numbering import NumberMixin

RELEASES_PER_PAGE = 20
RELEASES_PER_FEED = 20


class PressIndexPage(LeadMixin, RoutablePageMixin, BasePage):
    """Die Presseseite: Kontakt, Mitteilungen, Archiv nach Jahren, Feeds."""

    template = "pages/press_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["press.PressReleasePage"]
    max_count = 1
    reserved_child_slugs = frozenset({"archiv"})
    page_description = "Die Übersicht für Journalistinnen und Journalisten."

    search_fields = [*BasePage.search_fields, *LeadMixin.search_fields]
    content_panels = [*BasePage.content_panels, *LeadMixin.lead_panels]

    class Meta:
        verbose_name = "Presseseite"
        verbose_name_plural = "Presseseiten"

    @staticmethod
    def releases() -> PressReleaseQuerySet:
        """All public releases, newest first; there is one press page, so all are its own."""
        return PressReleasePage.objects.visible().newest_first()

    @path("")
    def newest(self, request):
        latest = self.releases().select_related("contact__deputy").first()
        contact = latest.contact if latest else PressContact.objects.first()
        return self.render(request, context_overrides={"contact": contact, **self._list(request)})

    @path("archiv/<int:year>/", name="archive")
    def archive(self, request, year: int):
        listed = self._list(request, year)
        if not any(entry["year"] == year for entry in listed["years"]):
            raise Http404
        return self.render(
            request,
            template="pages/press_archive_page.html",
            context_overrides={
                "year": year,
                "meta": page_meta(self, request, title=f"Pressemitteilungen {year}"),
                **listed,
            },
        )

    @path("feed.atom/", name="atom")
    def atom(self, request):
        return self._feed(request, "pages/press_feed.atom", "application/atom+xml")

    @path("feed.rss/", name="rss")
    def rss(self, request):
        return self._feed(request, "pages/press_feed.rss", "application/rss+xml")

    def structured_data(self, request):
        return {**super().structured_data(request), "@type": "CollectionPage"}

    def _feed(self, request, template: str, content_type: str):
        releases = list(self.releases()[:RELEASES_PER_FEED])
        updated = max((release.last_published_at for release in releases), default=timezone.now())
        listed = {"releases": releases, "updated": updated}
        response = self.render(request, template=template, context_overrides=listed)
        return in_format(response, content_type)

    def _list(self, request, year: int | None = None) -> dict:
        counts = kept("releases-by-year", PressReleasePage.objects.visible().counted_by_year)
        years = [{**entry, "url": f"{self.url}archiv/{entry['year']}/"} for entry in counts]
        releases = self.releases().for_cards()
        if year is not None:
            releases = releases.in_year(year)
        count = sum(entry["count"] for entry in counts if year in (None, entry["year"]))
        return {"items": paginate(request, releases, RELEASES_PER_PAGE, count), "years": years}


class PressReleasePage(
    NumberMixin, LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, RoutablePageMixin, BasePage
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

    date = models.DateField("Datum", default=timezone.localdate)
    place = models.CharField(
        "Ort", max_length=80, default="Hannover", help_text="Steht in der Ortsmarke vor dem Text."
    )
    contact = models.ForeignKey(
        PressContact,
        verbose_name="Pressekontakt",
        null=True,
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
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("place"), FieldPanel("date")], heading="Ort und Datum"),
        *LeadMixin.lead_panels,
        *BodyMixin.body_panels,
        FieldPanel("contact", widget=Select),
        InlinePanel("photos", heading="Pressefotos", label="Foto"),
        MultiFieldPanel(
            [
                PageChooserPanel("campaign", "campaigns.CampaignPage"),
                InlinePanel("release_partners", label="Partner"),
            ],
            "Gehört zu",
        ),
    ]
    promote_panels = [
        *TeaserMixin.teaser_panels,
        *VocabularyMixin.vocabulary_panels,
        *BasePage.promote_panels,
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

    @property
    def search_date(self):
        return self.date

    def structured_data(self, request):
        return {
            **super().structured_data(request),
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.teaser or self.lead,
            "datePublished": self.date.isoformat(),
            "dateModified": self.last_published_at and self.last_published_at.isoformat(),
            "contentLocation": {"@type": "Place", "name": self.place},
        }

    @path("text/", name="text")
    def plain_text(self, request):
        """The release as plain text, to copy into an editorial system."""
        response = self.render(
            request,
            template="pages/press_release.txt",
            context_overrides={"paragraphs": plain_paragraphs(self.body)},
        )
        return in_format(response, "text/plain")

    def get_route_paths(self):
        return [*super().get_route_paths(), "/text/"]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        others = PressReleasePage.objects.visible().defer_streamfields()
        context["previous"], context["next"] = neighbours(others, self)
        context["related"] = self.related()
        context["campaign"] = visible_target(self, "campaign")
        context["partners"] = visible_links(self.release_partners)
        context["photos"] = self.shown_photos
        context["text_url"] = f"{self.url}text/"
        return context

    @cached_property
    def shown_photos(self) -> list["PressPhoto"]:
        return list(self.photos.select_related("picture"))

    def shown_pictures(self):
        return [*super().shown_pictures(), *(photo.picture for photo in self.shown_photos)]


class PressPhoto(Orderable):
    """A picture that may be printed with the release."""

    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="photos")
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


class ReleasePartner(Orderable):
    """A partner that a release speaks of."""

    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="release_partners")
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
