"""The accessibility statement: what § 9b NBGG asks for, and what the reports say of today."""

from datetime import date

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.core.days import not_in_future
from cms.core.models import BasePage, BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from pages.barriers.deadline import months_after

from .report import BarrierReport

# The law asks for a check within a year; the office hears of it a month before.
WARN_AFTER_MONTHS = 11
OLD_AFTER_MONTHS = 12
_FEATURES = ["bold", "ul", "link"]


class StatementPage(LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, BasePage):
    """Die Erklärung zur Barrierefreiheit; bestätigte Barrieren stehen von selbst darin."""

    template = "pages/statement_page.html"
    page_pictures = ("teaser_image",)
    needed_to_publish = ("checked_on", "method", "contact", "conciliation")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    page_description = (
        "Die Erklärung zur Barrierefreiheit. Bestätigte Barrieren stehen von selbst darin."
    )

    checked_on = models.DateField(
        "Zuletzt geprüft am",
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=(
            "Spätestens nach zwölf Monaten ist eine neue Prüfung fällig. Einen Monat vorher "
            "erinnert Sie „Mein Tag“ und eine E-Mail."
        ),
    )
    method = RichTextField("Wie wir geprüft haben", blank=True, max_length=2000, features=_FEATURES)
    contact = RichTextField(
        "Rückmeldung",
        blank=True,
        max_length=2000,
        features=_FEATURES,
        help_text="Wer antwortet, und auf welchen Wegen. Der Weg zum Formular steht darunter.",
    )
    conciliation = RichTextField(
        "Schlichtungsverfahren",
        blank=True,
        max_length=2000,
        features=_FEATURES,
        help_text="Wer hilft, wenn unsere Antwort nicht hilft (§ 9d NBGG).",
    )

    search_fields = [
        *BasePage.search_fields,
        *LeadMixin.search_fields,
        *BodyMixin.search_fields,
        *TeaserMixin.search_fields,
        *VocabularyMixin.search_fields,
        index.SearchField("method"),
        index.SearchField("contact"),
        index.SearchField("conciliation"),
    ]
    content_panels = [
        *BasePage.content_panels,
        *LeadMixin.lead_panels,
        FieldPanel(
            "body",
            heading="Text über den Barrieren",
            help_text="Für wen die Erklärung gilt und wie weit die Website barrierefrei ist. "
            "Darunter stehen von selbst die Barrieren, die Sie bestätigt haben.",
        ),
        FieldPanel("checked_on"),
        FieldPanel("method"),
        FieldPanel("contact"),
        FieldPanel("conciliation"),
    ]
    promote_panels = [*TeaserMixin.teaser_panels, *BasePage.promote_panels]

    class Meta:
        verbose_name = "Erklärung zur Barrierefreiheit"
        verbose_name_plural = "Erklärungen zur Barrierefreiheit"

    @property
    def next_check(self) -> date | None:
        """The day until which the next check is due."""
        return self.checked_on and months_after(self.checked_on, OLD_AFTER_MONTHS)

    @property
    def is_check_due(self) -> bool:
        """Whether the office should begin with the next check."""
        warn_from = self.checked_on and months_after(self.checked_on, WARN_AFTER_MONTHS)
        return bool(warn_from and warn_from <= timezone.localdate())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        decided = BarrierReport.objects.exclude(confirmed_at=None)
        changes = [self.last_published_at, decided.aggregate(at=models.Max("decided_at"))["at"]]
        context["barriers"] = BarrierReport.objects.known()
        context["changed_at"] = max(filter(None, changes), default=None)
        context["today"] = timezone.localdate()
        return context
