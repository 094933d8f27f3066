"""Films: our own file, or a way to one that lies elsewhere. Nothing foreign is ever embedded."""

import re

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.core.text import german_length
from cms.media.film_files import CAPTIONS_EXTENSION, FILM_EXTENSIONS

from .base import BlockValue, RunningTextBlock
from .links import WebAddressBlock, file_kind, host_of
from .samples import sample_file, sample_picture
from .targets import FileChooser, PictureChooser

PROVIDERS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "ardmediathek.de": "ARD Mediathek",
    "zdf.de": "ZDF",
    "ndr.de": "NDR",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "tiktok.com": "TikTok",
}
SIGN_LANGUAGE = "Deutscher Gebärdensprache (DGS)"
NEITHER = "Bitte eine Filmdatei wählen oder eine Adresse eintragen."
BOTH = "Bitte nur eines von beiden: eine Filmdatei oder eine Adresse."
WRONG_FILE = "Bitte eine Datei im Format MP4 oder WebM wählen."
WRONG_CAPTIONS = "Bitte eine Datei im Format WebVTT wählen, ihr Name endet auf .vtt."
NO_CAPTIONS = "Ein eigener Film braucht Untertitel, für alle, die nichts hören."
NO_TRANSCRIPT = "Ein eigener Film braucht den Text, für alle, die ihn nicht sehen oder abspielen."
NO_CREDIT = "Bitte nennen Sie, von wem der Film ist."
NO_LENGTH = "Die Filmdatei sagt nicht, wie lang sie ist. Bitte tragen Sie es ein, wie 2:15."
WRONG_LENGTH = "Bitte Minuten und Sekunden eintragen, zum Beispiel 2:15 oder 0:45."

_LENGTH = re.compile(r"(\d{1,3}):([0-5]\d)")


class FilmValue(BlockValue):
    @property
    def href(self) -> str:
        """Where the film is found: our file, or its address elsewhere; empty if it is gone."""
        return self["film"].url if self["film"] else self["url"]

    @property
    def provider(self) -> str:
        """Who shows a film that is not ours: a known name, or the host."""
        host = host_of(self["url"] or "")
        known = (name for end, name in PROVIDERS.items() if f".{host}".endswith(f".{end}"))
        return next(known, host)

    @property
    def kind(self) -> str:
        """`MP4, 1,2 MB, 2:15 Minuten`: what a download costs, and what time it takes to watch."""
        return ", ".join(part for part in (file_kind(self["film"]), self.shown_length) if part)

    @property
    def shown_length(self) -> str:
        """As the file says it, else as the editor does; empty if neither does."""
        seconds = self["film"].film_seconds or _seconds(self.get("length") or "")
        return german_length(seconds) if seconds else ""

    def paragraphs(self) -> list[str]:
        if not self.href:
            return []
        if not self["film"]:
            return [f"Film bei {self.provider}: {self['title']}, {self.href}"]
        text = self["transcript"].paragraphs()
        kind = f"Film in {SIGN_LANGUAGE}" if self.get("sign_language") else "Film"
        return [f"{kind}: {self['title']}", *(text and ["Text des Films:", *text])]


class FilmBlock(blocks.StructBlock):
    """A film with captions and its text, or our picture that leads to one elsewhere."""

    title = blocks.CharBlock(
        label="Titel des Films", max_length=120, help_text="Wovon der Film handelt."
    )
    sign_language = blocks.BooleanBlock(
        label="in Deutscher Gebärdensprache (DGS)",
        required=False,
        help_text="Die Seite sagt es dann über dem Film dazu.",
    )
    poster = PictureChooser(
        label="Vorschaubild", help_text="Steht da, bis jemand den Film abspielt."
    )
    film = FileChooser(
        label="Filmdatei",
        required=False,
        help_text="Unser eigener Film als MP4 oder WebM, höchstens 200 MB.",
    )
    length = blocks.CharBlock(
        label="Länge",
        max_length=20,
        required=False,
        help_text="Nur, wenn die Filmdatei sie nicht sagt: Minuten und Sekunden, wie 2:15.",
    )
    captions = FileChooser(
        label="Untertitel",
        required=False,
        help_text="Eine Datei im Format WebVTT, ihr Name endet auf .vtt.",
    )
    transcript = RunningTextBlock(
        label="Text des Films",
        required=False,
        features=["bold", "ul"],
        help_text="Alles Gesprochene und was zu sehen ist.",
    )
    credit = blocks.CharBlock(
        label="Filmnachweis",
        max_length=160,
        required=False,
        help_text="Zum Beispiel: Film: Vorname Name / Rechteinhaber",
    )
    url = WebAddressBlock(
        label="oder Adresse im Netz",
        required=False,
        help_text="Liegt der Film bei einem anderen Anbieter, führt das Vorschaubild dorthin.",
    )

    class Meta:
        icon = "media"
        label = "Film"
        group = "Bilder und Film"
        description = (
            "Ein eigener Film mit Untertiteln und Text, oder ein Bild, das zu einem führt."
        )
        template = "blocks/film.html"
        value_class = FilmValue

    def clean(self, value):
        value = super().clean(value)
        errors = {} if self.is_deferred_validation else _problems_of_film(value)
        if errors:
            errors = {name: ValidationError(text) for name, text in errors.items()}
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    def get_preview_value(self):
        film = {
            "title": "Ein Mittwoch in der offenen Stube",
            "poster": sample_picture(),
            "film": sample_file("Film", "film.mp4"),
            "length": "2:15",
            "transcript": "<p>Eine Tür geht auf. Gesine sagt: Kommen Sie herein.</p>",
            "credit": "Film: Vorname Name",
        }
        return self.normalize(film)


def _problems_of_film(value: FilmValue) -> dict[str, str]:
    """The fields of a film that cannot stay as they are, with a sentence each."""
    film, captions = value["film"], value["captions"]
    if bool(film) == bool(value["url"]):
        return {"film": BOTH if film else NEITHER}
    if not film:
        return {}
    found = {
        "film": WRONG_FILE if film.file_extension not in FILM_EXTENSIONS else "",
        "captions": _problem_of_captions(captions),
        "transcript": "" if any(value["transcript"].paragraphs()) else NO_TRANSCRIPT,
        "credit": "" if value["credit"] else NO_CREDIT,
        "length": _problem_of_length(value),
    }
    return {name: text for name, text in found.items() if text}


def _problem_of_captions(captions) -> str:
    if not captions:
        return NO_CAPTIONS
    return "" if captions.file_extension == CAPTIONS_EXTENSION else WRONG_CAPTIONS


def _problem_of_length(value: FilmValue) -> str:
    if value["length"] and not _seconds(value["length"]):
        return WRONG_LENGTH
    return "" if value.shown_length else NO_LENGTH


def _seconds(typed: str) -> int:
    """`2:15` in seconds; 0 for what is no length."""
    found = _LENGTH.fullmatch(typed.strip())
    return int(found[1]) * 60 + int(found[2]) if found else 0
