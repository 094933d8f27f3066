"""The page that shows two versions, of a page or a record, and asks which one holds."""

from dataclasses import dataclass

from django.db.models import Model
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from cms.editorial.locks import lock_sentence
from cms.editorial.words import name_of

from .comparison import BOTH, MINE, THEIRS, Difference, differences
from .loaded import ABOUT_VERSION, remember, version_of
from .news import events_since
from .typed import Typed, fit_rows, typed_instance

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
    """What lies in the database, and what is in the form that was sent to an editor's view.

    What they have in common, pages and records; the views make one of the two below.
    """

    known: dict[str, str]  # fingerprints of the version that the form was opened with

    def __init__(self, view, form_class: type[WagtailAdminModelForm], panel):
        self.view, self.form_class, self.panel = view, form_class, panel

    def newest(self) -> Model:
        """An object of its own each time: one is compared, the other written to."""
        raise NotImplementedError

    def form_arguments(self) -> dict:
        """What the form wants besides data, files and instance."""
        return {"for_user": self.view.request.user}

    def renewed(self) -> dict[str, str]:
        """Hidden inputs that make the form one about the newest version."""
        raise NotImplementedError

    def about(self) -> dict:
        """What the page says besides the fields."""
        raise NotImplementedError

    @cached_property
    def theirs(self) -> Model:
        return self.newest()

    @cached_property
    def typed(self) -> Typed:
        instance = self.newest()
        data = fit_rows(self.form_class, instance, self.view.sent)
        form = self.form_class(
            data, self.view.request.FILES, instance=instance, **self.form_arguments()
        )
        return typed_instance(form)

    @cached_property
    def differences(self) -> list[Difference]:
        panel = self.panel.get_bound_panel(
            instance=self.theirs, request=self.view.request, form=None
        )
        return differences(panel, self.theirs, self.typed.instance, self.known)

    def response(self, *, locked: bool = False) -> TemplateResponse:
        """Nothing is saved; everything that was typed lies in the page's form."""
        context = self.about() | {
            "locked": locked,
            "both": [each for each in self.differences if each.changed_by == BOTH],
            "theirs": [each for each in self.differences if each.changed_by == THEIRS],
            "mine": [each for each in self.differences if each.changed_by == MINE],
            "mistakes": self.mistakes(),
            "kept": self._kept(locked),
        }
        template = "editorial/both_versions.html"
        return TemplateResponse(self.view.request, template, context, status=409)

    def name_of_other(self, user) -> str:
        if user and user == self.view.request.user:
            return "Sie selbst, in einem anderen Fenster"
        return name_of(user)

    def mistakes(self) -> list[Mistake]:
        return [
            Mistake(self._label(name), " ".join(messages), self.typed.raw.get(name, ""))
            for name, messages in self.typed.errors.items()
        ]

    def _label(self, name: str) -> str:
        if name in self.form_class.base_fields:
            return str(self.form_class.base_fields[name].label)
        if name in self.form_class.formsets:
            return str(self.form_class.formsets[name].model._meta.verbose_name_plural)
        return str(self.theirs._meta.verbose_name)

    def _kept(self, locked: bool) -> list[tuple[str, str]]:
        """The whole form as it was sent, for hidden inputs.

        From here on it is about the newest version, except behind a lock, where nobody has decided
        anything yet.
        """
        renewed = {} if locked else self.renewed()
        kept = [
            (name, value)
            for name, values in self.view.sent.lists()
            for value in values
            if name not in (*NOT_KEPT, *renewed) and not name.startswith(PREFIX)
        ]
        return [*kept, *renewed.items()]


class BothPages(BothVersions):
    """The newest version of a page, and the one that was sent to Wagtail's editor."""

    def __init__(self, view):
        super().__init__(view, view.edit_handler.get_form_class(), view.edit_handler)
        self.known = {} if view.is_reverting else view.loaded.fields

    def newest(self) -> Page:
        record = Page.objects.get(pk=self.view.real_page_record.pk)
        return record.get_latest_revision_as_object()

    def form_arguments(self) -> dict:
        view = self.view
        return {
            **super().form_arguments(),
            "subscription": view.subscription,
            "parent_page": view.parent,
        }

    def renewed(self) -> dict[str, str]:
        loaded = self.view.loaded
        remembered = remember(self.view.page_state, loaded.fields, loaded.window)
        version = (*version_of(self.view.latest_revision), remembered)
        return dict(zip(ABOUT_VERSION, version, strict=True))

    def about(self) -> dict:
        view, latest = self.view, self.view.latest_revision
        return {
            "name": view.page.get_admin_display_title(),
            "is_page": True,
            "events": events_since(view.page, view.loaded.moment, latest),
            "their_name": self.name_of_other(getattr(latest, "user", None)),
            "lock_sentence": lock_sentence(view.page) if view.page.locked else "",
            "can_merge": not view.is_reverting,
            "anyway": ANYWAY.get(view.action_name, SAVE_ANYWAY),
            "edit_url": view.get_edit_url(),
            "history_url": view.get_history_url(),
        }
