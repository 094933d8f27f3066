from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from cms.core.district_map import TILES
from cms.core.generation import kept
from cms.core.models import BasePage, LeadMixin, Region
from cms.core.permissions import BasePagePermissionTester
from cms.core.relations import newest, visible_target
from pages.campaigns.models import CampaignPage
from pages.mutmacher.models import StoryPage
from pages.partners.models import PartnerPage
from pages.press.models import PressReleasePage

SHOWN = 3


class HomePage(LeadMixin, BasePage):
    """Die Startseite. Was nicht ausgewählt ist, füllt sich mit dem Neuesten."""

    template = "pages/home_page.html"
    page_pictures = ("hero_image",)
    page_relations = ("featured_campaign__teaser_image", "featured_story__portrait")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "standard.StandardPage",
        "standard.EasyPage",
        "barriers.StatementPage",
        "campaigns.CampaignIndexPage",
        "mutmacher.StoryIndexPage",
        "press.PressIndexPage",
        "partners.PartnerIndexPage",
    ]
    max_count = 1
    page_description = "Die Startseite."

    hero_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="Großes Bild",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    featured_campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name="Kampagne",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Steht vorn, bis sie endet. Bleibt leer, dann steht dort die neueste laufende.",
    )
    featured_story = models.ForeignKey(
        "mutmacher.StoryPage",
        verbose_name="Mutmacher-Geschichte",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Steht vorn. Bleibt leer, dann steht dort die neueste mit einem Porträt.",
    )

    search_fields = [*BasePage.search_fields, *LeadMixin.search_fields]
    content_panels = [
        *BasePage.content_panels,
        *LeadMixin.lead_panels,
        FieldPanel("hero_image"),
        MultiFieldPanel(
            [
                PageChooserPanel("featured_campaign", "campaigns.CampaignPage"),
                PageChooserPanel("featured_story", "mutmacher.StoryPage"),
            ],
            "Hervorgehoben",
        ),
    ]

    class Meta:
        verbose_name = "Startseite"
        verbose_name_plural = "Startseiten"

    def permissions_for_user(self, user) -> "HomePagePermissionTester":
        return HomePagePermissionTester(user, self)

    def structured_data(self, request):
        url = self.get_full_url(request)
        publisher = {"@type": "Organization", "name": self.title, "url": url}
        return {"@type": "WebSite", "name": self.title, "url": url, "publisher": publisher}

    def cards(self):
        running = CampaignPage.objects.visible().running().with_card_pictures().newest_first()
        campaigns = _featured_first(self._chosen_campaign(), list(running[: SHOWN + 1]))
        stories = _featured_first(self._chosen_story(), newest(self, StoryPage, SHOWN + 1))
        return {
            **super().cards(),
            "campaigns": campaigns,
            "stories": stories,
            "releases": newest(self, PressReleasePage, SHOWN),
            "partners": newest(self, PartnerPage, SHOWN),
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["campaign"] = next(iter(context["campaigns"]), None)
        return context | kept("home-numbers", _numbers)

    def _chosen_story(self) -> StoryPage | None:
        """The editors' choice, or the newest story that shows its person."""
        chosen = visible_target(self, "featured_story")
        return chosen or next(iter(newest(self, StoryPage, 1, portrait__isnull=False)), None)

    def _chosen_campaign(self) -> CampaignPage | None:
        """The editors' choice as long as it is not over."""
        chosen = visible_target(self, "featured_campaign")
        return chosen if chosen and chosen.state != CampaignPage.State.PAST else None


class HomePagePermissionTester(BasePagePermissionTester):
    """The site stands on its home page: nobody takes it away, superusers neither."""

    def can_unpublish(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move(self) -> bool:
        return False


def _featured_first(featured: BasePage | None, pages: list) -> list:
    """The chosen page, then the newest others, `SHOWN` in all."""
    others = [page for page in pages if page != featured]
    return [*filter(None, [featured]), *others][:SHOWN]


def _numbers() -> dict[str, int]:
    """What the home page counts: context variables of its template."""
    with_a_seat = ~models.Q(primary_region__kind=Region.Kind.STATE)
    counted = PartnerPage.objects.visible().aggregate(
        partner_count=models.Count("pk"),
        region_count=models.Count("primary_region", distinct=True, filter=with_a_seat),
    )
    stories = StoryPage.objects.visible().count()
    return {**counted, "region_total": len(TILES), "story_count": stories}
