from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.widgets import SlugInput
from wagtail.models import Page, PageViewRestriction
from wagtail.models import PageManager as WagtailPageManager
from wagtail.query import PageQuerySet as WagtailPageQuerySet
from wagtail.utils.decorators import cached_classmethod

from cms.core import seo
from cms.core.addresses import free_slug, is_own_address, refuse_own_address
from cms.core.editing import counted, tabs, title_panel
from cms.core.forms import BaseCopyForm, BasePageForm
from cms.core.permissions import BasePagePermissionTester
from cms.core.relations import fetch_sizes
from cms.core.typed import clean_typed
from cms.core.visibility import restricted_paths
from cms.media.models import Picture

from .previews import Previews
from .publishing import PublishRules
from .withdrawn import TakenBack


class PageQuerySet(WagtailPageQuerySet):
    """What every list of ours needs; slices extend it with words of their own."""

    def visible(self):
        """Live and without access restriction: what any reader may see.

        Says the same as Wagtail's `.live().public()`, from the rules that the process keeps.
        """
        pages = self.live()
        for path in restricted_paths():
            pages = pages.exclude(path__startswith=path)
        return pages

    def for_cards(self):
        """With what a card shows, its picture's sizes too; without the long texts it does not."""
        sizes = [f"{picture}__renditions" for picture in self.model.card_pictures]
        return self.with_card_pictures().prefetch_related(*sizes)

    def with_card_pictures(self):
        """`for_cards()` without the pictures' sizes, which `fetch_sizes()` fetches together."""
        pages = self.defer_streamfields()
        pictures = self.model.card_pictures
        return pages.select_related(*pictures) if pictures else pages

    def for_page(self):
        """With what the page's own template needs, in the same statement."""
        relations = (*self.model.page_pictures, *self.model.page_relations)
        return self.select_related(*relations) if relations else self.all()

    def newest_first(self):
        """In the order in which lists show this type."""
        return self.order_by(*self.model.newest_first_ordering)


# While the editor types a title, its slug follows in the browser: by the rules of german_slug().
SLUG_FORMATTERS = [("[äÄ]", "ae"), ("[öÖ]", "oe"), ("[üÜ]", "ue"), ("[ßẞ]", "ss")]

# How search engines and messengers show the page, if not by its title and teaser.
SEARCH_ENGINE_PANELS = [
    counted(
        "search_description",
        about=160,
        heading="Beschreibung für Suchmaschinen",
        help_text="Ein bis zwei Sätze. Bleibt leer, dann steht dort der Anreißer.",
    ),
    counted(
        "seo_title",
        about=60,
        heading="Titel für Suchmaschinen",
        help_text="Nur, wenn die Überschrift für Suchmaschinen zu lang ist.",
    ),
]

PageManager = WagtailPageManager.from_queryset(PageQuerySet)

# One for all: Wagtail looks into it with each page that it shows, and looks only once that way.
NO_RESTRICTIONS = PageViewRestriction.objects.none()


class BasePage(PublishRules, Previews, TakenBack, Page):
    """What all pages of the site have in common; slices add fields through mixins."""

    # The kind as it stands in addresses (`?art=presse`) and on screen; "" is not searchable.
    search_type = "seiten"
    kind_label = "Seite"
    og_type = "website"
    search_date = None  # dated types say which of their dates counts
    search_place = ""
    # Set by `cms.core.routing`: the page is as readers get it, no preview and no older version.
    is_served = False
    # Made once: a page that the process keeps is shown to all who read it with the same.
    _surroundings: dict | None = None
    # Foreign keys to the pictures that this type's card shows, and those that its page shows.
    card_pictures: tuple[str, ...] = ()
    page_pictures: tuple[str, ...] = ()
    # Other foreign keys that the page's template follows.
    page_relations: tuple[str, ...] = ()
    newest_first_ordering = ("-first_published_at", "-pk")
    # Addresses below this page that a view of its own answers; children may not take them.
    reserved_child_slugs: frozenset[str] = frozenset()

    base_form_class = BasePageForm
    copy_form_class = BaseCopyForm
    objects = PageManager()

    content_panels = [title_panel("Titel", "Wie die Seite heißt, in wenigen Worten.")]
    promote_panels = SEARCH_ENGINE_PANELS
    vocabulary_panels: list[Panel] = []
    settings_panels = [
        FieldPanel(
            "slug",
            heading="Adresse",
            help_text="Das letzte Stück der Adresse. Es entsteht von selbst aus der Überschrift.",
            widget=SlugInput(formatters=SLUG_FORMATTERS),
        ),
        *Page.settings_panels,
    ]

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls):  # noqa: N805 - Wagtail's decorator makes it a class method
        return tabs(cls).bind_to_model(cls)

    def full_clean(self, *args, **kwargs) -> None:
        self._tidy()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        refuse_own_address(self.slug, self.get_parent())

    def minimal_clean(self) -> None:
        """What Wagtail asks of a draft; an address of the site is refused from the start."""
        self._tidy()
        super().minimal_clean()
        refuse_own_address(self.slug, self.get_parent())

    def can_move_to(self, parent) -> bool:
        return super().can_move_to(parent) and not is_own_address(self.slug, parent)

    def _tidy(self) -> None:
        """Clean what was typed, and name the address after the title.

        Not before the page has its place in the tree: who its siblings are is not known yet.
        """
        clean_typed(self)
        if self.path and self.title and not self.slug:
            self.slug = free_slug(self.title, self.get_parent(), self)

    def permissions_for_user(self, user) -> BasePagePermissionTester:
        return BasePagePermissionTester(user, self)

    @cached_property
    def trail(self) -> list[Page]:
        """The pages from the home page to this one; `cms.core.routing` brings them along."""
        above = self.get_ancestors().filter(depth__gt=1) if self.depth > 2 else []
        return [*above, self]

    @cached_property
    def breadcrumbs(self) -> list[dict[str, str]]:
        """The trail as `{"title", "url"}`, this page last; the home page is called Start there.

        A page above this one that was taken offline is not named.
        """
        home, *others = self.trail
        shown = [page for page in others if page.live or page is self]
        crumbs = [{"title": page.title, "url": page.url} for page in shown]
        return [{"title": "Start", "url": home.url}, *crumbs]

    def cards(self) -> dict[str, list[Page] | Page | None]:
        """The other pages that the template shows, `with_card_pictures()`, by context variable."""
        return {}

    def shown_pictures(self) -> list[Picture]:
        """The pictures of the page itself; their sizes are fetched with those of its cards."""
        pictures = (getattr(self, name) for name in self.page_pictures)
        return [picture for picture in pictures if picture]

    def get_view_restrictions(self):
        if self.alias_of_id is None and not self.path.startswith(restricted_paths()):
            return NO_RESTRICTIONS
        return super().get_view_restrictions()

    def structured_data(self, request: HttpRequest) -> dict:
        """This page as schema.org knows it; slices name their own type and facts."""
        return {"@type": "WebPage", "name": self.title, "url": self.get_full_url(request)}

    def get_context(self, request, *args, **kwargs):
        self._surroundings = self._surroundings or self._surround(request)
        return super().get_context(request, *args, **kwargs) | self._surroundings

    def _surround(self, request: HttpRequest) -> dict:
        cards = self.cards()
        fetch_sizes(self.shown_pictures(), cards.values())
        meta = seo.page_meta(self, request)
        return {**cards, "breadcrumbs": self.breadcrumbs, "meta": meta}
