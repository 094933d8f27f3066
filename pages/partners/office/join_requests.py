"""The list of applications: what waits first, each with the way to decide it."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from cms.core.text import german_moment
from cms.editorial.arrivals import ArrivalButtons, ArrivalList
from cms.editorial.listing import ChoiceFilter
from cms.editorial.search import having
from pages.partners.joining.values import version
from pages.partners.models import JoinRequest

from .decision import DecisionView

State = JoinRequest.State


class StateFilter(ChoiceFilter):
    title = "Zustand"
    parameter_name = "zustand"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(State.choices)

    def narrow(self, rows, value: str):
        return rows.filter(state=value)


class JoinRequestButtons(ArrivalButtons):
    def label(self, obj) -> str:
        return "Ansehen und entscheiden" if obj.is_open else "Ansehen"

    def name(self, obj) -> str:
        return f"„{obj.name}“"


class JoinRequestList(ArrivalList):
    model = JoinRequest
    base_url_path = "beitrittsanfragen"
    menu_label = "Beitrittsanfragen"
    menu_icon = "group"
    menu_order = 231
    add_to_admin_menu = True
    button_helper_class = JoinRequestButtons
    inspect_view_class = DecisionView
    inspect_template_name = "partners/office/join_request.html"
    list_display = ("shown_name", "shown_kind", "shown_seat", "shown_state", "since")
    list_display_add_buttons = "shown_name"
    list_filter = (StateFilter,)
    search_hint = "Name, Ort oder Ansprechperson"
    nothing_yet = "Noch keine Beitrittsanfragen. Sie kommen über das Formular unter /mitmachen/."
    export_filename = "beitrittsanfragen"
    export_columns = {
        "Organisation": lambda row: row.name,
        "Art": lambda row: row.get_kind_display(),
        "PLZ": lambda row: row.postcode,
        "Ort": lambda row: row.city,
        "Region": lambda row: str(row.region),
        "Website": lambda row: row.website,
        "Zustand": lambda row: row.get_state_display(),
        "Abgeschickt": lambda row: german_moment(row.sent_at),
        "Entschieden": lambda row: german_moment(row.decided_at),
        "Fassung der Werte": lambda row: getattr(version(row.values_version), "name", ""),
    }

    def get_queryset(self, request: HttpRequest):
        return JoinRequest.objects.select_related("region").waiting_first()

    def search(self, rows, words: list[str]):
        return having(rows, words, ["name", "city", "contact_name"])

    def shown_name(self, row: JoinRequest) -> str:
        return row.name

    shown_name.short_description = "Organisation"
    shown_name.admin_order_field = "name"

    def shown_kind(self, row: JoinRequest) -> str:
        return row.get_kind_display()

    shown_kind.short_description = "Art"

    def shown_seat(self, row: JoinRequest) -> str:
        return row.seat or str(row.region)

    shown_seat.short_description = "Sitz"
    shown_seat.admin_order_field = "city"

    def shown_state(self, row: JoinRequest) -> str:
        important = " w-status--primary" if row.state == State.WAITING else ""
        label = row.get_state_display()
        return format_html('<span class="w-status{}">{}</span>', important, label)

    shown_state.short_description = "Zustand"

    def since(self, row: JoinRequest) -> str:
        moment = row.decided_at or row.confirmed_at or row.sent_at
        return f"{timezone.localtime(moment):%d.%m.%Y}"

    since.short_description = "seit"
