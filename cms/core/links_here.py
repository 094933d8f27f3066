"""Who leads to a page: what an editor should know before the page goes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q
from django.db.models.functions import Cast
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet

from cms.core.draft_links import drafts_linking_to
from cms.core.models import Gone, LegalMenuItem, MainMenuItem, Navigation, Withdrawal

MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class LinkHere:
    """Something that leads to the page; `url` is where it can be changed, None if nowhere."""

    title: str
    kind: str
    url: str | None
    is_public: bool = False


def links_to(page: Page, user) -> list[LinkHere]:
    """Pages, menus and redirects that lead to `page`, public pages first; at most `MOST_NAMED`."""
    return _links(Page.objects.filter(pk=page.pk), lambda source: source.pk == page.pk, user)


def links_below(page: Page, user) -> list[LinkHere]:
    """The same for everything below `page`, without what lies there itself."""
    if page.is_leaf():
        return []
    return _links(page.get_descendants(), lambda source: source.path.startswith(page.path), user)


def _links(targets: PageQuerySet, is_own: Callable[[Page], bool], user) -> list[LinkHere]:
    finder, targets = AdminURLFinder(user), targets.order_by()
    sources = list(_references(targets, is_own))
    pages = {source.pk for source in sources if isinstance(source, Page)}
    drafts = [
        draft for draft in drafts_linking_to(targets) if draft.pk not in pages and not is_own(draft)
    ]
    found = [
        *(_link(source, finder) for source in sources),
        *(_draft_link(draft, finder) for draft in drafts),
        *_others(targets, finder),
    ]
    found.sort(key=lambda link: (not link.is_public, link.title.casefold()))
    return found[:MOST_NAMED]


def _references(targets: PageQuerySet, is_own) -> Iterator[Model]:
    """Pages and snippets that lead there from a text or a field; each of them once."""
    rows = ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(Page),
        to_object_id__in=targets.annotate(key=Cast("pk", CharField())).values("key"),
    )
    by_type: dict[int, set[str]] = {}
    for content_type, key in rows.values_list("base_content_type", "object_id"):
        by_type.setdefault(content_type, set()).add(key)
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        sources = model._default_manager.filter(pk__in=sorted(keys)[:MOST_NAMED])
        if model is Page:
            sources = [source for source in sources.specific() if not is_own(source)]
        yield from sources


def _others(targets: PageQuerySet, finder: AdminURLFinder) -> Iterator[LinkHere]:
    """What Wagtail's index does not follow: menus, redirects, pages that this one replaced."""
    for model in (MainMenuItem, LegalMenuItem):
        for item in model.objects.filter(page__in=targets).select_related("navigation", "page"):
            kind = capfirst(model._meta.verbose_name)
            yield LinkHere(str(item), kind, finder.get_edit_url(item.navigation), True)
    in_header = Q(easy_page__in=targets) | Q(sign_page__in=targets)
    for navigation in Navigation.objects.filter(in_header):
        yield LinkHere("Kopf jeder Seite", "Menüs", finder.get_edit_url(navigation), True)
    for redirect in Redirect.objects.filter(redirect_page__in=targets)[:MOST_NAMED]:
        yield LinkHere(redirect.old_path, "Weiterleitung", finder.get_edit_url(redirect))
    replaced = Withdrawal.objects.filter(successor__in=targets).select_related("page")
    for each in replaced[:MOST_NAMED]:
        yield LinkHere(each.page.title, "zurückgezogene Seite", finder.get_edit_url(each.page))
    for each in Gone.objects.filter(successor__in=targets)[:MOST_NAMED]:
        yield LinkHere(each.path, "frühere Adresse", None)


def _link(source, finder: AdminURLFinder) -> LinkHere:
    if isinstance(source, Page):
        kind = getattr(source, "kind_label", "Seite")
        title = source.get_admin_display_title()
        return LinkHere(title, kind, finder.get_edit_url(source), source.live)
    kind = capfirst(str(source._meta.verbose_name))
    return LinkHere(str(source), kind, finder.get_edit_url(source))


def _draft_link(draft: Page, finder: AdminURLFinder) -> LinkHere:
    kind = f"{getattr(draft, 'kind_label', 'Seite')}, nur im neuen Entwurf"
    return LinkHere(draft.get_admin_display_title(), kind, finder.get_edit_url(draft))
