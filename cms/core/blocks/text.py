"""Words: headings, running text, quotations, notes, lists that open."""

from django.utils.functional import cached_property
from wagtail import blocks

from cms.core.text import german_slug

from .base import BlockValue, RunningTextBlock


class HeadingValue(BlockValue):
    @cached_property
    def anchor(self) -> str:
        """The address of the heading inside its page; `prepare()` makes it the only one."""
        return f"abschnitt-{german_slug(self['text'])}".rstrip("-")

    @cached_property
    def tag(self) -> str:
        """`h2` or `h3`; `prepare()` skips no level, whatever was chosen."""
        return self["level"]

    def paragraphs(self) -> list[str]:
        return [self["text"].strip()]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text; the page's own title is the only one above it."""

    text = blocks.CharBlock(label="Überschrift", max_length=120)
    level = blocks.ChoiceBlock(
        label="Ebene",
        choices=[("h2", "Zwischenüberschrift"), ("h3", "Kleine Zwischenüberschrift")],
        default="h2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = "Überschrift"
        group = "Text"
        description = "Gliedert den Text und füllt das Inhaltsverzeichnis."
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "So können Sie mitmachen", "level": "h2"}


class TextBlock(RunningTextBlock):
    """Running text: paragraphs, lists, links."""

    class Meta:
        icon = "pilcrow"
        label = "Text"
        group = "Text"
        description = "Absätze, Listen und Links."
        template = "blocks/text.html"
        preview_value = (
            "<p>Niemand wird vergessen. Das beginnt vor der <b>eigenen Tür</b>.</p>"
            "<ul><li>Klingeln Sie bei den Nachbarn.</li><li>Fragen Sie, was fehlt.</li></ul>"
        )


class QuoteValue(BlockValue):
    def paragraphs(self) -> list[str]:
        speaker = ", ".join(part for part in (self["name"], self["role"]) if part)
        return [f"„{self['text'].strip()}“" + (f" ({speaker})" if speaker else "")]


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
        group = "Text"
        description = "Ein gesprochener Satz mit Name und Funktion."
        template = "blocks/quote.html"
        value_class = QuoteValue
        preview_value = {
            "text": "Ich habe nur geklingelt. Der Rest kam von selbst.",
            "name": "Erika Beispiel",
            "role": "Nachbarin",
        }


class BoxValue(BlockValue):
    def paragraphs(self) -> list[str]:
        return [self["title"].strip(), *self["text"].paragraphs()]


class BoxBlock(blocks.StructBlock):
    """A note set apart from the running text."""

    kind = blocks.ChoiceBlock(
        label="Art",
        choices=[("info", "Hinweis"), ("tip", "Tipp"), ("warning", "Wichtig")],
        default="info",
        search_index=False,
    )
    title = blocks.CharBlock(label="Titel", max_length=120)
    text = RunningTextBlock(label="Text")

    class Meta:
        icon = "info-circle"
        label = "Kasten"
        group = "Text"
        description = "Ein Hinweis, ein Tipp oder etwas Wichtiges neben dem Text."
        template = "blocks/box.html"
        value_class = BoxValue
        preview_value = {
            "kind": "tip",
            "title": "Gut zu wissen",
            "text": "<p>Der Eintritt ist frei. Bringen Sie eine Tasse mit.</p>",
        }


class AccordionEntryBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label="Zeile, die sich öffnen lässt",
        max_length=160,
        help_text="Eine Frage oder ein Stichwort.",
    )
    text = RunningTextBlock(label="Text darunter")

    class Meta:
        icon = "arrow-down"
        label = "Eintrag"


class AccordionValue(BlockValue):
    def paragraphs(self) -> list[str]:
        return [
            text
            for entry in self["entries"]
            for text in (entry["title"].strip(), *entry["text"].paragraphs())
        ]


class AccordionBlock(blocks.StructBlock):
    """Questions and answers of which the reader opens some; on paper all are open."""

    entries = blocks.ListBlock(AccordionEntryBlock(), label="Einträge", min_num=1, max_num=30)

    class Meta:
        icon = "list-ul"
        label = "Aufklappliste"
        group = "Text"
        description = "Fragen und Antworten, von denen Lesende öffnen, was sie brauchen."
        template = "blocks/accordion.html"
        value_class = AccordionValue
        preview_value = {
            "entries": [
                {"title": "Muss ich mich anmelden?", "text": "<p>Nein, kommen Sie vorbei.</p>"},
                {"title": "Was kostet es?", "text": "<p>Nichts.</p>"},
            ]
        }
