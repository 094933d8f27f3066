from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms.core.models.typed import TypedText


class PressContact(TypedText, index.Indexed, models.Model):
    """A named person whom journalists can reach, with somebody who stands in."""

    name = models.CharField("Name", max_length=120)
    function = models.CharField("Funktion", max_length=160, blank=True)
    phone = models.CharField("Telefon", max_length=40)
    mobile = models.CharField("Mobil", max_length=40, blank=True)
    email = models.EmailField("E-Mail")
    hours = models.CharField(
        "Erreichbar", max_length=160, blank=True, help_text="Zum Beispiel: Mo bis Fr, 9 bis 18 Uhr"
    )
    deputy = models.ForeignKey(
        "self",
        verbose_name="Vertretung",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("function")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("mobile")]),
        FieldPanel("email"),
        FieldPanel("hours"),
        FieldPanel("deputy", widget=Select),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("function"),
        index.AutocompleteField("function"),
        index.AutocompleteField("email"),
    ]

    class Meta:
        verbose_name = "Pressekontakt"
        verbose_name_plural = "Pressekontakte"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.function})" if self.function else self.name

    def clean(self) -> None:
        super().clean()
        if self.deputy_id is not None and self.deputy_id == self.pk:
            raise ValidationError({"deputy": "Niemand kann sich selbst vertreten."})
