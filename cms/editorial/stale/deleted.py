"""A page that somebody deleted while another person wrote on it: what was typed is shown at least.

There is nothing left that could be saved. So the page shows the text, field by field, to copy.
"""

from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from cms.editorial.words import in_words, name_of

from .both import BothVersions


class DeletedPage(BothVersions):
    """The form that was sent for a page of which only the entry in the audit log is left."""

    def __init__(self, view, entry: PageLogEntry):
        self.entry, self.page_class, self.known = entry, entry.content_type.model_class(), {}
        panel = self.page_class.get_edit_handler()
        super().__init__(view, panel.get_form_class(), panel)

    def newest(self) -> Page:
        return self.page_class()

    def response(self) -> TemplateResponse:
        context = {
            "name": self.entry.label,
            "who": self.name_of_deleter(),
            "when": in_words(self.entry.timestamp),
            "typed": self.differences,  # from an empty page
            "mistakes": self.mistakes(),
        }
        template = "editorial/deleted_meanwhile.html"
        return TemplateResponse(self.view.request, template, context, status=410)

    def name_of_deleter(self) -> str:
        user = self.entry.user
        return "Sie selbst haben" if user == self.view.request.user else f"{name_of(user)} hat"


def deleted_meanwhile(view, page_id: int) -> HttpResponse | None:
    """The answer to a form of a page that is not there any more; None if it never was."""
    deletions = PageLogEntry.objects.filter(page=page_id, action="wagtail.delete")
    entry = deletions.select_related("user", "content_type").first()
    works_on_pages = page_permission_policy.user_has_any_permission(
        view.request.user, {"add", "change", "publish"}
    )
    if entry is None or entry.content_type.model_class() is None or not works_on_pages:
        return None
    deleted = DeletedPage(view, entry)
    if view.expects_json_response:
        text = (
            f"{deleted.name_of_deleter()} diese Seite gelöscht ({in_words(entry.timestamp)}). Ihr "
            "Text bleibt hier stehen. Sobald Sie speichern, sehen Sie ihn zum Kopieren."
        )
        # Wagtail's script shows the words of this code, and stops saving by itself.
        answer = {"success": False, "error_code": "invalid_revision", "error_message": text}
        return JsonResponse(answer, status=400)
    return deleted.response()
