from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from cms.core.days import not_in_future
from cms.core.models import BasePage, BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from cms.core.relations import visible_target

# A list of contents helps from this number of headings on.
CONTENTS_FROM = 4


class StandardPage(LeadMixin, BodyMixin, TeaserMixin, VocabularyMixin, BasePage):
    """Eine Seite, die lange stehen bleibt: wer wir sind, Kontakt, Impressum."""

    template = "pages/standard_page.html"
    page_pictures = ("teaser_image",)
    parent_page_types = ["home.HomePage", "standard.StandardPage"]
    subpage_types = ["standard.StandardPage"]
    page_description = "Eine Seite, die lange stehen bleibt: wer wir sind, Kontakt, Impressum."

    search_fields = [
        *BasePage.search_fields,
        *LeadMixin.search_fields,
        *BodyMixin.search_fields,
        *TeaserMixin.search_fields,
        *VocabularyMixin.search_fields,
    ]
    content_panels = [*BasePage.content_panels, *LeadMixin.lead_panels, *BodyMixin.body_panels]
    promote_panels = [*TeaserMixin.teaser_panels, *BasePage.promote_panels]

    class Meta:
        verbose_name = "Seite"
        verbose_name_plural = "Seiten"

    @property
    def contents(self) -> list[dict[str, str]]:
        """Links to the headings of a long page: `{"anchor", "text"}`; empty for a short one."""
        headings = [
            {"anchor": block.value.anchor, "text": block.value["text"]}
            for block in self.body
            if block.block_type == "heading" and block.value["level"] == "h2"
        ]
        return headings if len(headings) >= CONTENTS_FROM else []

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["contents"] = self.contents
        return context

    def cards(self):
        below = StandardPage.objects.child_of(self).visible().with_card_pictures().order_by("path")
        return {**super().cards(), "children": list(below) if self.numchild else []}


class EasyPage(BodyMixin, BasePage):
    """Eine Seite in Leichter Sprache, gepaart mit der Seite, die sie erklärt."""

    template = "pages/easy_page.html"
    page_relations = ("standard_page", "comparison")
    parent_page_types = ["home.HomePage", "standard.EasyPage"]
    subpage_types = ["standard.EasyPage"]
    page_description = "Eine Seite in Leichter Sprache: kurze Sätze, jeder in eigener Zeile."

    standard_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="gehört zu",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="easy_pages",
        help_text="Die Seite in Alltagssprache; beide führen zueinander.",
    )
    checked_at = models.DateField(
        "Stand",
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=(
            "Wann der Text zuletzt mit der anderen Seite verglichen wurde. Ändert die sich danach, "
            "steht das auf dieser Seite, bis hier ein neuerer Tag steht."
        ),
    )

    search_fields = [*BasePage.search_fields, *BodyMixin.search_fields]
    content_panels = [
        *BasePage.content_panels,
        PageChooserPanel("standard_page"),
        FieldPanel("checked_at"),
        *BodyMixin.body_panels,
    ]

    class Meta:
        verbose_name = "Seite in Leichter Sprache"
        verbose_name_plural = "Seiten in Leichter Sprache"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pair = visible_target(self, "standard_page")
        context["switch_url"] = pair.url if pair else ""
        below = EasyPage.objects.child_of(self).visible().order_by("path")
        context["children"] = below if self.numchild else []
        # The header of pages without a pair leads here with these words.
        context["stands_in"] = request.GET.get("grund") == "fehlt"
        comparison = getattr(self, "comparison", None)
        context["has_news"] = bool(pair and comparison and comparison.has_news)
        return context


class Comparison(models.Model):
    """What an easy page's pair said when somebody last read both; no content of either."""

    easy_page = models.OneToOneField(EasyPage, on_delete=models.CASCADE, related_name="comparison")
    pair_id = models.PositiveIntegerField()
    checked_at = models.DateField()
    # Empty if the pair was published between that day and the publication of the easy page.
    mark = models.CharField(max_length=16, blank=True)
    has_news = models.BooleanField(default=False)

    class Meta:
        verbose_name = "Vergleich"
        verbose_name_plural = "Vergleiche"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.easy_page_id}, {self.checked_at}"
