from django.http import Http404
from wagtail.contrib.routable_page.models import path

from cms.core.generation import kept
from cms.core.models import BasePage, LeadMixin
from cms.core.pagination import paginate
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

    def structured_data(self, request):
        return {**super().structured_data(request), "@type": "CollectionPage"}

    def _list(self, request, year: int | None = None) -> dict:
        counts = kept("releases-by-year", PressReleasePage.objects.visible().counted_by_year)
        years = [{**entry, "url": f"{self.url}archiv/{entry['year']}/"} for entry in counts]
        releases = self.releases().for_cards()
        if year is not None:
            releases = releases.in_year(year)
        count = sum(entry["count"] for entry in counts if year in (None, entry["year"]))
        return {"items": paginate(request, releases, RELEASES_PER_PAGE, count), "years": years}
