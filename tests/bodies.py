"""Bodies of pages: one of every block that editors have, and what its blocks point to."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.media.models import File, Picture
from pages.mutmacher.models import StoryPage
from pages.partners.models import PartnerPage
from pages.press.models import PressContact
from tests import factories


@dataclass
class Targets:
    """Everything that blocks can point to, one of each; any may be taken away."""

    picture: Picture
    portrait: Picture
    file: File
    film: File
    captions: File
    page: Page
    partner: PartnerPage
    story: StoryPage
    contact: PressContact

    def block(self, name: str) -> tuple[str, object]:
        return next(block for block in self.body() if block[0] == name)

    def body(self) -> list[tuple[str, object]]:
        """Every block once, with these targets."""
        return [
            ("heading", {"text": "Wie es begann", "level": "h2"}),
            (
                "text",
                f"<p>Die <b>Straße</b> war leer. Es geht {self.links()}.</p>"
                "<ul><li>Anfang</li></ul>",
            ),
            (
                "quote",
                {"text": "Ich habe nur geklingelt.", "name": "Erika Beispiel", "role": "Nachbarin"},
            ),
            (
                "box",
                {"kind": "tip", "title": "Gut zu wissen", "text": "<p>Der Eintritt ist frei.</p>"},
            ),
            ("accordion", {"entries": [{"title": "Wer hilft?", "text": f"<p>{self.links()}</p>"}]}),
            (
                "numbers",
                {"entries": [{"number": "203", "label": "Stuben", "source": "Umfrage 2026"}]},
            ),
            ("table", {"table": self.table(), "row_headings": True}),
            ("picture", {"image": self.picture, "caption": "Flut am Deich"}),
            ("gallery", {"pictures": [{"image": self.picture, "caption": "Ebbe am Deich"}]}),
            ("film", self.film_values()),
            ("downloads", {"title": "Zum Mitnehmen", "files": [{"file": self.file}]}),
            ("cards", {"title": "Mehr dazu", "cards": [{"page": self.page}]}),
            ("call", {"label": "Jetzt mitmachen", "page": self.page, "url": ""}),
            ("partners", {"title": "Dabei sind", "partners": [self.partner]}),
            ("story", {"page": self.story}),
            ("contact", {"title": "Ihr Kontakt", "contact": self.contact}),
        ]

    def links(self) -> str:
        """Rich text with a link to the page and one to the document."""
        return (
            f'<a linktype="page" id="{self.page.pk}">zur Seite</a> und '
            f'<a linktype="document" id="{self.file.pk}">zum Dokument</a>'
        )

    def film_values(self, **changes) -> dict:
        values = {
            "title": "Ein Mittwoch in der Stube",
            "poster": self.picture,
            "film": self.film,
            "captions": self.captions,
            "transcript": "<p>Eine Tür geht auf.</p>",
            "credit": "Film: E. Beispiel",
            "url": "",
        }
        return {**values, **changes}

    def table(self) -> dict:
        return {
            "caption": "Stuben je Landkreis",
            "columns": [
                {"type": "text", "heading": "Landkreis"},
                {"type": "number", "heading": "Stuben"},
                {"type": "links", "heading": "Mehr"},
            ],
            "rows": [{"values": ["Celle", "12", f"<p>{self.links()}</p>"]}],
        }


VTT = b"WEBVTT\n\n00:01.000 --> 00:04.000\nKommen Sie herein.\n"


def box(name: bytes, content: bytes = b"") -> bytes:
    """A box of an MP4 file."""
    return (len(content) + 8).to_bytes(4, "big") + name + content


def mp4(handler: bytes = b"vide", *, in_track: bytes = b"", beside: bytes = b"") -> bytes:
    """The skeleton of a film; with the handler `soun` it has nothing but sound."""
    media = box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12)))
    # Version 0: 2,250 ticks of which 1,000 are a second.
    head = box(b"mvhd", bytes(12) + (1000).to_bytes(4, "big") + (2250).to_bytes(4, "big"))
    track = head + box(b"trak", media + in_track) + beside
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", track) + box(b"mdat", bytes(range(172)))


MP4 = mp4()


def file(title: str, content: bytes, name: str) -> File:
    return File.objects.create(title=title, file=ContentFile(content, name))


def targets(title: str = "Ziel") -> Targets:
    """Fresh targets, all public; their titles begin with `title`."""
    picture = factories.picture(f"{title} Bild")
    contact = factories.press_contact(name=f"{title} Kontakt")
    contact.deputy = factories.press_contact(name=f"{title} Vertretung")
    contact.save()
    portrait = factories.picture(f"{title} Porträt", size=(40, 60))
    return Targets(
        picture=picture,
        portrait=portrait,
        file=file(f"{title} Datei", b"%PDF", "Plan.pdf"),
        film=file(f"{title} Film", MP4, "Film.mp4"),
        captions=file(f"{title} Untertitel", VTT, "Film.vtt"),
        page=factories.campaign(
            title=f"{title} Kampagne", teaser="Ein Satz.", teaser_image=picture
        ),
        partner=factories.partner(title=f"{title} Partner", logo=picture),
        story=factories.story(
            title=f"{title} Geschichte", portrait=portrait, pull_quote="Nur Mut."
        ),
        contact=contact,
    )
