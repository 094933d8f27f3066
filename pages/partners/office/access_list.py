"""Who can get at which profile: a list of the organisations, those that nobody administers found
by one filter."""

from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from wagtail_modeladmin.helpers import PageButtonHelper, PagePermissionHelper

from cms.core.text import german_date
from cms.editorial.listing import ChoiceFilter, OfficeList, OfficeListView
from cms.editorial.search import having
from pages.partners.models import Membership, PartnerPage

from .access import ACCESS, TITLE, may_see

_SIGNS_IN = Q(memberships__user__is_active=True)
_MANAGES = _SIGNS_IN & Q(memberships__role=Membership.Role.ADMINISTRATOR)
_OPEN = Q(invitations__accepted_at=None, invitations__withdrawn_at=None)


class ManagedFilter(ChoiceFilter):
    title = "Verwaltung"
    parameter_name = "verwaltung"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("ohne", "Niemand verwaltet"), ("mit", "Jemand verwaltet")]

    def narrow(self, pages, value: str):
        return pages.filter(managers=0) if value == "ohne" else pages.filter(managers__gt=0)


class AccessPermissions(PagePermissionHelper):
    def user_can_list(self, user) -> bool:
        return may_see(user)


class AccessButtons(PageButtonHelper):
    def get_primary_button(self, obj) -> dict:
        return {"url": reverse(ACCESS, args=[obj.pk]), "title": "Zugänge ansehen"}

    def get_buttons_for_obj(self, obj, **_options) -> list[dict]:
        title = f"Zugänge ansehen: „{obj.title}“"
        return [{"label": "Zugänge ansehen", "url": reverse(ACCESS, args=[obj.pk]), "title": title}]


class AccessListView(OfficeListView):
    page_title = TITLE  # „Partner“ is another list


class AccessList(OfficeList):
    model = PartnerPage
    base_url_path = "partner-zugaenge"
    menu_label = TITLE
    menu_item_name = "access"  # one that began with that of „Partner“ would mark both
    index_view_class = AccessListView
    menu_icon = "key"
    menu_order = 233
    add_to_admin_menu = True
    permission_helper_class = AccessPermissions
    button_helper_class = AccessButtons
    list_display = ("shown_title", "shown_managers", "people", "shown_invited", "shown_last")
    list_display_add_buttons = "shown_title"
    list_filter = (ManagedFilter,)
    ordering = ()
    search_hint = "Organisation oder Ort"
    nothing_yet = "Noch gibt es keine Partner."
    export_filename = "partner-zugaenge"
    export_columns = {
        "Organisation": lambda page: page.title,
        "Verwalten": lambda page: page.managers,
        "Personen": lambda page: page.people,
        "Offene Einladungen": lambda page: page.invited,
        "Zuletzt angemeldet": lambda page: german_date(page.last),
    }

    def get_queryset(self, request: HttpRequest):
        return (
            PartnerPage.objects.filter(departure=None)
            .annotate(
                managers=Count("memberships", filter=_MANAGES, distinct=True),
                people=Count("memberships", filter=_SIGNS_IN, distinct=True),
                invited=Count("invitations", filter=_OPEN, distinct=True),
                last=Max("memberships__user__last_login"),
            )
            .order_by("sort_name", "pk")
        )

    def search(self, rows, words: list[str]):
        return having(rows, words, ["title", "city"])

    def shown_title(self, page: PartnerPage) -> str:
        return page.title

    shown_title.short_description = "Organisation"
    shown_title.admin_order_field = "sort_name"

    def shown_managers(self, page: PartnerPage) -> str:
        if not page.managers:
            return format_html('<span class="w-status w-status--primary">{}</span>', "niemand")
        return f"{page.managers} {'Person' if page.managers == 1 else 'Personen'}"

    shown_managers.short_description = "Verwaltung"
    shown_managers.admin_order_field = "managers"

    def people(self, page: PartnerPage) -> str:
        return str(page.people)

    people.short_description = "Personen"
    people.admin_order_field = "people"

    def shown_invited(self, page: PartnerPage) -> str:
        return str(page.invited or "–")

    shown_invited.short_description = "Offene Einladungen"
    shown_invited.admin_order_field = "invited"

    def shown_last(self, page: PartnerPage) -> str:
        return german_date(page.last) or "noch nie"

    shown_last.short_description = "Zuletzt angemeldet"
    shown_last.admin_order_field = "last"
