"""Wagtail's editor of pages, which asks before it overwrites what it had not shown."""

import json
from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils.functional import cached_property
from wagtail.admin.views.pages import edit, revisions
from wagtail.contrib.settings import views as settings
from wagtail.locks import BasicLock
from wagtail.models import Page
from wagtail.snippets.views import snippets

from cms.editorial.models import RevisionWindow
from cms.editorial.words import in_words, name_of

from .both import BothPages
from .decision import Decision
from .deleted import deleted_meanwhile
from .fingerprints import fingerprints
from .loaded import (
    ABOUT_VERSION,
    REMEMBERED,
    Loaded,
    RememberedField,
    remember,
    state_of,
    version_of,
)
from .records import SettingEditView, SnippetEditView


def alone_with(page_id: int, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do something with a page while nobody else saves it.

    What was saved before a failure stays, as it would without this transaction: a draft whose
    publication failed is not lost.
    """
    with transaction.atomic():
        page = Page.objects.filter(pk=page_id).order_by()
        list(page.select_for_update(no_key=True).values_list("pk"))
        try:
            return act()
        except Exception as error:
            failure = error
    raise failure


class AsksFirst:
    """For Wagtail's views that save a page from the editor's form."""

    def dispatch(self, request, page_id, **kwargs) -> HttpResponse:
        def act() -> HttpResponse:
            return super(AsksFirst, self).dispatch(request, page_id, **kwargs)

        if request.method != "POST":
            return act()
        return alone_with(page_id, lambda: self._deleted_meanwhile(page_id) or act())

    def _deleted_meanwhile(self, page_id: int) -> HttpResponse | None:
        self.sent = self.request.POST
        is_there = Page.objects.filter(pk=page_id).exists()
        return None if is_there else deleted_meanwhile(self, page_id)

    @cached_property
    def page_state(self) -> str:
        return state_of(self.real_page_record, self.workflow_state)

    def get_context_data(self, **kwargs) -> dict:
        """The form remembers what it shows; an older version in it replaces all fields."""
        fields = {} if self.is_reverting else fingerprints(self.page)
        self.form.fields[REMEMBERED] = RememberedField(remember(self.page_state, fields))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        self.loaded = Loaded.from_form(self.sent)
        self.decision = Decision.from_form(self.sent)
        if self.expects_json_response or self.page.alias_of_id:
            return self._autosaved(super().post(request, *args, **kwargs))
        if self.locked_for_user and isinstance(self.lock, BasicLock):
            return BothPages(self).response(locked=True)
        if self.loaded.is_stale(self.latest_revision, self.page_state):
            return BothPages(self).response()
        self.decision.apply(self)
        response = super().post(request, *args, **kwargs)
        self._remember_window()
        self.decision.report(self, response)
        return response

    def workflow_action_is_valid(self) -> bool:
        """The review may be over that was under way when the form was opened."""
        under_review = (
            self.page.current_workflow_task and "workflow-action-name" in self.request.POST
        )
        return bool(under_review) and super().workflow_action_is_valid()

    def form_invalid(self, form) -> HttpResponse:
        if self.decision.merges:  # the form lacks the fields that were taken over
            return BothPages(self).response()
        return super().form_invalid(form)

    def json_error_response(self, error_code: str, error_message: str) -> JsonResponse:
        """What stands beside "Autosave is paused"."""
        if error_code == "invalid_revision" and self.latest_revision:
            who, when = (
                name_of(self.latest_revision.user),
                in_words(self.latest_revision.created_at),
            )
            error_message = (
                f"{who} hat diese Seite inzwischen gespeichert ({when}). Ihr Text bleibt hier "
                "stehen. Sobald Sie speichern, sehen Sie beide Fassungen nebeneinander und "
                "entscheiden."
            )
        return super().json_error_response(error_code, error_message)

    def _remember_window(self) -> None:
        saved = self.page.latest_revision_id
        if saved and saved != getattr(self.latest_revision, "pk", None) and self.loaded.window:
            RevisionWindow.objects.create(revision_id=saved, window=self.loaded.window)

    def _autosaved(self, response: HttpResponse) -> HttpResponse:
        """The open form is from now on about the version that it has just saved."""
        if not self.response_is_json(response) or response.status_code != 200:
            return response
        self._remember_window()
        fields = fingerprints(self.page)
        remembered = remember(self.loaded.state, fields, self.loaded.window)
        version = (*version_of(self.page.latest_revision), remembered)
        answer = json.loads(response.content)
        answer["field_updates"] |= dict(zip(ABOUT_VERSION, version, strict=True))
        return JsonResponse(answer)


class PageEditView(AsksFirst, edit.EditView):
    """The editor."""


class PageRevertView(AsksFirst, revisions.RevisionsRevertView):
    """The editor with an older version in it."""


def use_own_views() -> None:
    """Wagtail 7 has no setting for it; its addresses take the views from these modules."""
    edit.EditView = PageEditView
    revisions.RevisionsRevertView = PageRevertView
    settings.EditView = SettingEditView
    snippets.SnippetViewSet.edit_view_class = SnippetEditView
    from wagtail.admin.viewsets import pages  # not before: in Wagtail 8 it takes the views over

    if registry := getattr(pages, "page_viewset_registry", None):
        _ask_views_about_deleted_pages(registry)


def _ask_views_about_deleted_pages(registry) -> None:
    """Wagtail 8 looks for the page before it calls a view; ours has an answer without one."""
    find = registry.get_by_page_id

    def get_by_page_id(page_id: int):
        try:
            return find(page_id)
        except Page.DoesNotExist:
            return registry.get_by_type(Page)

    registry.get_by_page_id = get_by_page_id
