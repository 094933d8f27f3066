"""What a person decided who saw both versions."""

from dataclasses import dataclass, field

from django.http import HttpResponse, QueryDict
from wagtail.admin import messages

from cms.editorial.words import in_words, name_of

from .both import PREFIX, BothPages
from .comparison import BOTH, THEIRS, Difference
from .loaded import version_of
from .typed import fit_rows, without

WAY = f"{PREFIX}way"  # MERGED or MINE; "" if nobody was asked
MERGED = "merged"
TAKE = f"{PREFIX}take-"  # for each field that both changed: MINE or THEIRS
ACTION = "action-"


@dataclass
class Decision:
    way: str = ""
    choices: dict[str, str] = field(default_factory=dict)  # name of the field: MINE or THEIRS
    taken: list[Difference] = field(default_factory=list)  # fields that the other's version keeps

    @classmethod
    def from_form(cls, data: QueryDict) -> "Decision":
        choices = {key.removeprefix(TAKE): data[key] for key in data if key.startswith(TAKE)}
        return cls(data.get(WAY, ""), choices)

    @property
    def merges(self) -> bool:
        return self.way == MERGED

    def apply(self, view) -> None:
        """Make the form of an editor's view do what was decided."""
        data = view.sent.copy()
        data.pop("overwrite_revision_id", None)  # a save by hand is a version of its own
        if self.merges and not view.is_reverting:
            self.taken = [each for each in BothPages(view).differences if self.takes(each)]
        if self.merges or (self.way and "action-workflow-action" in data):
            data = _as_draft(data)  # what nobody has read as a whole yet is not for the public
        names = {each.name for each in self.taken}
        if self.way or view.loaded.version != version_of(view.latest_revision):
            data = fit_rows(view.form_class, view.page, data, untouched=names)
        view.form_class = without(view.form_class, names)
        view.request.POST = data

    def takes(self, difference: Difference) -> bool:
        if difference.changed_by == BOTH:
            return self.choices.get(difference.name) == THEIRS
        return difference.changed_by == THEIRS

    def report(self, view, response: HttpResponse) -> None:
        """Say after a save what became of both versions."""
        latest = view.latest_revision
        if not self.way or not latest or response.status_code != 302:
            return
        name, when = name_of(latest.user), in_words(latest.created_at)
        history = messages.button(view.get_history_url(), "Verlauf öffnen")
        if self.merges:
            fields = ", ".join(each.label for each in self.taken) or "nichts"
            text = (
                f"Beide Fassungen sind zusammengeführt und als Entwurf gespeichert. Von {name} "
                f"übernommen: {fields}. Bitte lesen Sie den Text noch einmal im Ganzen."
            )
        else:
            text = (
                f"Ihre Fassung ist jetzt die neueste. Die Fassung von {name} ({when}) steht weiter "
                "im Verlauf."
            )
        messages.success(view.request, text, buttons=[history])


def _as_draft(data: QueryDict) -> QueryDict:
    data = data.copy()
    for key in [key for key in data if key.startswith(ACTION)]:
        del data[key]
    return data
