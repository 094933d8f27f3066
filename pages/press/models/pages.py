from django.conf import settings
from django.db import models, transaction
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

from cms.core.models import BasePage, BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from cms.core.models.base import PageManager
from cms.core.pagination import paginate
from cms.core.plain_text import plain_paragraphs
from cms.core.relations import neighbours, visible_links, visible_target
from pages.press.querysets import PressReleaseQuerySet

from .contact import PressContact
from .numbering import next_number

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

    def releases(self) -> PressReleaseQuerySet:
        """All public releases, newest first, with what a row shows."""
        return self.children_with_text().for_cards().newest_first()

    def children_with_text(self) -> PressReleaseQuerySet:
        """All public releases with everything that stands in them."""
        return PressReleasePage.objects.child_of(self).visible()

    @path("")
    def newest(self, request):
        contact = PressContact.objects.select_related("deputy").first()
        return self.render(request, context_overrides={"contact": contact, **self._list(request)})

    @path("archiv/<int:year>/", name="archive")
    def archive(self, request, year: int):
        listed = self._list(request, year)
        if not any(entry["year"] == year for entry in listed["years"]):
            raise Http404
        return self.render(
            request,
            template="pages/press_archive_page.html",
            context_overrides={"year": year, **listed},
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
        releases = self.children_with_text().newest_first()[:RELEASES_PER_FEED]
        return self.render(
            request,
            template=template,
            context_overrides={"releases": releases},
            content_type=f"{content_type}; charset=utf-8",
        )

    def _list(self, request, year: int | None = None) -> dict:
        releases = self.releases()
        years = [
            {**entry, "url": f"{self.url}archiv/{entry['year']}/"}
            for entry in releases.counted_by_year()
        ]
        if year is not None:
            releases = releases.in_year(year)
        return {"items": paginate(request, releases, RELEASES_PER_PAGE), "years": years}


class PressReleasePage(
    LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, RoutablePageMixin, BasePage
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
    exclude_fields_in_copy = ["number_year", "number_seq"]

    date = models.DateField("Datum", default=timezone.localdate)
    number_year = models.PositiveSmallIntegerField(null=True, editable=False)
    number_seq = models.PositiveIntegerField(null=True, editable=False)
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
        FieldPanel("contact"),
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
    def number(self) -> str:
        """As journalists quote it, "12/2026"; empty before the first publication."""
        return f"{self.number_seq}/{self.number_year}" if self.number_seq else ""

    @property
    def search_date(self):
        return self.date

    def save(self, *args, **kwargs):
        with transaction.atomic():
            if self.live and self.number_seq is None:
                self._take_number()
            return super().save(*args, **kwargs)

    def with_content_json(self, content):
        """An older revision knows no number, or another: the one of the live row stays."""
        page = super().with_content_json(content)
        page.number_year, page.number_seq = self.number_year, self.number_seq
        return page

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
        return self.render(
            request,
            template="pages/press_release.txt",
            context_overrides={"paragraphs": plain_paragraphs(self.body)},
            content_type="text/plain; charset=utf-8",
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        siblings = PressReleasePage.objects.sibling_of(self, inclusive=False).visible()
        context["previous"], context["next"] = neighbours(siblings.defer_streamfields(), self)
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

    def _take_number(self) -> None:
        first_seen = timezone.localtime(self.first_published_at or timezone.now())
        self.number_year = first_seen.year
        self.number_seq = next_number(first_seen.year)


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
