from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.text import german_slug

from .typed import TypedText

STATEWIDE = "03"


class Topic(TypedText, index.Indexed, models.Model):
    """A shared subject: editors mark pages with it, readers filter by it."""

    name = models.CharField("Name", max_length=60, unique=True)
    slug = models.SlugField(
        "Kürzel in Adressen",
        max_length=60,
        unique=True,
        blank=True,
        help_text="Bleibt leer, dann entsteht es aus dem Namen (ä wird ae, ß wird ss).",
    )
    description = models.CharField(
        "Beschreibung",
        max_length=200,
        blank=True,
        help_text="Ein Satz: Was gehört zu diesem Thema?",
    )

    panels = [FieldPanel("name"), FieldPanel("description"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        index.AutocompleteField("description"),
    ]

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.slug:
            self.slug = german_slug(self.name)
        super().clean()


class Region(index.Indexed, models.Model):
    """One of the 45 districts and independent cities of Lower Saxony, or the whole state ("03").

    The rows are facts and come with a migration; nobody edits them in the admin.
    """

    class Kind(models.TextChoices):
        STATE = "land", "Land"
        DISTRICT = "landkreis", "Landkreis"
        CITY = "stadt", "Kreisfreie Stadt"

    GROUPS = {
        Kind.STATE: "Ganzes Land",
        Kind.DISTRICT: "Landkreise",
        Kind.CITY: "Kreisfreie Städte",
    }

    key = models.CharField("Amtlicher Schlüssel", max_length=5, unique=True)
    name = models.CharField("Name", max_length=60, unique=True)
    slug = models.SlugField("Kürzel in Adressen", max_length=60, unique=True)
    kind = models.CharField("Art", max_length=10, choices=Kind.choices)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = "Region"
        verbose_name_plural = "Regionen"
        ordering = ["slug"]  # sorts ö as oe, which no database does by itself
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def group(self) -> str:
        """The heading under which lists of choices show this region."""
        return self.GROUPS[self.kind]

    @property
    def long_name(self) -> str:
        """For running text: Landkreis Uelzen, Stadt Osnabrück, Region Hannover."""
        if self.kind == self.Kind.CITY:
            return f"Stadt {self.name.removesuffix(' (Stadt)')}"
        if self.kind == self.Kind.DISTRICT and not self.name.startswith("Region "):
            return f"Landkreis {self.name}"
        return self.name
