from django.http import Http404
from wagtail.contrib.routable_page.models import path

from cms.core.generation import kept
from cms.core.models import BasePage, LeadMixin
from cms.core.narrowed import NarrowedList
from cms.core.seo import page_meta
from pages.press.querysets import PressReleaseQuerySet

from .contact import PressContact
from .release import PressReleasePage
from .subscribing import SubscribingMixin

RELEASES_PER_PAGE = 20


class PressIndexPage(LeadMixin, SubscribingMixin, BasePage):
    """Die Presseseite: Kontakt, Mitteilungen, Archiv nach Jahren, Feeds."""

    template = "pages/press_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["press.PressReleasePage"]
    max_count = 1
    reserved_child_slugs = frozenset({"archiv", "feeds"})
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
        contact = kept("contact-of-newest-release", self._contact_of_newest)
        listing = NarrowedList(request, PressReleasePage)
        title = f"{self.title}: {listing.names}" if listing.names else ""
        return self._listed(request, listing, title, contact=contact)

    def _contact_of_newest(self) -> PressContact | None:
        latest = self.releases().select_related("contact__deputy").first()
        return latest.contact if latest else PressContact.objects.first()

    @path("archiv/<int:year>/", name="archive")
    def archive(self, request, year: int):
        listing = NarrowedList(request, PressReleasePage, year)
        if not listing.has_year(year):
            raise Http404
        title = f"Pressemitteilungen {year}"
        named = f"{title}: {listing.names}" if listing.names else title
        template = "pages/press_archive_page.html"
        return self._listed(request, listing, named, template, year=year, heading=title)

    def structured_data(self, request):
        return {**super().structured_data(request), "@type": "CollectionPage"}

    def _listed(self, request, listing: NarrowedList, title: str, template=None, **extra):
        years = [
            {"year": year, "count": count, "url": f"{self.url}archiv/{year}/{listing.query}"}
            for year, count in listing.by_year().items()
        ]
        context = {
            "listing": listing,
            "items": listing.page(RELEASES_PER_PAGE),
            "years": years,
            "meta": page_meta(self, request, title=title),
            **extra,
        }
        return self.render(request, template=template, context_overrides=context)
