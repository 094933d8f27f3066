"""Those who make the alliance: partners, people who help, people who answer."""

from datetime import date
from types import SimpleNamespace

from wagtail import blocks

from cms.core.visibility import is_visible

from .base import BlockValue
from .samples import sample_page, sample_picture
from .targets import PageChooser, SnippetChooser


class PartnersValue(BlockValue):
    @property
    def shown(self) -> list:
        """The public ones, each once, in the order of the alphabet: nobody has a better place."""
        pages = {page.pk or page.title: page for page in self["partners"] if page}
        public = [page for page in pages.values() if is_visible(page)]
        return sorted(public, key=lambda page: page.sort_name)

    @property
    def row_level(self) -> int:
        return self.inner_level + bool(self["title"])

    def paragraphs(self) -> list[str]:
        names = [f"– {page.title}" for page in self.shown]
        return [self["title"] or "Partner", *names] if names else []

    def borrowed_texts(self) -> list[str]:
        return [page.title for page in self.shown]


class PartnersBlock(blocks.StructBlock):
    """Chosen partners, all in one size and in the order of the alphabet."""

    title = blocks.CharBlock(label="Überschrift", max_length=120, required=False)
    partners = blocks.ListBlock(
        PageChooser(page_type="partners.PartnerPage", label="Partner"),
        label="Partner",
        min_num=1,
        max_num=60,
        help_text="Die Seite ordnet sie nach dem Alphabet.",
    )

    class Meta:
        icon = "group"
        label = "Partnerliste"
        group = "Menschen und Partner"
        description = "Ausgewählte Partner in der Reihenfolge des Alphabets."
        template = "blocks/partners.html"
        value_class = PartnersValue

    def get_preview_value(self):
        rows = (("Nachbarschaftshilfe", "Verein"), ("Bürgerfunk", "Medien und Kultur"))
        partners = [
            sample_page(
                title=title,
                sort_name=title,
                get_kind_display=kind,
                city="Suderburg",
                logo=sample_picture("logo"),
                confirmed_at=date(2026, 1, 1),
            )
            for title, kind in rows
        ]
        return self.normalize({"title": "Diese Partner sind dabei", "partners": partners})


class StoryValue(BlockValue):
    @property
    def shown(self):
        """The story, if any reader may see it."""
        page = self["page"]
        return page if page and is_visible(page) else None

    def paragraphs(self) -> list[str]:
        story = self.shown
        return [f"Mutmacher-Geschichte: {story.title}, {story.full_url}"] if story else []

    def borrowed_texts(self) -> list[str]:
        return [self.shown.title] if self.shown else []


class StoryBlock(blocks.StructBlock):
    """A way to one story, with the person's picture and words."""

    page = PageChooser(page_type="mutmacher.StoryPage", label="Geschichte")

    class Meta:
        icon = "user"
        label = "Mutmacher-Geschichte"
        group = "Menschen und Partner"
        description = "Führt zu einer Geschichte, mit Porträt und Zitat der Person."
        template = "blocks/story.html"
        value_class = StoryValue

    def get_preview_value(self):
        page = sample_page(
            title="Gesine lässt niemanden im Dunkeln",
            place="Norden",
            date=date(2026, 3, 1),
            portrait=sample_picture("portrait"),
            pull_quote="Ich habe nur geklingelt.",
        )
        return self.normalize({"page": page})


class ContactChooser(SnippetChooser):
    relations = ("deputy",)


class ContactValue(BlockValue):
    def paragraphs(self) -> list[str]:
        contact = self["contact"]
        if not contact:
            return []
        name = ", ".join(part for part in (contact.name, contact.function) if part)
        ways = (("Telefon", contact.phone), ("Mobil", contact.mobile), ("E-Mail", contact.email))
        return [name, *(f"{way}: {value}" for way, value in ways if value)]

    def borrowed_texts(self) -> list[str]:
        contact = self["contact"]
        return [contact.name, contact.function] if contact else []


class ContactBlock(blocks.StructBlock):
    """A person to talk to: telephone, mail, hours, and who stands in."""

    title = blocks.CharBlock(label="Überschrift", max_length=120, default="Ihr Kontakt")
    contact = ContactChooser("press.PressContact", label="Kontakt")

    class Meta:
        icon = "mail"
        label = "Kontakt"
        group = "Menschen und Partner"
        description = "Eine Person mit Telefon, E-Mail und Vertretung."
        template = "blocks/contact.html"
        value_class = ContactValue

    def get_preview_value(self):
        contact = SimpleNamespace(
            name="Erika Beispiel",
            function="Pressesprecherin",
            phone="040 66969-151",
            email="presse@a.example",
            hours="Mo bis Fr, 9 bis 18 Uhr",
        )
        return self.normalize({"title": "Ihr Kontakt", "contact": contact})
