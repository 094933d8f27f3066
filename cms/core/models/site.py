"""What the head of the press office sets once for the whole site: facts and menus."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="cog", order=10)
class SiteSettings(BaseSiteSetting):
    """Who runs the site and how to reach them; footer, imprint and releases read it."""

    name = models.CharField("Name der Website", max_length=80, default="")
    claim = models.CharField("Satz unter dem Namen", max_length=120, blank=True)
    organisation = models.CharField("Träger", max_length=160, blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    city = models.CharField("Ort", max_length=80, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    boilerplate = models.TextField(
        "Über das Bündnis",
        blank=True,
        help_text="Ein Absatz, der unter jeder Pressemitteilung steht.",
    )
    footer_text = models.CharField("Satz im Fuß jeder Seite", max_length=240, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("claim")], "Website"),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("street"),
                FieldPanel("postcode"),
                FieldPanel("city"),
                FieldPanel("phone"),
                FieldPanel("email"),
            ],
            "Kontakt",
        ),
        MultiFieldPanel([FieldPanel("boilerplate"), FieldPanel("footer_text")], "Feste Texte"),
    ]

    class Meta:
        verbose_name = "Angaben zur Website"
        verbose_name_plural = "Angaben zur Website"

    def __str__(self) -> str:
        return self.name or "Angaben zur Website"


@register_setting(icon="list-ul", order=20)
class Navigation(BaseSiteSetting, ClusterableModel):
    """The main menu, the legal menu in the footer, and the two pages in the header."""

    easy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Start in Leichter Sprache",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sign_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Seite in Gebärdensprache",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        InlinePanel("main_items", heading="Hauptmenü", label="Eintrag", max_num=9),
        InlinePanel("legal_items", heading="Rechtliches im Fuß", label="Eintrag", max_num=9),
        MultiFieldPanel(
            [PageChooserPanel("easy_page"), PageChooserPanel("sign_page")], "Kopf der Seite"
        ),
    ]

    class Meta:
        verbose_name = "Menüs"
        verbose_name_plural = "Menüs"

    def __str__(self) -> str:
        return "Menüs"


class MenuItem(Orderable):
    """A page in a menu, with its own short title if the page's is too long."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="Seite", on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(
        "Beschriftung",
        max_length=40,
        blank=True,
        help_text="Bleibt leer, dann steht der Titel der Seite im Menü.",
    )

    panels = [PageChooserPanel("page"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title or self.page.title


class MainMenuItem(MenuItem):
    navigation = ParentalKey(Navigation, on_delete=models.CASCADE, related_name="main_items")

    class Meta(MenuItem.Meta):
        verbose_name = "Eintrag im Hauptmenü"
        default_permissions = ()


class LegalMenuItem(MenuItem):
    navigation = ParentalKey(Navigation, on_delete=models.CASCADE, related_name="legal_items")

    class Meta(MenuItem.Meta):
        verbose_name = "Eintrag im Fuß"
        default_permissions = ()
