from wagtail import blocks

from cms.core.text import german_slug

RICH_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """The address of the heading inside its page."""
        return f"abschnitt-{german_slug(self['text'])}".rstrip("-")


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text; the page's own title is the only one above it."""

    text = blocks.CharBlock(label="Überschrift", max_length=120)
    level = blocks.ChoiceBlock(
        label="Ebene",
        choices=[("h2", "Zwischenüberschrift"), ("h3", "Kleine Zwischenüberschrift")],
        default="h2",
    )

    class Meta:
        icon = "title"
        label = "Überschrift"
        description = "Gliedert den Text und füllt das Inhaltsverzeichnis."
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "So können Sie mitmachen", "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    """Running text: paragraphs, lists, links."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = "Text"
        description = "Absätze, Listen und Links."
        template = "blocks/text.html"
        preview_value = "<p>Niemand wird vergessen. Das beginnt vor der eigenen Tür.</p>"


class QuoteBlock(blocks.StructBlock):
    """Spoken words with the name of the person who said them."""

    text = blocks.TextBlock(
        label="Zitat", help_text="Ohne Anführungszeichen, die setzt die Seite.", rows=3
    )
    name = blocks.CharBlock(label="Name", max_length=120)
    role = blocks.CharBlock(label="Funktion", max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = "Zitat"
        description = "Ein gesprochener Satz mit Name und Funktion."
        template = "blocks/quote.html"
        preview_value = {
            "text": "Ich habe nur geklingelt. Der Rest kam von selbst.",
            "name": "Erika Beispiel",
            "role": "Nachbarin",
        }


class BoxBlock(blocks.StructBlock):
    """A note set apart from the running text."""

    title = blocks.CharBlock(label="Titel", max_length=120)
    text = blocks.RichTextBlock(label="Text", features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = "Kasten"
        description = "Ein Hinweis, der neben dem Text steht."
        template = "blocks/box.html"
        preview_value = {"title": "Gut zu wissen", "text": "<p>Der Eintritt ist frei.</p>"}
