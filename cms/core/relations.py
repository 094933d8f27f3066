"""From a page to the pages it belongs with: only what a reader may see."""

from collections.abc import Iterable
from itertools import chain

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from cms.core.generation import kept_each
from cms.core.rows import closest, neighbours
from cms.core.visibility import is_visible
from cms.media.models import Picture

# What a page's title, its address and its visibility are made of.
LINKED = ("title", "live", "path", "url_path", "depth", "slug", "content_type")


def visible_target(page: Page, field_name: str) -> Page | None:
    """The page behind a foreign key if any reader may see it."""
    target = getattr(page, field_name)
    return target if target and is_visible(target) else None


def linked_partners(page: Page, name: str) -> list[Page]:
    """The visible pages behind the child rows `name` of `page`, which have a field `partner`."""
    if not page.is_served:
        return visible_links(getattr(page, name))
    links = kept_each(name, [page.pk], lambda _: {page.pk: visible_links(getattr(page, name))})
    return links[page.pk]


def visible_links(links) -> list[Page]:
    """The visible pages behind ordered child rows with a field `partner`; one statement.

    They come with what a link to them shows; to read all their columns takes four times as long.
    """
    rows = links.select_related("partner").only("page", *(f"partner__{name}" for name in LINKED))
    return [row.partner for row in rows if is_visible(row.partner)]


def names_of(pages: Iterable[Page]) -> str:
    """The names of pages that stand on another one, for its search."""
    return "\n".join(page.title for page in pages)


def fetch_sizes(pictures: Iterable[Picture], cards: Iterable[list[Page] | Page | None]) -> None:
    """The sizes of `pictures`, and of those on all `cards`, in one statement."""
    pages = chain.from_iterable(each if isinstance(each, list) else [each] for each in cards)
    on_cards = (getattr(page, name) for page in pages if page for name in page.card_pictures)
    prefetch_related_objects([each for each in (*pictures, *on_cards) if each], "renditions")


def in_order(model, pks: list[int]) -> list[Page]:
    """The public pages with these keys, with what their cards show, in the order of the keys."""
    found = _by_key(model, pks)
    return [found[pk] for pk in pks if pk in found]


def series(page: Page, related: int = 3) -> dict:
    """`previous`, `next` and `related` for a page's template, in one statement."""
    older, newer = neighbours(page)
    near = closest(page, related)
    found = _by_key(type(page), [pk for pk in (older, newer, *near) if pk])
    return {
        "previous": found.get(older),
        "next": found.get(newer),
        "related": [found[pk] for pk in near if pk in found],
    }


def newest(page: Page, model, limit: int, **having) -> list[Page]:
    """The newest public pages of `model` that `having` describes, as `page` shows them."""

    def read(_keys) -> dict[int, list[int]]:
        pages = model.objects.visible().filter(**having).newest_first()
        return {page.pk: list(pages.values_list("pk", flat=True)[:limit])}

    kind = f"newest-{model._meta.label}-{limit}-{'-'.join(having)}"
    return in_order(model, kept_each(kind, [page.pk], read)[page.pk])


def _by_key(model, pks: list[int]) -> dict[int, Page]:
    """Cards are shown on many pages; each is fetched once until something changes."""

    def read(keys: list[int]) -> dict[int, Page]:
        pages = model.objects.visible().with_card_pictures().filter(pk__in=keys).order_by()
        return {page.pk: page for page in pages}

    return kept_each(f"cards-{model._meta.label}", pks, read)
