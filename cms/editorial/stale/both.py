"""The page that shows two versions of a page and asks which one holds."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.editorial.locks import lock_sentence
from cms.editorial.words import name_of

from .comparison import BOTH, MINE, THEIRS, Difference, differences
from .loaded import ABOUT_VERSION, remember, version_of
from .news import events_since
from .typed import Typed, fit_rows, typed_page

# Inputs that are made anew each time; ours begin with PREFIX.
NOT_KEPT = ("csrfmiddlewaretoken", "overwrite_revision_id")
PREFIX = "conflict-"

# The button that lets one's own version hold, by what the person had asked for.
ANYWAY = {
    "publish": "Trotzdem veröffentlichen",
    "submit": "Trotzdem einreichen",
    "restart_workflow": "Trotzdem erneut einreichen",
    "cancel_workflow": "Trotzdem speichern, Prüfung abbrechen",
}
SAVE_ANYWAY = "Trotzdem speichern"


@dataclass(frozen=True)
class Mistake:
    """What was typed into a field and cannot be saved like that."""

    label: str
    message: str
    typed: str


class BothVersions:
    """The newest version of a page, and the one in the form that was sent to an editor's view."""

    def __init__(self, view):
        self.view = view
        self.form_class: type[WagtailAdminPageForm] = view.edit_handler.get_form_class()

    @cached_property
    def theirs(self) -> Page:
        return self._newest()

    def _newest(self) -> Page:
        """An object of its own each time: one is compared, the other written to."""
        record = Page.objects.get(pk=self.view.real_page_record.pk)
        return record.get_latest_revision_as_object()

    @cached_property
    def typed(self) -> Typed:
        page = self._newest()
        data = fit_rows(self.form_class, page, self.view.sent)
        form = self.form_class(
            data,
            self.view.request.FILES,
            instance=page,
            subscription=self.view.subscription,
            parent_page=self.view.parent,
            for_user=self.view.request.user,
        )
        return typed_page(form)

    @cached_property
    def differences(self) -> list[Difference]:
        panel = self.view.edit_handler.get_bound_panel(
            instance=self.theirs, request=self.view.request, form=None
        )
        known = {} if self.view.is_reverting else self.view.loaded.fields
        return differences(panel, self.theirs, self.typed.page, known)

    def response(self, *, locked: bool = False) -> TemplateResponse:
        """Nothing is saved; everything that was typed lies in the page's form."""
        latest = self.view.latest_revision
        context = {
            "page": self.view.page,
            "locked": locked,
            "events": events_since(self.view.page, self.view.loaded.moment, latest),
            "their_name": self._their_name(),
            "lock_sentence": lock_sentence(self.view.page) if locked else "",
            "both": [each for each in self.differences if each.changed_by == BOTH],
            "theirs": [each for each in self.differences if each.changed_by == THEIRS],
            "mine": [each for each in self.differences if each.changed_by == MINE],
            "mistakes": self._mistakes(),
            "kept": self._kept(locked),
            "can_merge": not self.view.is_reverting,
            "anyway": ANYWAY.get(self.view.action_name, SAVE_ANYWAY),
            "edit_url": self.view.get_edit_url(),
            "history_url": self.view.get_history_url(),
        }
        template = "editorial/both_versions.html"
        return TemplateResponse(self.view.request, template, context, status=409)

    def _their_name(self) -> str:
        theirs = getattr(self.view.latest_revision, "user", None)
        if theirs == self.view.request.user:
            return "Sie selbst, in einem anderen Fenster"
        return name_of(theirs)

    def _mistakes(self) -> list[Mistake]:
        return [
            Mistake(self._label(name), " ".join(messages), self.typed.raw.get(name, ""))
            for name, messages in self.typed.errors.items()
        ]

    def _label(self, name: str) -> str:
        if name in self.form_class.base_fields:
            return str(self.form_class.base_fields[name].label)
        if name in self.form_class.formsets:
            return str(self.form_class.formsets[name].model._meta.verbose_name_plural)
        return "Seite"

    def _kept(self, locked: bool) -> list[tuple[str, str]]:
        """The whole form as it was sent, for hidden inputs.

        From here on it is about the newest version, except behind a lock, where nobody has decided
        anything yet.
        """
        renewed = () if locked else ABOUT_VERSION
        kept = [
            (name, value)
            for name, values in self.view.sent.lists()
            for value in values
            if name not in (*NOT_KEPT, *renewed) and not name.startswith(PREFIX)
        ]
        if not locked:
            kept += zip(ABOUT_VERSION, self._new_version(), strict=True)
        return kept

    def _new_version(self) -> tuple[str, str, str]:
        loaded = self.view.loaded
        remembered = remember(self.view.page_state, loaded.fields, loaded.window)
        return (*version_of(self.view.latest_revision), remembered)
