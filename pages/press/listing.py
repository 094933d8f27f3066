"""The list of releases and the press office's part of the menu."""

import re

from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from wagtail_modeladmin.options import ModelAdminGroup

from cms.core.models import Region, Topic
from cms.core.text import german_moment
from cms.editorial.listing import ChoiceFilter, PageList
from cms.editorial.search import having
from cms.editorial.states import STATES, State, in_words, states_of, with_states

from .models import Correction, PressContact, PressReleasePage

_NUMBER = re.compile(r"(\d{1,5})/(\d{4})", re.ASCII)
_CORRECTED = State(
    "berichtigt", "berichtigt", Q(Exists(Correction.objects.filter(page=OuterRef("pk"))))
)
RELEASE_STATES = (*STATES, _CORRECTED)
# What somebody is working on, never public or changed since, while nobody else has to act.
IN_HAND = State(
    "offen",
    "Entwürfe und Änderungen",
    (Q(is_entwurf=True) | Q(is_geaendert=True))
    & ~(Q(in_review=True) | Q(scheduled_for__isnull=False)),
)
_CHOICES = (*RELEASE_STATES, IN_HAND)


class YearFilter(ChoiceFilter):
    title = "Jahr"
    parameter_name = "jahr"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        days = PressReleasePage.objects.dates("date", "year", order="DESC")
        return [(str(day.year), str(day.year)) for day in days]

    def narrow(self, pages, value: str):
        return pages.in_year(int(value))


class StateFilter(ChoiceFilter):
    title = "Zustand"
    parameter_name = "zustand"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(state.key, state.label) for state in _CHOICES]

    def narrow(self, pages, value: str):
        return pages.filter(**{f"is_{value}": True})


class TopicFilter(ChoiceFilter):
    title = "Thema"
    parameter_name = "thema"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(Topic.objects.values_list("slug", "name"))

    def narrow(self, pages, value: str):
        return pages.filter(topics__slug=value)


class RegionFilter(ChoiceFilter):
    title = "Region"
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(Region.objects.values_list("key", "name"))

    def narrow(self, pages, value: str):
        return pages.filter(regions__key=value)


class PressReleaseList(PageList):
    model = PressReleasePage
    base_url_path = "pressemitteilungen"
    menu_label = "Pressemitteilungen"
    menu_icon = "doc-full"
    index_template_name = "press/release_list.html"
    list_display = ("shown_number", "day", "headline", "state", "contact_name", "topic_names")
    list_display_add_buttons = "headline"
    list_filter = (YearFilter, StateFilter, TopicFilter, RegionFilter)
    ordering = PressReleasePage.newest_first_ordering
    empty_value_display = "–"
    create_label = "Neue Pressemitteilung"
    search_hint = "Wörter aus Titel oder Vorspann, oder eine Nummer wie 12/2026"
    nothing_yet = "Noch keine Pressemitteilung."
    export_filename = "pressemitteilungen"
    export_columns = {
        "Nummer": lambda release: release.number,
        "Datum": lambda release: release.date,
        "Ort": lambda release: release.place,
        "Titel": lambda release: release.get_admin_display_title(),
        "Zustand": lambda release: in_words(release, RELEASE_STATES),
        "Erstmals öffentlich": lambda release: german_moment(release.first_published_at),
        "Pressekontakt": lambda release: str(release.contact or ""),
        "Themen": lambda release: ", ".join(topic.name for topic in release.topics.all()),
        "Regionen": lambda release: ", ".join(region.name for region in release.regions.all()),
        "Vorspann": lambda release: release.lead,
        "Adresse": lambda release: release.full_url if release.live else "",
    }

    def get_queryset(self, request: HttpRequest):
        releases = with_states(super().get_queryset(request), _CHOICES)
        return (
            releases.annotate(number_order=F("number_year") * 100_000 + F("number_seq"))
            .select_related("contact")
            .prefetch_related("topics", "regions")
            .defer_streamfields()
        )

    def search(self, pages, words: list[str]):
        """ "12/2026" finds the release of that number, other words stand in title or lead."""
        for word in words:
            if number := _NUMBER.search(word):
                pages = pages.filter(number_seq=int(number[1]), number_year=int(number[2]))
            else:
                pages = having(pages, [word], ["title", "draft_title", "lead"])
        return pages

    def shown_number(self, release) -> str:
        return release.number

    shown_number.short_description = "Nummer"
    shown_number.admin_order_field = "number_order"

    def day(self, release) -> str:
        return f"{release.date:%d.%m.%Y}"

    day.short_description = "Datum"
    day.admin_order_field = "date"

    def headline(self, release) -> str:
        return release.get_admin_display_title()

    headline.short_description = "Titel"
    headline.admin_order_field = "title"

    def state(self, release) -> str:
        tags = (
            ("w-status w-status--primary" if state.important else "w-status", words)
            for state, words in states_of(release, RELEASE_STATES)
        )
        return format_html_join(" ", '<span class="{}">{}</span>', tags)

    state.short_description = "Zustand"

    def contact_name(self, release) -> str:
        if not release.contact:
            return format_html('<span class="w-text-critical-100">{}</span>', "fehlt")
        return release.contact.name

    contact_name.short_description = "Pressekontakt"
    contact_name.admin_order_field = "contact__name"

    def topic_names(self, release) -> str:
        return ", ".join(topic.name for topic in release.topics.all())

    topic_names.short_description = "Themen"


class PressGroup(ModelAdminGroup):
    """Everything the press office keeps, in one place of the menu."""

    menu_label = "Presse"
    menu_item_name = "presse"
    menu_icon = "doc-full-inverse"
    menu_order = 200
    items = (PressReleaseList,)

    def get_submenu_items(self) -> list:
        """The lists of snippets too: they have no entry of their own in the menu."""
        snippets = [PressContact.snippet_viewset, Topic.snippet_viewset]
        lists = super().get_submenu_items()
        return [
            *lists,
            *(
                viewset.get_menu_item(order)
                for order, viewset in enumerate(snippets, len(lists) + 1)
            ),
        ]
