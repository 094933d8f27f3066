"""Lists as an office works with them: columns, filters, search, download; of pages mostly.

wagtail-modeladmin brings the list itself. What differs here: it shows only pages that a person
may work on, asks a constant number of queries, filters by nothing but its own filters (as it comes,
it takes any field path from the address, passwords of owners included) and writes its downloads
for German spreadsheets.
"""

from collections.abc import Iterable

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.permissions import page_permission_policy
from wagtail_modeladmin.helpers import PageButtonHelper, PagePermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from cms.editorial.downloads import GermanDownload
from cms.editorial.search import words_of

# Whoever holds one of these on a page works on it; the administration holds none.
WORKING_ACTIONS = {"add", "change", "publish"}


class ChoiceFilter(SimpleListFilter):
    """A list to choose one value from, "alle" first; shown by our own template."""

    every = "alle"

    def chosen(self) -> str:
        """The chosen value, "" for all; what is not on offer filters nothing."""
        values = {str(value) for value, _ in self.lookup_choices}
        return self.value() if self.value() in values else ""

    def queryset(self, request: HttpRequest, queryset):
        return self.narrow(queryset, self.chosen()) if self.chosen() else queryset

    def narrow(self, pages, value: str):
        raise NotImplementedError


class PageListPermissions(PagePermissionHelper):
    def user_can_list(self, user) -> bool:
        return page_permission_policy.user_has_any_permission(user, WORKING_ACTIONS)


class PageListButtons(PageButtonHelper):
    """Actions of a row that cost no query; deleting and moving are asked for in the editor."""

    def link(self, name: str, page) -> str:
        """The address of Wagtail's view `name` for `page`, which comes back to this list."""
        back = urlencode({"next": self.request.get_full_path()})
        return f"{reverse(f'wagtailadmin_pages:{name}', args=[page.pk])}?{back}"

    def get_primary_button(self, obj) -> dict | None:
        if not self.permission_helper.user_can_edit_obj(self.request.user, obj):
            return None
        return {"url": self.link("edit", obj), "title": "Bearbeiten"}

    def get_buttons_for_obj(self, obj, **_options) -> list[dict]:
        if not self.permission_helper.user_can_edit_obj(self.request.user, obj):
            return []
        buttons = [("Bearbeiten", self.link("edit", obj))]
        if obj.live:
            buttons.append(("Ansehen", obj.get_url(self.request)))
        if obj.has_unpublished_changes:
            buttons.append(("Vorschau", reverse("wagtailadmin_pages:view_draft", args=[obj.pk])))
        buttons.append(("Verlauf", reverse("wagtailadmin_pages:history", args=[obj.pk])))
        buttons.append(("Kopieren", self.link("copy", obj)))
        return [{"label": label, "url": url} for label, url in buttons]


class OfficeListView(GermanDownload, IndexView):
    """The list; with `?export=csv` or `xlsx` all rows that the filters leave, to download."""

    create_url = ""  # of the form for a new row, where editors may make one

    def get_filters(self, request: HttpRequest):
        specs, has_filters, _others, distinct = super().get_filters(request)
        return specs, has_filters, {}, distinct

    def get_filters_params(self, params=None) -> dict:
        found = super().get_filters_params(params)
        known = {list_filter.parameter_name for list_filter in self.list_filter}
        return {name: values for name, values in found.items() if name in known}

    def get_search_results(self, request, queryset, search_term):
        return self.model_admin.search(queryset, words_of(search_term)) if search_term else queryset

    @cached_property
    def breadcrumbs(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Start"},
            {"url": "", "label": self.get_page_title()},
        ]

    @cached_property
    def order_now(self) -> str:
        return self.params.get(self.ORDER_VAR, "")

    @cached_property
    def is_narrowed(self) -> bool:
        return bool(self.query or any(spec.chosen() for spec in self.filter_specs))

    @property
    def export_columns(self) -> dict:
        return self.model_admin.export_columns


class PageListView(OfficeListView):
    @cached_property
    def create_url(self) -> str:
        """The form for a new page, at once if there is one place for it; "" if there is none."""
        parents = self.permission_helper.get_valid_parent_pages(self.request.user)
        parent = parents.first()
        if parent is None:
            return ""
        place = (self.app_label, self.model_name, parent.pk)
        return reverse("wagtailadmin_pages:add", args=place)


class OfficeList(ModelAdmin):
    """Base of a list. A list has its words, names `export_columns` and says how to `search`."""

    index_view_class = OfficeListView
    index_template_name = "editorial/listing/index.html"
    list_per_page = 50
    create_label = ""
    search_hint = ""
    nothing_yet = ""
    plural_dative = ""  # „3 von 12 Begriffen“; where it is the plural, nothing
    # Heading of a column: what stands in it, as a function of the row.
    export_columns: dict = {}

    def search(self, rows, words: list[str]):
        raise NotImplementedError

    def get_list_export(self, request: HttpRequest) -> Iterable[str]:
        return list(self.export_columns)

    def get_search_fields(self, request: HttpRequest) -> Iterable[str]:
        return ["title"]  # that there is a search; `search` says what it looks through

    def get_admin_urls_for_registration(self) -> tuple:
        """The list alone: what forms and histories there are is Wagtail's own."""
        registered = super().get_admin_urls_for_registration()
        index = self.url_helper.get_action_url_name("index")
        return tuple(entry for entry in registered if entry.name == index)


class PageList(OfficeList):
    """A list of one page type."""

    permission_helper_class = PageListPermissions
    button_helper_class = PageListButtons
    index_view_class = PageListView

    def get_queryset(self, request: HttpRequest):
        pages = super().get_queryset(request)
        mine = page_permission_policy.instances_user_has_any_permission_for(
            request.user, WORKING_ACTIONS
        )
        return pages.filter(pk__in=mine.values("pk"))
