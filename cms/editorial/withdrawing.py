"""The screen on which a page is taken back: why, what readers find instead, who links here."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages import unpublish
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from cms.core.models import Withdrawal
from cms.core.visibility import is_visible
from cms.core.withdrawal import withdraw

from .locks import refusal_for, with_pages_below

Unpublish = getattr(unpublish, "Unpublish", unpublish.UnpublishView)  # its name in Wagtail 8
Reason = Withdrawal.Reason
MOST_NAMED = 5
EXPLAINED = {
    Reason.ERROR: "Irrtümlich veröffentlicht – die Adresse sagt, dass es die Seite nicht mehr "
    "gibt, und nennt nichts von ihrem Inhalt.",
    Reason.REPLACED: "Ersetzt durch eine andere Seite – die Adresse führt von selbst dorthin.",
    Reason.OUTDATED: "Überholt – unter der Adresse steht der Titel mit dem Hinweis, dass der "
    "Inhalt nicht mehr gilt.",
}


class WithdrawalForm(forms.ModelForm):
    """Reason and successor belong together; a successor must be a page that readers can open."""

    reason = forms.ChoiceField(
        label="Warum?",
        choices=[(reason.value, EXPLAINED[reason]) for reason in Withdrawal.CHOSEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte wählen Sie einen Grund."},
    )
    with_pages = forms.BooleanField(required=False)

    class Meta:
        model = Withdrawal
        fields = ["reason", "successor", "note"]
        widgets = {"successor": AdminPageChooser}
        help_texts = {
            "successor": "Nur bei „Ersetzt“: die Seite, zu der die Adresse dann führt.",
            "note": "Ein Satz, der unter der Adresse zu lesen ist, zum Beispiel: „Die "
            "Veranstaltung wurde abgesagt.“ Er darf leer bleiben.",
        }

    def __init__(self, *args, page: Page, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.user = page, user
        self.below = page.get_descendants().live()
        count = self.below.count()
        if not count:
            del self.fields["with_pages"]
            return
        which = "die öffentliche Seite" if count == 1 else f"die {count} öffentlichen Seiten"
        self.fields["with_pages"].label = f"Auch {which} darunter zurückziehen"

    def clean_with_pages(self) -> bool:
        """What somebody else has locked stays, and with it everything: no half withdrawal."""
        if not self.cleaned_data["with_pages"]:
            return False
        if refusals := refusal_for(self.user, with_pages_below(self.page)):
            raise ValidationError(refusals)
        pages = (page for page in self.below.specific().defer_streamfields())
        held = [p.title for p in pages if not p.permissions_for_user(self.user).can_unpublish()]
        if held:
            names = ", ".join(f"„{title}“" for title in held[:MOST_NAMED])
            raise ValidationError(f"Nicht zurückziehen lässt sich, weil gesperrt: {names}.")
        return True

    def clean(self) -> dict:
        data = super().clean()
        successor, reason = data.get("successor"), data.get("reason")
        if reason == Reason.REPLACED and "successor" not in self.errors:
            self._check_successor(successor)
        elif reason:
            data["successor"] = None  # chosen first, then another reason
        return data

    def _check_successor(self, successor: Page | None) -> None:
        if successor is None:
            error = "Bitte wählen Sie die Seite, die diese ersetzt."
        elif successor.pk == self.page.pk:
            error = "Eine Seite kann sich nicht selbst ersetzen."
        elif not (is_visible(successor) and successor.url):
            error = (
                "Diese Seite ist nicht öffentlich. Bitte wählen Sie eine, die alle öffnen können."
            )
        elif self.data.get("with_pages") and successor.is_descendant_of(self.page):
            error = "Diese Seite wird mit zurückgezogen. Bitte wählen Sie eine andere."
        else:
            return
        self.add_error("successor", ValidationError(error))


def _readable(posted: QueryDict) -> QueryDict:
    """Wagtail's page chooser cannot show what is no number; nobody chose that on the screen."""
    data = posted.copy()
    if not data.get("successor", "").isdecimal():
        data["successor"] = ""
    return data


class Withdraw(Unpublish):
    """In place of Wagtail's screen, which takes a page offline without a word."""

    page_title = "Zurückziehen"
    template_name = "editorial/withdraw.html"
    success_message = "„%(page_title)s“ ist zurückgezogen."

    def get(self, request, *args, **kwargs):
        form = WithdrawalForm(page=self.object, user=request.user)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request, *args, **kwargs):
        form = WithdrawalForm(_readable(request.POST), page=self.object, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self.form = form
        return super().post(request, *args, **kwargs)

    def unpublish(self):
        if response := self.run_hook("before_unpublish_page", self.request, self.object):
            return response
        data = self.form.cleaned_data
        below = self.form.below.specific() if data.get("with_pages") else ()
        withdraw(
            self.object,
            Reason(data["reason"]),
            user=self.request.user,
            successor=data["successor"],
            note=data["note"],
            with_pages=below,
        )
        return self.run_hook("after_unpublish_page", self.request, self.object)


def close_side_door() -> None:
    """The admin's own programming interface would take pages offline without a reason."""
    PagesAdminAPIViewSet.actions.pop("unpublish", None)
