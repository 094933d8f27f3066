from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel

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
        context["children"] = (
            StandardPage.objects.child_of(self).visible().for_cards().order_by("path")
        )
        return context


class EasyPage(BodyMixin, BasePage):
    """Eine Seite in Leichter Sprache, gepaart mit der Seite, die sie erklärt."""

    template = "pages/easy_page.html"
    page_relations = ("standard_page",)
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
        help_text="Wann der Text zuletzt mit der anderen Seite verglichen wurde.",
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
        context["children"] = EasyPage.objects.child_of(self).visible().order_by("path")
        return context
