"""What the embedded index keeps. The terms lie beside it, in tables of the engine's own."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page
from wagtail.search import index

from cms.core.models.typed import TypedText

from . import synonym_rules
from .german.version import analysis_version

SLOTS = (0, 1)


class SearchDocument(models.Model):
    """The text of one indexed object; its primary key is the document's number in the engine."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=50)
    # What readers filter by; empty for all that is no page. The rows go with the page by
    # `search.index`, which must first know their numbers.
    page = models.ForeignKey(
        Page, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    live = models.BooleanField(default=False)
    kind = models.CharField(max_length=20, blank=True)
    day = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    topics = models.TextField(blank=True)
    regions = models.TextField(blank=True)
    picture_id = models.IntegerField(null=True)
    written_at = models.DateTimeField()
    # Raised with each write, and the version that the search server has confirmed to hold.
    version = models.PositiveIntegerField(default=0)
    es_version = models.PositiveIntegerField(default=0)
    # Behind all else: SQLite reads a row from its beginning, and these are long.
    title = models.TextField()
    text = models.TextField()
    folded = models.TextField(help_text="Folded words in the order of the text, for phrases.")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="search_document_of_object"
            )
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=~models.Q(version=models.F("es_version")),
                name="search_document_to_send",
            )
        ]

    def __str__(self) -> str:
        return self.title


class IndexState(models.Model):
    """One row: which of the two slots of terms is searched, and who wrote it.

    A rebuild fills the other slot while this one answers; whatever is saved meanwhile is written
    to both.
    """

    live_slot = models.PositiveSmallIntegerField(default=0)
    analysis = models.CharField(max_length=12, blank=True)
    rebuilding_since = models.DateTimeField(null=True)
    rebuilt_at = models.DateTimeField(null=True)
    words_collected_at = models.DateTimeField(null=True)
    words_generation = models.BigIntegerField(null=True)
    # The search server: which of its indexes holds what `es_version` says, and how it does.
    es_index = models.CharField(max_length=200, blank=True)
    es_checked_at = models.DateTimeField(null=True)
    es_failing_since = models.DateTimeField(null=True)
    es_failure = models.CharField(max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"slot {self.live_slot}, analysis {self.analysis or 'none'}"

    @classmethod
    def current(cls) -> "IndexState":
        """The row; an index in which nothing lies yet is of today's analysis."""
        return cls.objects.get_or_create(pk=1, defaults={"analysis": analysis_version()})[0]

    @property
    def building_slot(self) -> int | None:
        """The slot that a rebuild fills, None if none runs."""
        return 1 - self.live_slot if self.rebuilding_since else None


class Tombstone(models.Model):
    """A document that is no more, by the name under which the search server may still hold it."""

    name = models.CharField(max_length=80, unique=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name


class Synonym(TypedText, index.Indexed, models.Model):
    """A class of words that mean the same: whoever searches for one finds the others too."""

    words = models.TextField(
        "Wörter, die dasselbe meinen",
        max_length=1500,
        help_text="Durch Kommas getrennt, zum Beispiel: Ehrenamt, freiwilliges Engagement. "
        "Wer eines davon sucht, findet auch die anderen.",
    )

    panels = [FieldPanel("words", widget=AdminAutoHeightTextInput)]
    search_fields = [index.SearchField("words"), index.AutocompleteField("words")]

    class Meta:
        verbose_name = "Wortgruppe"
        verbose_name_plural = "Wortgruppen"
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join(self.names)

    @property
    def names(self) -> list[str]:
        """The words, each once, as they were written."""
        return synonym_rules.names_in(self.words)

    def clean(self) -> None:
        super().clean()
        others = (other.names for other in Synonym.objects.exclude(pk=self.pk))
        try:
            synonym_rules.check(self.words, others)
        except ValidationError as error:
            raise ValidationError({"words": error}) from error
        self.words = str(self)


class Word(models.Model):
    """A word of public pages as it is written there, for corrections of mistyped ones."""

    LONGEST = 64

    surface = models.CharField(max_length=LONGEST, unique=True)
    folded = models.CharField(max_length=LONGEST)
    count = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.surface


class SearchTerm(models.Model):
    """Words that readers search for; who they are, nobody knows.

    `words` stay empty, and the term unreadable, until enough searches had it: a name that one
    person looked for once is in no table. `search.tally` writes the rows.
    """

    LONGEST = 60

    digest = models.CharField(max_length=64, unique=True)
    words = models.CharField("Suchbegriff", max_length=LONGEST, blank=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Suchbegriff"
        verbose_name_plural = "Suchbegriffe"
        ordering = ["words"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.words


class TermCount(models.Model):
    """How often a term was searched for in a week, with none, few or more hits."""

    class Hits(models.IntegerChoices):
        NONE = 0, "keine Treffer"
        FEW = 1, "1–2 Treffer"
        MORE = 3, "3 oder mehr Treffer"

    term = models.ForeignKey(SearchTerm, on_delete=models.CASCADE, related_name="counts")
    week = models.DateField(help_text="Its Monday.")
    hits = models.PositiveSmallIntegerField(choices=Hits.choices)
    searches = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["term", "week", "hits"], name="one_count_of_a_week")
        ]
        indexes = [models.Index(fields=["week"])]

    def __str__(self) -> str:
        return f"{self.term}, {self.week:%d.%m.%Y}"
