"""From a page to the pages it points to: only what a reader may see, in the editors' order."""

from collections.abc import Iterable

from wagtail.models import Page


def visible_target(page: Page, field_name: str) -> Page | None:
    """The page behind a foreign key if any reader may see it; one query, none if it is empty."""
    key = getattr(page, f"{field_name}_id")
    if key is None:
        return None
    target = page._meta.get_field(field_name).related_model
    return target.objects.visible().for_cards().filter(pk=key).first()


def visible_in_order(queryset, keys: Iterable[int]) -> list[Page]:
    """The visible pages of `queryset` with these primary keys, in this order; one query."""
    keys = list(keys)
    if not keys:
        return []
    found = {page.pk: page for page in queryset.visible().for_cards().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
