"""Ways on: to a page, a file, another site."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.template.defaultfilters import filesizeformat
from wagtail import blocks

from cms.core.visibility import is_visible
from cms.media.models import File

from .base import BlockValue, own_words
from .samples import sample_file, sample_page
from .targets import FileChooser, PageChooser

NEITHER = "Bitte eine Seite wählen oder eine Adresse eintragen."
BOTH = "Bitte nur eines von beiden: eine Seite oder eine Adresse."


def host_of(address: str) -> str:
    """The site that an address leads to, without `www.`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def file_kind(file: File) -> str:
    """`PDF, 1,2 MB`: what will arrive, and how long it may take."""
    size = filesizeformat(file.file_size).replace("\xa0", " ") if file.file_size else ""
    return ", ".join(part for part in (file.file_extension.upper(), size) if part)


class WebAddressBlock(blocks.URLBlock):
    """An address that a browser opens with a click: nothing but http and https."""

    def __init__(self, **kwargs):
        message = "Bitte eine Adresse eingeben, die mit https:// beginnt."
        # A code of its own: the form field would say its own words for "invalid".
        only_web = URLValidator(["http", "https"], message=message, code="not_web")
        super().__init__(**{"max_length": 500, "validators": [only_web], **kwargs})


class LinkValue(BlockValue):
    """Either a page of ours or an address elsewhere."""

    @property
    def target(self):
        """The page, if any reader may see it."""
        page = self.get("page")
        return page if page and is_visible(page) else None

    @property
    def href(self) -> str:
        """Where the link leads; empty when its page is gone or not public."""
        if self.get("page"):
            return self.target.url if self.target else ""
        return self.get("url") or ""

    @property
    def full_href(self) -> str:
        """`href` with its host, for readers outside the site."""
        return self.target.full_url if self.target else self.href

    @property
    def host(self) -> str:
        """The foreign site that the link leads to, `a.example`; empty for a page of ours."""
        return "" if self.get("page") else host_of(self.href)


class LinkBlock(blocks.StructBlock):
    """Base of what leads to a page of ours or to an address: to one of them, not both."""

    def clean(self, value):
        value = super().clean(value)
        if value["page"] and value["url"]:
            self._refuse(BOTH)
        if not value["page"] and not value["url"]:
            self._refuse(NEITHER)
        return value

    def _refuse(self, message: str) -> None:
        if not self.is_deferred_validation:
            errors = {"page": ValidationError(message)}
            raise blocks.StructBlockValidationError(block_errors=errors)


class CallToActionValue(LinkValue):
    def paragraphs(self) -> list[str]:
        return [f"{self['label']}: {self.full_href}"] if self.href else []


class CallToActionBlock(LinkBlock):
    """One appeal: what the reader can do now, as a button."""

    label = blocks.CharBlock(label="Beschriftung", max_length=60)
    page = PageChooser(label="Seite", required=False)
    url = WebAddressBlock(label="oder Adresse im Netz", required=False)

    class Meta:
        icon = "success"
        label = "Aufruf"
        group = "Verweise"
        description = "Ein Knopf, der zum Mitmachen führt."
        template = "blocks/call_to_action.html"
        value_class = CallToActionValue
        preview_value = {"label": "Jetzt mitmachen", "page": None, "url": "https://a.example/"}


class CardValue(LinkValue):
    @property
    def shown_title(self) -> str:
        return self["title"] or (self.target.title if self.target else self.host)

    @property
    def shown_teaser(self) -> str:
        """The editor's words, else the page's own."""
        own = ("teaser", "lead") if self.target else ()
        words = (getattr(self.target, name, "") for name in own)
        return self["teaser"] or next((text for text in words if text), "")

    @property
    def kicker(self) -> str:
        """What is behind the link, said before it is followed."""
        if self.host:
            return f"Externe Seite: {self.host}"
        return getattr(self.target, "kind_label", "")

    @property
    def picture(self):
        return getattr(self.target, "teaser_image", None)


