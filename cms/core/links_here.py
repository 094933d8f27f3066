"""Who leads to a page: what an editor should know before the page goes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from cms.core.models import Gone, LegalMenuItem, MainMenuItem, Withdrawal

MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class LinkHere:
    """Something that leads to the page; `url` is where it can be changed, None if nowhere."""

    title: str
    kind: str
    url: str | None
    is_public: bool = False


def links_to(page: Page, user) -> list[LinkHere]:
    """Pages, menus and redirects that lead to `page`, public pages first; at most `MOST_NAMED`.

    Newer drafts of live pages are not among them: Wagtail's index knows what is saved.
    """
    finder = AdminURLFinder(user)
    found = [*_references(page, finder), *_others(page, finder)]
    found.sort(key=lambda link: (not link.is_public, link.title.casefold()))
    return found[:MOST_NAMED]


def _references(page: Page, finder: AdminURLFinder) -> list[LinkHere]:
    """From texts and fields of pages and snippets; each of them once."""
    rows = ReferenceIndex.get_references_to(page).values_list("base_content_type", "object_id")
    by_type: dict[int, set[str]] = {}
    for content_type, key in rows:
        by_type.setdefault(content_type, set()).add(key)
    links = []
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        sources = model._default_manager.filter(pk__in=sorted(keys)[:MOST_NAMED])
        sources = sources.specific() if model is Page else sources
        links += [_link(source, finder) for source in sources if source != page.specific]
    return links


def _others(page: Page, finder: AdminURLFinder) -> Iterator[LinkHere]:
    """What Wagtail's index does not follow: menus, redirects, pages that this one replaced."""
    for model in (MainMenuItem, LegalMenuItem):
        for item in model.objects.filter(page=page).select_related("navigation", "page"):
            kind = capfirst(model._meta.verbose_name)
            yield LinkHere(str(item), kind, finder.get_edit_url(item.navigation), True)
    for redirect in Redirect.objects.filter(redirect_page=page)[:MOST_NAMED]:
        yield LinkHere(redirect.old_path, "Weiterleitung", finder.get_edit_url(redirect))
    replaced = Withdrawal.objects.filter(successor=page).select_related("page")
    for each in replaced[:MOST_NAMED]:
        yield LinkHere(each.page.title, "zurückgezogene Seite", finder.get_edit_url(each.page))
    for each in Gone.objects.filter(successor=page)[:MOST_NAMED]:
        yield LinkHere(each.path, "frühere Adresse", None)


def _link(source, finder: AdminURLFinder) -> LinkHere:
    if isinstance(source, Page):
        kind = getattr(source, "kind_label", "Seite")
        title = source.get_admin_display_title()
        return LinkHere(title, kind, finder.get_edit_url(source), source.live)
    kind = capfirst(str(source._meta.verbose_name))
    return LinkHere(str(source), kind, finder.get_edit_url(source))
