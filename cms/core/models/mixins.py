"""What several page types share. A mixin brings its fields and its panels."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.blocks import BODY_BLOCKS, prepare_bodies
from cms.core.blocks.base import BlockValue
from cms.core.editing import counted
from cms.core.relations import in_order
from cms.core.rows import Row, closest, regions, rows_of, topics
from cms.core.widgets import GroupedChoices

MOST_INDEXED_LETTERS = 200_000


class BodySearchField(index.SearchField):
    """The beginning of a text: PostgreSQL refuses to save a page whose index is over 1 MB."""

    def get_value(self, obj) -> str:
        body = getattr(obj, self.field_name)
        borrowed = [text for block in body for text in _borrowed_texts(block.value)]
        return "\n".join([*super().get_value(obj), *borrowed])[:MOST_INDEXED_LETTERS]


def _borrowed_texts(value) -> list[str]:
    return value.borrowed_texts() if isinstance(value, BlockValue) else []


class LeadMixin(models.Model):
    """The bold paragraph under the headline."""

    lead = models.TextField(
        "Vorspann",
        max_length=600,
        blank=True,
        help_text="Ein bis drei kurze Sätze: Worum geht es?",
    )

    lead_panels = [
        counted(
            "lead",
            about=300,
            help_text="Ein bis drei Sätze mit höchstens 20 Wörtern: Wer tut was, wann, wo, warum?",
        )
    ]
    search_fields = [index.SearchField("lead", boost=1.5)]

    class Meta:
        abstract = True


class BodyMixin(models.Model):
    """The running text, built from blocks."""

    body = StreamField(BODY_BLOCKS, verbose_name="Inhalt", blank=True)

    # The StreamFields that the page's template shows; their targets are fetched together.
    texts: tuple[str, ...] = ("body",)

    body_panels = [FieldPanel("body", heading="Text")]
    search_fields = [BodySearchField("body")]

    class Meta:
        abstract = True

    def shown_pictures(self):
        return [*super().shown_pictures(), *prepare_bodies([self])]


class TeaserMixin(models.Model):
    """Short text and picture for cards, search hits and shared links."""

    needed_to_publish = ("teaser",)

    teaser = models.CharField(
        "Anreißer",
        max_length=200,
        blank=True,
        help_text="Ein Satz für Übersichten und Suchtreffer.",
    )
    teaser_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="Bild für Übersichten",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    teaser_panels = [
        MultiFieldPanel(
            [
                counted(
                    "teaser",
                    about=200,
                    widget=AdminAutoHeightTextInput,
                    help_text="Ein Satz für Übersichten und Suchtreffer, der für sich steht.",
                ),
                FieldPanel(
                    "teaser_image",
                    help_text="Querformat, mindestens 1.200 Pixel breit; auch für geteilte Links.",
                ),
            ],
            "In Übersichten",
        )
    ]
    search_fields = [index.SearchField("teaser")]

    class Meta:
        abstract = True


class VocabularyMixin(models.Model):
    """Topics and regions: what readers filter by, and what makes two pages related."""

    topics = ParentalManyToManyField("core.Topic", verbose_name="Themen", blank=True)
    regions = ParentalManyToManyField(
        "core.Region",
        verbose_name="Regionen",
        blank=True,
        help_text="Landkreise und kreisfreie Städte; „landesweit“ für das ganze Land.",
    )

    vocabulary_panels = [
        FieldPanel(
            "topics",
            widget=GroupedChoices,
            help_text="Worum geht es? Ein bis drei Themen genügen.",
        ),
        FieldPanel("regions", widget=GroupedChoices),
    ]
    search_fields = [
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.RelatedFields("regions", [index.SearchField("name")]),
    ]

    class Meta:
        abstract = True

    @cached_property
    def row(self) -> Row | None:
        """What the process keeps of this page, if this is the page that readers see."""
        return rows_of(type(self)).get(self.pk) if self.is_served else None

    @cached_property
    def topic_list(self) -> list:
        """The page's topics; those of a page that is shown as published need no statement."""
        if self.row:
            return [topics()[slug] for slug in self.row.topics]
        return list(self.topics.all())

    @cached_property
    def region_list(self) -> list:
        if self.row:
            return [regions()[key] for key in self.row.regions]
        return list(self.regions.all())

    def related(self, limit: int = 3) -> list:
        """Public pages of the same type that share most topics and regions, one statement."""
        return in_order(type(self), closest(self, limit))
