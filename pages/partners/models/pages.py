from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.core.blocks.links import SocialLinkBlock
from cms.core.editing import counted, title_panel
from cms.core.models import BasePage, LeadMixin, TeaserMixin, VocabularyMixin
from cms.core.models.base import PageManager
from cms.core.relations import newest
from cms.core.seo import page_meta
from cms.media.models import Picture

from ..directory.listing import Listed, Listing
from ..export import public_csv
from ..names import sort_name
from ..querysets import PartnerQuerySet

PARTNERS_PER_PAGE = 30
SHOWN = 6


def _item_list(listed: Iterable[Listed], request) -> dict | None:
    """The partners on this page of the directory, as schema.org knows a list."""
    names = [
        {
            "@type": "ListItem",
            "position": position,
            "name": each.partner.title,
            "url": each.partner.get_full_url(request),
        }
        for position, each in enumerate(listed, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": names} if names else None


class PartnerIndexPage(LeadMixin, RoutablePageMixin, BasePage):
    """Das Verzeichnis der Partner, von A bis Z."""

    template = "pages/partner_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["partners.PartnerPage"]
    max_count = 1
    page_description = "Das Verzeichnis aller Partner."

    search_fields = [*BasePage.search_fields, *LeadMixin.search_fields]
    content_panels = [*BasePage.content_panels, *LeadMixin.lead_panels]

    class Meta:
        verbose_name = "Verzeichnis der Partner"
        verbose_name_plural = "Verzeichnisse der Partner"

    @staticmethod
    def partners() -> PartnerQuerySet:
        """All public partners with what a row shows; there is one directory, so all are its own."""
        return PartnerPage.objects.visible().for_cards().a_to_z()

    @path("")
    def directory(self, request):
        listing = Listing(request, self.partners())
        items = listing.page(PARTNERS_PER_PAGE)
        title = " – ".join([self.title, *listing.in_words()])
        meta = page_meta(self, request, title=title, mainEntity=_item_list(items, request))
        if listing.is_narrowed:
            meta["robots"] = "noindex"
        return self.render(
            request, context_overrides={"items": items, "listing": listing, "meta": meta}
        )

    @path("export.csv/", name="export")
    def export(self, request):
        return public_csv(Listing(request, self.partners()).all())

    def structured_data(self, request):
        return {**super().structured_data(request), "@type": "CollectionPage"}


class PartnerPage(TeaserMixin, VocabularyMixin, BasePage):
    """Das Profil einer Organisation, die zum Bündnis gehört."""

    class Kind(models.TextChoices):
        ASSOCIATION = "verband", "Verband"
        UNION = "gewerkschaft", "Gewerkschaft"
        RELIGION = "religion", "Religionsgemeinschaft"
        MUNICIPALITY = "kommune", "Kommune"
        COMPANY = "unternehmen", "Unternehmen"
        CLUB = "verein", "Verein"
        FOUNDATION = "stiftung", "Stiftung"
        INITIATIVE = "initiative", "Initiative"
        POLITICS = "politik", "Politik"
        EDUCATION = "bildung", "Bildung und Wissenschaft"
        CULTURE = "kultur", "Medien und Kultur"

    template = "pages/partner_page.html"
    parent_page_types = ["partners.PartnerIndexPage"]
    subpage_types: list[str] = []
    page_description = "Eine Organisation, die zum Bündnis gehört."
    search_type = "partner"
    kind_label = "Partner"
    card_pictures = ("logo",)
    page_pictures = ("logo", "teaser_image")
    page_relations = ("primary_region",)
    newest_first_ordering = ("-member_since", "-pk")
    needed_to_publish = ("primary_region",)

    kind = models.CharField("Art", max_length=20, choices=Kind.choices, default=Kind.CLUB)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="Logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    statement = models.TextField(
        "Warum wir mitmachen", max_length=800, blank=True, help_text="Zwei bis drei Sätze."
    )
    description = RichTextField(
        "Über uns", blank=True, max_length=5000, features=["bold", "italic", "ul", "ol", "link"]
    )
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    city = models.CharField("Ort", max_length=80, blank=True)
    primary_region = models.ForeignKey(
        "core.Region",
        verbose_name="Landkreis oder Stadt",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partners_seated",
        help_text="Wo die Organisation ihren Sitz hat.",
    )
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    contact_hours = models.CharField("Erreichbar", max_length=160, blank=True)
    website = models.URLField("Website", blank=True)
    social_links = StreamField(
        [("link", SocialLinkBlock())],
        verbose_name="Auftritte in sozialen Netzen",
        blank=True,
        max_num=6,
    )
    member_since = models.DateField("Dabei seit", null=True, blank=True)
    confirmed_at = models.DateField(
        "Angaben bestätigt am",
        null=True,
        blank=True,
        help_text="Wann die Organisation zuletzt gesagt hat, dass alles stimmt.",
    )
    sort_name = models.CharField(max_length=255, editable=False, default="", db_index=True)

    objects = PageManager.from_queryset(PartnerQuerySet)()

    search_fields = [
        *BasePage.search_fields,
        *TeaserMixin.search_fields,
        *VocabularyMixin.search_fields,
        index.SearchField("statement"),
        index.SearchField("description"),
        index.SearchField("city", boost=1.5),
        index.RelatedFields("primary_region", [index.SearchField("name")]),
    ]
    content_panels = [
        title_panel("Name der Organisation", "So, wie die Organisation sich selbst nennt."),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("member_since")], heading="Zum Bündnis"),
        FieldPanel("logo"),
        counted("statement", about=400),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                FieldPanel("primary_region"),
            ],
            "Sitz",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("contact_hours"),
                FieldPanel("website"),
                FieldPanel("social_links"),
                FieldPanel("confirmed_at"),
            ],
            "Kontakt",
        ),
    ]
    promote_panels = [*TeaserMixin.teaser_panels, *BasePage.promote_panels]

    class Meta:
        verbose_name = "Partner"
        verbose_name_plural = "Partner"

    @property
    def has_contact(self) -> bool:
        """Whether there is any way to the organisation to show."""
        ways = (self.street, self.city, self.phone, self.email, self.website, self.contact_hours)
        return any(ways) or bool(self.social_links)

    def full_clean(self, *args, **kwargs):
        self.sort_name = sort_name(self.title)
        super().full_clean(*args, **kwargs)

    def picture_problems(self, picture, field, **in_block):
        if field == "logo":
            picture.credit = picture.credit or self.logo_credit
        return super().picture_problems(picture, field, **in_block)

    @property
    def logo_credit(self) -> str:
        """Who else should have made a logo? The organisation stands for it."""
        return self.title[: Picture._meta.get_field("credit").max_length]

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.live and self.logo and not self.logo.credit:
                self.logo.credit = self.logo_credit
                self.logo.save(update_fields=["credit"])

    def structured_data(self, request):
        address = {
            "@type": "PostalAddress",
            "streetAddress": self.street,
            "postalCode": self.postcode,
            "addressLocality": self.city,
        }
        organisation = {
            "@type": "Organization",
            "name": self.title,
            "description": self.teaser,
            "url": self.website,
            "telephone": self.phone,
            "email": self.email,
            "address": {key: value for key, value in address.items() if value},
        }
        return {
            **super().structured_data(request),
            "@type": "ProfilePage",
            "mainEntity": {key: value for key, value in organisation.items() if value},
        }

    @property
    def search_place(self):
        return self.city

    def cards(self):
        if not self.pk:  # nothing belongs yet to a new page that is being previewed
            return super().cards()
        shown = {
            "stories": self._newest("mutmacher.StoryPage", partner=self),
            "campaigns": self._newest("campaigns.CampaignPage", campaign_partners__partner=self),
            "releases": self._newest("press.PressReleasePage", release_partners__partner=self),
        }
        return super().cards() | shown

    def _newest(self, label: str, **link) -> list[BasePage]:
        """Pages of another slice; slices know each other by name only."""
        return newest(self, apps.get_model(label), SHOWN, **link)
