"""Wagtail's screens for recommendations, in our words and with our rules.

They hold for words in any form, not for one exact string; there are at most three; and what is
counted of searches is another list's business.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import inlineformset_factory
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import TitleColumn
from wagtail.contrib.search_promotions import forms as stock_forms
from wagtail.contrib.search_promotions import views as stock
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.permission_policies import ModelPermissionPolicy

from cms.core.pasted_text import clean_line
from search.german.folding import clean
from search.german.texts import groups
from search.promotions import MOST
from search.query import MOST_WORDS
from search.wording import are_same, says_something

ADD = "wagtailsearchpromotions:add"
WORDS = "woerter"  # parameter of the form for a new one: the words it holds for
LONGEST = 100
LONGEST_DESCRIPTION = 300
TITLE = "Empfehlungen"


class WordsForm(stock_forms.QueryForm):
    """The words that a reader must have searched for."""

    query_string = forms.CharField(
        label="Suchwörter",
        max_length=LONGEST,
        help_text="Wer genau diese Wörter sucht, in beliebiger Beugung und Reihenfolge, sieht die "
        "Empfehlungen über den Treffern. „Ehrenamtspreis“ gilt auch für „Ehrenamtspreise“.",
    )

    def clean_query_string(self) -> str:
        words = " ".join(clean(self.cleaned_data["query_string"]).split())
        if not says_something(words):
            raise ValidationError("Bitte nennen Sie ein Wort, nach dem sich suchen lässt.")
        asked = groups(words)
        if len(asked) > MOST_WORDS:
            raise ValidationError(f"Bitte nennen Sie höchstens {MOST_WORDS} Wörter.")
        others = Query.objects.exclude(pk=self.instance.pk).exclude(editors_picks=None).distinct()
        for other in others:
            if are_same(asked, groups(other.query_string)):
                raise ValidationError(
                    f"Für diese Wörter gibt es schon Empfehlungen: „{other.query_string}“. "
                    "Bitte ergänzen Sie sie dort."
                )
        return words


class PromotionForm(stock_forms.SearchPromotionForm):
    external_link_url = forms.URLField(
        label="Adresse außerhalb der Website",
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text="Nur wenn Sie keine Seite wählen.",
    )
    external_link_text = forms.CharField(label="Text dieses Links", max_length=200, required=False)
    description = forms.CharField(
        label="Satz darunter",
        max_length=LONGEST_DESCRIPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Freiwillig: was die Seite oder der Link bietet, "
        f"höchstens {LONGEST_DESCRIPTION} Zeichen.",
    )

    class Meta(stock_forms.SearchPromotionForm.Meta):
        labels = {"page": "Seite"}
        help_texts = {
            "page": "Gezeigt wird sie, solange sie veröffentlicht und für alle zugänglich ist.",
        }

    def clean_external_link_text(self) -> str:
        return clean_line(self.cleaned_data["external_link_text"])

    def clean_description(self) -> str:
        return clean_line(self.cleaned_data["description"])


class PromotionsFormSet(
    inlineformset_factory(
        Query,
        SearchPromotion,
        form=PromotionForm,
        formset=stock_forms.SearchPromotionsFormSet,
        can_order=True,
        can_delete=True,
        extra=0,
        max_num=MOST,
        validate_max=True,
    )
):
    minimum_forms_message = "Bitte empfehlen Sie mindestens eine Seite oder einen Link."
    default_error_messages = {
        "too_many_forms": "Zu denselben Wörtern gibt es höchstens drei Empfehlungen.",
    }


class PromotionIndexView(stock.IndexView):
    page_title = TITLE
    add_item_label = "Neue Empfehlung"
    results_template_name = "search/office/promotions_list.html"
    columns = [
        TitleColumn(
            "query_string",
            label="Suchwörter",
            width="40%",
            url_name="wagtailsearchpromotions:edit",
            sort_key="query_string",
        ),
        stock.SearchPromotionColumn("editors_picks", label="Was empfohlen wird", width="60%"),
    ]


class OurForms:
    """For both views that save recommendations."""

    form_class = WordsForm
    template_name = "search/office/promotions.html"
    page_subtitle = "Empfehlung"
    success_message = "Die Empfehlungen für „%(query)s“ sind gespeichert."
    error_message = "Die Empfehlungen sind nicht gespeichert. Bitte prüfen Sie Ihre Angaben."

    def get_breadcrumbs_items(self) -> list[dict]:
        items = super().get_breadcrumbs_items()
        items[-2]["label"] = TITLE
        return items

    @cached_property
    def searchpicks_formset(self) -> PromotionsFormSet:
        sent = self.request.POST if self.request.method == "POST" else None
        return PromotionsFormSet(sent, instance=self.object)

    def is_valid(self, form) -> bool:
        """Words are not kept while what is recommended for them has mistakes."""
        if not self.searchpicks_formset.is_valid():
            self.produced_error_message = " ".join(self.searchpicks_formset.non_form_errors())
            return False
        valid = super().is_valid(form)
        if valid:
            self.searchpicks_formset.instance = self.object
        return valid


class PromotionCreateView(OurForms, stock.CreateView):
    page_title = "Neue Empfehlung"

    def get_initial(self) -> dict:
        words = clean(self.request.GET.get(WORDS, ""))[:LONGEST]
        return {**super().get_initial(), "query_string": " ".join(words.split())}


class PromotionEditView(OurForms, stock.EditView):
    """Recommendations that are there."""


class PromotionDeleteView(stock.DeleteView):
    success_message = "Die Empfehlungen sind gelöscht."


class PromotionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = ModelPermissionPolicy(SearchPromotion)
        return policy.user_has_any_permission(request.user, ["add", "change", "delete"])
