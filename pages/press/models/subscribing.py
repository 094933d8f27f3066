"""What programs of journalists fetch by themselves: the newest releases as Atom and RSS."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Model
from django.http import Http404
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.blocks import prepare_bodies
from cms.core.generation import kept
from cms.core.models import Region, Topic
from cms.core.narrowed import NarrowedList
from cms.core.relations import fetch_sizes
from cms.core.seo import page_meta, trail
from pages.press.formats import in_format

from .release import PressReleasePage

RELEASES_PER_FEED = 20
FEEDS = ("feed.atom", "feed.rss")
# Parameter of the address -> the vocabulary it takes its values from, and the name of a value.
VOCABULARIES: dict[str, tuple[type[Model], str]] = {
    "thema": (Topic, "slug"),
    "region": (Region, "key"),
}


@dataclass(frozen=True)
class Subject:
    """A topic or a region that a feed can be confined to, with its number of public releases."""

    name: str
    query: str  # as it stands behind the `?` of the feed's address
    count: int


class SubscribingMixin(RoutablePageMixin):
    """The feeds of the press page: all releases, those on a topic, those about a region."""

    @path("feeds/", name="feeds")
    def feeds(self, request):
        """The page from which people pick a feed."""
        title = "Pressemitteilungen abonnieren"
        return self.render(
            request,
            template="pages/press_feeds_page.html",
            context_overrides={
                "topics": _subjects("thema").values(),
                "regions": _subjects("region").values(),
                "breadcrumbs": [*self.breadcrumbs, trail(title, request)[-1]],
                "meta": page_meta(self, request, title=title),
            },
        )

    @path("feed.atom/", name="atom")
    def atom(self, request):
        return self._feed(request, "pages/press_feed.atom", "application/atom+xml")

    @path("feed.rss/", name="rss")
    def rss(self, request):
        return self._feed(request, "pages/press_feed.rss", "application/rss+xml")

    def _feed(self, request, template: str, content_type: str):
        listing = NarrowedList(request, PressReleasePage)
        if listing.names_unknown:
            # Not ignored as in a list: whoever subscribed to one topic would be sent all.
            raise Http404
        releases = _with_entries(listing.newest(RELEASES_PER_FEED))
        fetch_sizes(prepare_bodies(releases), ())
        updated = max((release.updated_at for release in releases), default=timezone.now())
        listed = {
            "releases": releases,
            "updated": updated,
            "query": listing.query,
            "feed_title": f"{self.title}: {listing.names}" if listing.names else self.title,
        }
        response = self.render(request, template=template, context_overrides=listed)
        return in_format(response, content_type)


def _with_entries(pks: list[int]) -> list[PressReleasePage]:
    """These releases, newest first, with all that a feed's entry says."""
    releases = PressReleasePage.objects.visible().newest_first().filter(pk__in=pks)
    found = list(releases.select_related("contact").prefetch_related("corrections"))
    for release in found:
        release.is_served = True
    return found


def _subjects(parameter: str) -> dict[str, Subject]:
    """Everything that this parameter may name, by its value, in the vocabulary's own order."""
    return kept(f"feeds-by-{parameter}", _reader(parameter))


def query_of(parameter: str, row: Model) -> str:
    """`thema=nachbarschaft`, as it stands behind the `?` of a feed's address."""
    _, key = VOCABULARIES[parameter]
    return urlencode({parameter: getattr(row, key)})


def _reader(parameter: str) -> Callable[[], dict[str, Subject]]:
    model, key = VOCABULARIES[parameter]
    relation = f"{model._meta.model_name}s"

    def read() -> dict[str, Subject]:
        visible = PressReleasePage.objects.visible().order_by()
        counted = dict(visible.values_list(relation).annotate(Count("pk")))
        return {
            getattr(row, key): Subject(row.name, query_of(parameter, row), counted.get(row.pk, 0))
            for row in model.objects.all()
        }

    return read
