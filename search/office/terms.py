"""The list of what readers search for, and the ways from a term to its cure."""

from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Max, Q, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper

from cms.editorial.listing import ChoiceFilter, OfficeList
from cms.editorial.search import having
from search.models import SearchTerm, Synonym, TermCount
from search.synonyms import class_of

from .promotions import ADD as ADD_PROMOTION
from .promotions import WORDS as PROMOTED_WORDS
from .synonyms import WORDS as SYNONYM_WORDS

_HITS = TermCount.Hits
NUMBERS = {
    _HITS.NONE: "without_hits",
    _HITS.FEW: "with_few_hits",
    _HITS.MORE: "with_more_hits",
}


def numbers(week: date | None):
    """Aggregates for `SearchTerm`: searches of a week, or of all weeks that are kept."""
    counted = Q(counts__week=week) if week else Q()
    by_hits = {
        name: Sum("counts__searches", filter=counted & Q(counts__hits=hits), default=0)
        for hits, name in NUMBERS.items()
    }
    return {
        "searches": Sum("counts__searches", filter=counted, default=0),
        "last_week": Max("counts__week", filter=counted),
        **by_hits,
    }


class WeekFilter(ChoiceFilter):
    """Which searches are counted; the list itself does that, see `get_queryset`."""

    title = "Woche"
    parameter_name = "woche"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(week.isoformat(), f"ab {week:%d.%m.%Y}") for week in weeks()]

    def queryset(self, request: HttpRequest, queryset):
        return queryset


class HitsFilter(ChoiceFilter):
    title = "Treffer"
    parameter_name = "treffer"
    _choices = {
        "keine": ("ohne Treffer", "without_hits"),
        "wenige": ("1–2 Treffer", "with_few_hits"),
        "mehr": ("3 oder mehr Treffer", "with_more_hits"),
    }

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(key, label) for key, (label, _) in self._choices.items()]

    def queryset(self, request: HttpRequest, queryset):
        if not self.chosen():
            return queryset
        _, name = self._choices[self.chosen()]
        return queryset.filter(**{f"{name}__gt": 0})


class TermPermissions(PermissionHelper):
    def user_can_list(self, user) -> bool:
        return user.has_perm("search.view_searchterm")


class TermButtons(ButtonHelper):
    """From a term to what readers see, and to the forms that help it, filled in."""

    def get_primary_button(self, obj) -> None:
        return None

    def get_buttons_for_obj(self, obj, **_options) -> list[dict]:
        user = self.request.user
        buttons = [("Suche ausprobieren", f"{reverse('search')}?{urlencode({'q': obj.words})}")]
        if user.has_perm("search.change_synonym"):
            buttons.append(self._synonyms(obj.words))
        if user.has_perm("wagtailsearchpromotions.add_searchpromotion"):
            address = f"{reverse(ADD_PROMOTION)}?{urlencode({PROMOTED_WORDS: obj.words})}"
            buttons.append(("Empfehlung anlegen", address))
        return [
            {"label": label, "url": url, "title": f"{label}: „{obj.words}“"}
            for label, url in buttons
        ]

    def _synonyms(self, words: str) -> tuple[str, str]:
        """The group that has the words, or a new one that begins with them."""
        viewset = Synonym.snippet_viewset
        if known := class_of(words):
            label = "Gleichbedeutende Wörter ändern"
            return label, reverse(viewset.get_url_name("edit"), args=[known])
        address = reverse(viewset.get_url_name("add"))
        return "Gleichbedeutende Wörter anlegen", f"{address}?{urlencode({SYNONYM_WORDS: words})}"


class SearchTermList(OfficeList):
    model = SearchTerm
    base_url_path = "suchbegriffe"
    menu_label = "Suchbegriffe"
    menu_icon = "list-ol"
    permission_helper_class = TermPermissions
    button_helper_class = TermButtons
    index_template_name = "search/office/terms.html"
    list_display = ("term", *(["searched", *NUMBERS.values()]), "last")
    list_display_add_buttons = "term"
    list_filter = (WeekFilter, HitsFilter)
    ordering = ("-searches", "words")
    search_hint = "Teile von Suchbegriffen"
    plural_dative = "Suchbegriffen"
    nothing_yet = (
        "Noch keine Suchbegriffe. Sie erscheinen hier, sobald Leserinnen und Leser gesucht haben."
    )
    export_filename = "suchbegriffe"
    export_columns = {
        "Suchbegriff": lambda term: term.words,
        "gesucht": lambda term: term.searches,
        "ohne Treffer": lambda term: term.without_hits,
        "1–2 Treffer": lambda term: term.with_few_hits,
        "3 oder mehr Treffer": lambda term: term.with_more_hits,
        "zuletzt in der Woche ab": lambda term: term.last_week,
    }

    def get_queryset(self, request: HttpRequest):
        chosen = request.GET.get(WeekFilter.parameter_name)
        week = next((week for week in weeks() if week.isoformat() == chosen), None)
        readable = SearchTerm.objects.exclude(words="")
        return readable.annotate(**numbers(week)).filter(searches__gt=0)

    def search(self, rows, words: list[str]):
        return having(rows, words, ["words"])

    def term(self, term: SearchTerm) -> str:
        return format_html("<b>{}</b>", term.words)

    term.short_description = "Suchbegriff"
    term.admin_order_field = "words"

    def searched(self, term: SearchTerm) -> str:
        return intcomma(term.searches)

    searched.short_description = "gesucht"
    searched.admin_order_field = "searches"

    def without_hits(self, term: SearchTerm) -> str:
        return intcomma(term.without_hits)

    without_hits.short_description = "ohne Treffer"
    without_hits.admin_order_field = "without_hits"

    def with_few_hits(self, term: SearchTerm) -> str:
        return intcomma(term.with_few_hits)

    with_few_hits.short_description = "1–2 Treffer"
    with_few_hits.admin_order_field = "with_few_hits"

    def with_more_hits(self, term: SearchTerm) -> str:
        return intcomma(term.with_more_hits)

    with_more_hits.short_description = "3 oder mehr"
    with_more_hits.admin_order_field = "with_more_hits"

    def last(self, term: SearchTerm) -> str:
        return f"{term.last_week:%d.%m.%Y}"

    last.short_description = "zuletzt in der Woche ab"
    last.admin_order_field = "last_week"


def weeks() -> list[date]:
    """The weeks of which something is kept, the newest first."""
    found = TermCount.objects.order_by("-week").values_list("week", flat=True)
    return list(found.distinct())
