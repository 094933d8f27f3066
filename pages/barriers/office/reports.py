"""The list of reports: what waits first, with the time that is left for the answer."""

import re

from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from cms.core.text import german_date, german_moment
from cms.editorial.arrivals import ArrivalButtons, ArrivalList
from cms.editorial.listing import ChoiceFilter
from cms.editorial.search import having
from pages.barriers.deadline import Stage
from pages.barriers.models import BarrierReport

from .decision import DecisionView

State = BarrierReport.State
_NUMBER = re.compile(r"B-([0-9]{4})-([0-9]{1,8})", re.IGNORECASE)


class StateFilter(ChoiceFilter):
    title = "Zustand"
    parameter_name = "zustand"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(State.choices)

    def narrow(self, rows, value: str):
        return rows.filter(state=value)


class KindFilter(ChoiceFilter):
    title = "Art"
    parameter_name = "art"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(BarrierReport.Kind.choices)

    def narrow(self, rows, value: str):
        return rows.filter(kind=value)


class LateFilter(ChoiceFilter):
    title = "Frist"
    parameter_name = "frist"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("ueberfaellig", "überfällig")]

    def narrow(self, rows, value: str):
        return rows.filter(state=State.NEW, due_on__lt=timezone.localdate())


class ReportButtons(ArrivalButtons):
    def label(self, obj) -> str:
        return "Ansehen und antworten" if obj.is_waiting else "Ansehen"


class ReportList(ArrivalList):
    model = BarrierReport
    base_url_path = "barrieremeldungen"
    menu_label = "Barrieremeldungen"
    menu_icon = "warning"
    menu_order = 233
    add_to_admin_menu = True
    button_helper_class = ReportButtons
    inspect_view_class = DecisionView
    inspect_template_name = "barriers/office/report.html"
    list_display = (
        *("shown_number", "shown_page", "shown_kind", "received", "shown_deadline"),
        "shown_state",
    )
    list_display_add_buttons = "shown_number"
    list_filter = (StateFilter, KindFilter, LateFilter)
    search_hint = "Nummer, Seite oder Text"
    nothing_yet = (
        "Noch keine Barrieremeldungen. Sie kommen über das Formular unter /barriere-melden/."
    )
    export_filename = "barrieremeldungen"
    export_columns = {
        "Nummer": lambda row: row.number,
        "Art": lambda row: row.get_kind_display(),
        "Seite": lambda row: row.page,
        "Eingegangen": lambda row: german_moment(row.sent_at),
        "Frist": lambda row: german_date(row.due_on),
        "Zustand": lambda row: row.get_state_display(),
        "Bestätigt": lambda row: german_moment(row.confirmed_at),
        "Abgeschlossen": lambda row: german_moment(row.closed_at),
        "Was nicht zugänglich ist": lambda row: row.what,
        "Warum": lambda row: row.reason,
        "Was man stattdessen nutzen kann": lambda row: row.alternative,
        "Behoben bis voraussichtlich": lambda row: german_date(row.planned_for),
    }

    def get_queryset(self, request: HttpRequest):
        return BarrierReport.objects.waiting_first()

    def search(self, rows, words: list[str]):
        numbers = [_NUMBER.fullmatch(word) for word in words]
        for number in filter(None, numbers):
            rows = rows.filter(number_year=number[1], number_seq=number[2])
        others = [word for word, number in zip(words, numbers, strict=True) if not number]
        return having(rows, others, ["page", "text", "what"])

    def shown_number(self, row: BarrierReport) -> str:
        return row.number

    shown_number.short_description = "Nummer"
    shown_number.admin_order_field = "pk"

    def shown_page(self, row: BarrierReport) -> str:
        return row.page or "ohne Angabe"

    shown_page.short_description = "Seite"
    shown_page.admin_order_field = "page"

    def shown_kind(self, row: BarrierReport) -> str:
        return row.get_kind_display()

    shown_kind.short_description = "Art"

    def received(self, row: BarrierReport) -> str:
        day = f"{timezone.localtime(row.sent_at):%d.%m.%Y}"
        return format_html('<span class="listing-day">{}</span>', day)

    received.short_description = "Eingang"
    received.admin_order_field = "sent_at"

    def shown_deadline(self, row: BarrierReport) -> str:
        if not row.is_waiting:
            return "erledigt" if not row.is_open else "beantwortet"
        left = row.deadline
        late = " deadline--late" if left.stage != Stage.CALM else ""
        return format_html('<span class="deadline{}">{}</span>', late, left.words)

    shown_deadline.short_description = "Frist"
    shown_deadline.admin_order_field = "due_on"

    def shown_state(self, row: BarrierReport) -> str:
        important = " w-status--primary" if row.is_waiting else ""
        label = row.get_state_display()
        return format_html('<span class="w-status{}">{}</span>', important, label)

    shown_state.short_description = "Zustand"
