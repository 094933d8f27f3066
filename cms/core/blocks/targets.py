"""What the blocks of a text point to: pages, pictures, files and snippets, fetched together.

Wagtail fetches the targets of each kind of block by themselves, and asks again for every link in
running text. Here a text is read twice. The first time every chooser only says what it wants; then
all of it is fetched, one statement for each kind of thing; the second time it is handed out.
Without an open shelf a chooser does what Wagtail's does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model, QuerySet
from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.media.models import Picture


class Shelf:
    """The targets of one or several texts: first their keys, after `fetch()` the things."""

    def __init__(self):
        self._keys: dict[type[Model], set] = defaultdict(set)
        self._relations: dict[type[Model], tuple[str, ...]] = {}
        self._things: dict[type[Model], dict] | None = None

    def take(self, model: type[Model], keys: Iterable, relations: tuple[str, ...] = ()) -> list:
        """The things behind `keys` in their order, None for one that is gone.

        Before `fetch()` all are None, and what is wanted is written down. Pages come as what they
        are, StoryPage or CampaignPage, and one that is not of the type `model` does not come.
        """
        shared = Page if issubclass(model, Page) else model
        if self._things is None:
            self._keys[shared].update(key for key in keys if key)
            self._relations[shared] = relations
            return [None for _ in keys]
        things = self._things.get(shared, {})
        found = [things.get(key) for key in keys]
        return [thing if isinstance(thing, model) else None for thing in found]

    def fetch(self) -> list[Picture]:
        """Fetch everything wanted, and the pictures of wanted pages; returns all pictures."""
        wanted = {model: keys for model, keys in self._keys.items() if keys}
        pages = _specific_pages(wanted.pop(Page, set()))
        pictures = wanted.pop(Picture, set()) | {
            key for page in pages.values() for _, key in _pictures_of(page)
        }
        self._things = {
            model: _with(self._relations[model], model).in_bulk(keys)
            for model, keys in wanted.items()
        }
        self._things[Page] = pages
        self._things[Picture] = Picture.objects.in_bulk(pictures) if pictures else {}
        for page in pages.values():
            for name, key in _pictures_of(page):
                setattr(page, name, self._things[Picture].get(key))
        return list(self._things[Picture].values())


_open: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


@contextmanager
def opened(shelf: Shelf) -> Iterator[None]:
    """Choosers and links take from `shelf` as long as this lasts."""
    token = _open.set(shelf)
    try:
        yield
    finally:
        _open.reset(token)


def open_shelf() -> Shelf | None:
    return _open.get()


def _with(relations: tuple[str, ...], model: type[Model]) -> QuerySet:
    things = model._default_manager.all()
    return things.select_related(*relations) if relations else things


def _specific_pages(keys: set) -> dict[int, Page]:
    """Pages as what they are, without their long texts, in one statement for all types."""
    if not keys:
        return {}
    types = [link for link in Page._meta.related_objects if link.parent_link]
    long_texts = [
        f"{link.get_accessor_name()}__{field.name}"
        for link in types
        for field in link.related_model._meta.local_fields
        if isinstance(field, StreamField | RichTextField)
    ]
    names = [link.get_accessor_name() for link in types]
    pages = Page.objects.select_related(*names).defer(*long_texts).in_bulk(keys)
    return {key: _as_what_it_is(page, names) for key, page in pages.items()}


def _as_what_it_is(page: Page, names: list[str]) -> Page:
    return next((getattr(page, name) for name in names if hasattr(page, name)), page)


def _pictures_of(page: Page) -> Iterator[tuple[str, int]]:
    """Name and key of the pictures that a card of this page may show."""
    for field in page._meta.local_fields:
        if field.related_model is Picture and getattr(page, field.attname):
            yield field.name, getattr(page, field.attname)


class _FromShelf:
    """A chooser that takes its things from the open shelf."""

    relations: tuple[str, ...] = ()

    def bulk_to_python(self, values) -> list:
        shelf = open_shelf()
        if shelf is None:
            return super().bulk_to_python(values)
        return shelf.take(self.model_class, values, self.relations)


class PageChooser(_FromShelf, PageChooserBlock):
    """A page of the tree, perhaps of certain types only."""


class PictureChooser(_FromShelf, ImageChooserBlock):
    """A picture of the library."""


class FileChooser(_FromShelf, DocumentChooserBlock):
    """A document of the library."""


class SnippetChooser(_FromShelf, SnippetChooserBlock):
    """A contact, a film; its `relations` come in the same statement."""
