"""What others have locked stays as it is, whichever address of the admin somebody tries.

Wagtail asks for locks when a page is saved or unpublished, and nowhere else; where it does, its
answer is a bare 403. So we ask first, for every address that names a page: what is sent to it is
refused unless the table below calls it harmless, and the screens that ask „Wirklich?“ are not
even shown.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.html import format_html_join
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from .locks import refusal_for, with_aliases, with_pages_below

PAGES, API = "wagtailadmin_pages", "wagtailadmin_api:pages"
OWN = {"withdraw", "restore_page", "publish_at_once"}  # our views that change what is public
# The editor keeps what was typed into a locked page and shows both versions: see `stale`.
EDITOR = {"edit", "revisions_revert"}
HARMLESS = {"copy", "preview_on_edit", "view_draft", "usage", "workflow_preview"}
HARMLESS_BY_API = {"copy", "copy_for_translation", "create_alias"}
MODALS = {
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "set_privacy",
    "workflow_action",
}
QUESTIONS = (
    MODALS
    | OWN
    | {
        "convert_alias",
        "delete",
        "move",
        "move_confirm",
        "revisions_revert",
        "revisions_unschedule",
    }
)
# What is done to a page is done to all below it; in a pile only if somebody ticks the box.
REACH_BELOW = {"delete", "move", "move_confirm", "set_privacy"}
BELOW_IF_TICKED = "include_descendants"
REACH_ALIASES = OWN | {"delete", "publish", "unpublish", "workflow_action"}
READING = {"GET", "HEAD", "OPTIONS"}


class LockedPagesMiddleware:
    """Refuses what would change a page that somebody else has locked, and says who."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        match = request.resolver_match
        if match.namespace == PAGES or match.view_name in OWN:
            return _one(request, match.url_name, kwargs)
        if match.view_name == f"{API}:action":
            return _by_api(request, kwargs["action_name"], kwargs["pk"])
        if match.view_name == "wagtail_bulk_action":
            return _several(request, **kwargs)
        return None


def _one(request: HttpRequest, name: str, kwargs: dict) -> HttpResponse | None:
    page_id = kwargs.get("page_id") or kwargs.get("page_to_move_id")
    if not page_id or not _changes(request, name):
        return None
    pages = _known(request, [page_id])
    if name == "unlock":
        pages = [page for page in pages if not _tester(request, page).can_unlock()]
    refusals = _refusals(request, name, pages)
    return _answer(request, name, pages[0], refusals) if refusals else None


def _changes(request: HttpRequest, name: str) -> bool:
    if request.method in READING:
        return name in QUESTIONS
    if name in EDITOR:
        return not request.accepts("text/html")  # it saves by itself
    return name not in HARMLESS


def _by_api(request: HttpRequest, action: str, page_id: int) -> HttpResponse | None:
    if request.method in READING or action in HARMLESS_BY_API:
        return None
    pages = _known(request, [page_id])
    below = {"unpublish": "delete"}.get(action, action)  # its body may ask for all pages below
    refusals = _refusals(request, below, pages)
    return JsonResponse({"message": " ".join(refusals)}, status=403) if refusals else None


def _several(request, app_label: str, model_name: str, action: str) -> HttpResponse | None:
    """Several pages at once: all of them or none."""
    if (app_label, model_name) != ("wagtailcore", "page"):
        return None
    kind = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if kind is None:
        return None
    ids = request.GET.getlist("id")
    if "all" in ids:
        ids = kind(request, Page).get_all_objects_in_listing_query(request.GET.get("childOf"))
    refusals = _refusals(request, action, _known(request, ids))
    if not refusals:
        return None
    _say(request, ["Es wurde nichts geändert.", *refusals])
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_explore_root")


def _known(request: HttpRequest, ids: Iterable) -> list[Page]:
    """Those of the pages that may be named to this person; Wagtail turns everybody else away."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return []
    numbers = [int(pk) for pk in ids if str(pk).isdecimal()]
    pages = Page.objects.filter(pk__in=numbers).specific(defer=True)
    return [page for page in pages if _tester(request, page).can_edit()]


def _tester(request: HttpRequest, page: Page):
    return page.permissions_for_user(request.user)


def _refusals(request: HttpRequest, name: str, pages: list[Page]) -> list[str]:
    touched = list(pages)
    if name in REACH_BELOW or BELOW_IF_TICKED in request.POST:
        touched = [each for page in touched for each in with_pages_below(page)]
    if name in REACH_ALIASES:
        touched = [each for page in touched for each in with_aliases(page)]
    return refusal_for(request.user, touched)


def _answer(request, name: str, page: Page, refusals: list[str]) -> HttpResponse:
    """In the form in which whoever asked understands it."""
    text = " ".join(refusals)
    if name in EDITOR and request.method == "POST":
        answer = {"success": False, "error_code": "locked", "error_message": text}
        return JsonResponse(answer, status=400)
    if name in MODALS and request.headers.get("x-requested-with") == "XMLHttpRequest":
        facts = {"refusals": refusals}
        return render_modal_workflow(
            request, "editorial/locked.html", None, facts, json_data={"step": "locked"}
        )
    _say(request, refusals)
    if name == "set_page_position":
        return HttpResponse(text, status=403, content_type="text/plain; charset=utf-8")
    back = get_valid_next_url_from_request(request)
    return redirect(back) if back else redirect("wagtailadmin_pages:edit", page.pk)


def _say(request: HttpRequest, sentences: list[str]) -> None:
    messages.error(request, format_html_join("", "<p>{}</p>", ((text,) for text in sentences)))
