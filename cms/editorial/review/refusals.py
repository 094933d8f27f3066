"""Every way by which somebody may publish alone leads to the screen that asks for a reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from rest_framework.exceptions import ValidationError
from wagtail.admin import messages
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from .alone import publish_alone
from .clearance import clear
from .forms import LONGEST_REASON, SHORTEST_REASON
from .seen import needs_reason

MOST_NAMED = 3


def ask_for_reason(request: HttpRequest, page: Page) -> HttpResponse | None:
    """For `before_publish_page`: the draft has just been saved."""
    if needs_reason(page):
        return redirect("publish_at_once", page.pk)
    clear(page)
    return None


def refuse_several_without_reason(
    request: HttpRequest, action_type: str, objects: list[Page], action
) -> HttpResponse | None:
    """For `before_bulk_action`: each page needs a reason of its own, so none is published."""
    if action_type != "publish":
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data["include_descendants"]:
        pages += [below for page in objects for below in page.get_descendants().not_live()]
    if unseen := [page for page in pages if needs_reason(page)]:
        names = ", ".join(f"„{page.get_admin_display_title()}“" for page in unseen[:MOST_NAMED])
        more = f" und {len(unseen) - MOST_NAMED} weitere" if len(unseen) > MOST_NAMED else ""
        text = (
            "Es wurde nichts veröffentlicht. Was niemand geprüft hat, braucht je Seite eine "
            "Begründung. Bitte veröffentlichen Sie einzeln: {}{}."
        )
        messages.error(request, format_html(text, names, more))
        return redirect(action.next_url)
    for page in pages:
        clear(page)
    return None


class PublishForReason(PublishPageAPIAction):
    """The admin's programming interface takes the reason beside the action."""

    def execute(self, instance, data):
        reason = str(self.request.data.get("reason", "")).replace("\0", "").strip()[:LONGEST_REASON]
        missing = instance.specific.draft_problems() or not needs_reason(instance)
        if not missing and len(reason) < SHORTEST_REASON:
            raise ValidationError({"reason": ["Bitte begründen Sie die Veröffentlichung."]})
        if not missing:
            publish_alone(instance, self.request.user, reason)
        clear(instance)
        return super().execute(instance, data)


class CopyAsDraft(CopyPageAPIAction):
    """A copy begins as a draft, whatever the page that it is made of."""

    def execute(self, instance, data):
        return super().execute(instance, {**data, "keep_live": False})


def guard_programming_interface() -> None:
    PagesAdminAPIViewSet.actions |= {"publish": PublishForReason, "copy": CopyAsDraft}
