"""Pictures: one in the width of the text, or many in a gallery."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from .base import BlockValue, own_words
from .samples import sample_picture
from .targets import PictureChooser

DECORATIVE_WITH_TEXT = (
    "Ein schmückendes Bild hat keinen Alternativtext. Bitte lassen Sie das Feld leer oder nehmen "
    "Sie das Häkchen weg."
)


class PictureValue(BlockValue):
    """A picture at one place: what it is called there may differ from what the library says."""

    @property
    def alt(self) -> str:
        """The alternative text at this place; empty if the picture only decorates here."""
        if self.get("decorative"):
            return ""
        return self["alt_text"] or self["image"].alt

    @property
    def shown_caption(self) -> str:
        return self["caption"] or self["image"].caption

    def borrowed_texts(self) -> list[str]:
        return [self.alt, self.shown_caption] if self["image"] else []


class PictureHere(blocks.StructBlock):
    """Base of what shows a picture: what it is called here may differ from the library."""

    image = PictureChooser(label="Bild")
    alt_text = own_words(
        "der Alternativtext aus der Bildverwaltung",
        label="Alternativtext an dieser Stelle",
        max_length=240,
    )


class PictureBlock(PictureHere):
    """A picture with its caption and its credit, which is always shown."""

    decorative = blocks.BooleanBlock(
        label="hier schmückend",
        required=False,
        help_text="Das Bild sagt an dieser Stelle nichts, was nicht im Text steht.",
    )
    caption = own_words(
        "die Bildunterschrift aus der Bildverwaltung", label="Bildunterschrift", max_length=400
    )

    class Meta:
        icon = "image"
        label = "Bild"
        group = "Bilder und Film"
        description = "Ein Bild in der Breite des Textes, mit Unterschrift und Bildnachweis."
        template = "blocks/picture.html"
        value_class = PictureValue

    def clean(self, value):
        value = super().clean(value)
        if value["decorative"] and value["alt_text"]:
            errors = {"alt_text": ValidationError(DECORATIVE_WITH_TEXT)}
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    def get_preview_value(self):
        return self.normalize({"image": sample_picture(), "caption": "Die Küste bei Flut"})


class GalleryPictureValue(PictureValue):
    @property
    def alt(self) -> str:
        """Never empty: the picture is a link, and somebody who hears it must know where to."""
        return super().alt or self.shown_caption or self["image"].title


class GalleryPictureBlock(PictureHere):
    caption = blocks.CharBlock(label="Bildunterschrift", max_length=400, required=False)

    class Meta:
        icon = "image"
        label = "Bild"
        value_class = GalleryPictureValue


class GalleryValue(BlockValue):
    @property
    def shown(self) -> list[GalleryPictureValue]:
        """The pictures that are still there."""
        return [entry for entry in self["pictures"] if entry["image"]]

    def borrowed_texts(self) -> list[str]:
        return [text for entry in self.shown for text in entry.borrowed_texts()]


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side; each leads to its large version."""

    pictures = blocks.ListBlock(GalleryPictureBlock(), label="Bilder", min_num=1, max_num=40)

    class Meta:
        icon = "grid"
        label = "Bildergalerie"
        group = "Bilder und Film"
        description = "Mehrere Bilder nebeneinander, jedes lässt sich groß ansehen."
        template = "blocks/gallery.html"
        value_class = GalleryValue

    def get_preview_value(self):
        captions = ("Morgens am Deich", "Mittags im Dorf", "Abends am Feuer")
        pictures = [{"image": sample_picture(), "caption": caption} for caption in captions]
        return self.normalize({"pictures": pictures})