class CardBlock(LinkBlock):
    page = PageChooser(label="Seite", required=False)
    url = WebAddressBlock(label="oder Adresse im Netz", required=False)
    title = own_words("der Titel der Seite", label="Titel", max_length=120)
    teaser = own_words("der Anreißer der Seite", label="Anreißer", max_length=200)

    class Meta:
        icon = "link"
        label = "Karte"
        value_class = CardValue


class CardsValue(BlockValue):
    @property
    def shown(self) -> list[CardValue]:
        """The cards that lead somewhere."""
        return [card for card in self["cards"] if card.href]

    @property
    def with_pictures(self) -> bool:
        """All cards of a row have a picture, or none has: else some would look like mistakes."""
        return all(card.picture for card in self.shown)

    @property
    def card_level(self) -> int:
        return self.inner_level + bool(self["title"])

    def paragraphs(self) -> list[str]:
        lines = [f"– {card.shown_title}: {card.full_href}" for card in self.shown]
        return [self["title"], *lines] if lines else []

    def borrowed_texts(self) -> list[str]:
        return [text for card in self.shown for text in (card.shown_title, card.shown_teaser)]


class CardsBlock(blocks.StructBlock):
    """Ways to further pages, each with a title and a sentence."""

    title = blocks.CharBlock(label="Überschrift", max_length=120, required=False)
    cards = blocks.ListBlock(CardBlock(), label="Karten", min_num=1, max_num=12)

    class Meta:
        icon = "link"
        label = "Linkkarten"
        group = "Verweise"
        description = "Karten, die zu anderen Seiten oder Adressen führen."
        template = "blocks/cards.html"
        value_class = CardsValue

    def get_preview_value(self):
        page = sample_page(
            title="Ein Licht im Fenster",
            teaser="Siebzehn Mittwoche gegen die Einsamkeit im Winter.",
            kind_label="Kampagne",
        )
        card = {"url": "https://hilfe.example/", "title": "Hilfe", "teaser": "Rund um die Uhr."}
        return self.normalize({"title": "Mehr dazu", "cards": [{"page": page}, card]})


class DownloadValue(BlockValue):
    @property
    def shown_title(self) -> str:
        return self["title"] or self["file"].title

    @property
    def kind(self) -> str:
        return file_kind(self["file"])


class DownloadBlock(blocks.StructBlock):
    file = FileChooser(label="Dokument")
    title = own_words("der Titel des Dokuments", label="Bezeichnung", max_length=120)

    class Meta:
        icon = "doc-full"
        label = "Dokument"
        value_class = DownloadValue


class DownloadsValue(BlockValue):
    @property
    def shown(self) -> list[DownloadValue]:
        """The documents that are still there."""
        return [entry for entry in self["files"] if entry["file"]]

    def paragraphs(self) -> list[str]:
        lines = [f"– {entry.shown_title} ({entry.kind})" for entry in self.shown]
        return [self["title"] or "Zum Herunterladen", *lines] if lines else []

    def borrowed_texts(self) -> list[str]:
        return [entry.shown_title for entry in self.shown]


class DownloadsBlock(blocks.StructBlock):
    """Documents to take home, each with its format and size."""

    title = blocks.CharBlock(label="Überschrift", max_length=120, required=False)
    files = blocks.ListBlock(DownloadBlock(), label="Dokumente", min_num=1, max_num=20)

    class Meta:
        icon = "download"
        label = "Download"
        group = "Verweise"
        description = "Dokumente zum Herunterladen, mit Format und Größe."
        template = "blocks/downloads.html"
        value_class = DownloadsValue

    def get_preview_value(self):
        file = sample_file(title="Leitfaden für offene Stuben")
        return self.normalize({"title": "Zum Herunterladen", "files": [{"file": file}]})


class SocialLinkBlock(blocks.StructBlock):
    """A partner's presence elsewhere in the net."""

    label = blocks.CharBlock(label="Name des Netzes", max_length=40)
    url = WebAddressBlock(label="Adresse")

    class Meta:
        icon = "link"
        label = "Auftritt"
        description = "Ein Auftritt in einem sozialen Netz."
