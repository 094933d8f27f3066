"""A read Word file as the draft of a release: all of it, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from cms.media.cleaning import clean_picture
from cms.media.models import Picture
from cms.media.permissions import picture_policy
from pages.press.models import PressReleasePage

from .inline import WordPicture
from .reading import WordText

MOST_PICTURES = 20  # each takes up to a second to draw anew, and somebody waits
NO_RIGHT = "Bilder, weil Sie keine hochladen dürfen"
TOO_MANY = f"Bilder über die {MOST_PICTURES} hinaus, die auf einmal gehen"
NO_TITLE = "Ohne Überschrift"

# Names that say nothing: those that Word gives, and those of cameras' numbers alone.
_GENERIC = re.compile(r"(?:image|picture|grafik|bild|img|unbenannt)?[\s_-]*\d*", re.I)


@dataclass
class Draft:
    """What was made of a file, and in words what was not taken."""

    release: PressReleasePage
    pictures: int
    left_out: list[str]


def save_draft(word: WordText, parent: Page, user) -> Draft:
    """A release below `parent` that only the office sees, with its pictures."""
    left_out = [f"{count} × {words}" for words, count in word.left_out.items() if count]
    pictures = dict(_ready_pictures(word, user, left_out))
    try:
        with transaction.atomic():
            for picture in pictures.values():
                picture.save()
            release = PressReleasePage(
                title=word.title or NO_TITLE,
                lead=word.lead,
                body=list(_stored_blocks(word, pictures)),
                live=False,
                owner=user,
            )
            parent.add_child(instance=release)
            release.save_revision(user=user, log_action=True)
    except BaseException:
        _forget_files(pictures.values())
        raise
    return Draft(release, len(pictures), left_out)


def _ready_pictures(word: WordText, user, left_out: list[str]) -> Iterator[tuple[str, Picture]]:
    """By their part of the archive, drawn anew and not stored yet; each once."""
    found = {value.part: value for kind, value in word.blocks if kind == "picture"}
    collection = picture_policy.collections_user_has_permission_for(user, "add").first()
    if found and collection is None:
        left_out.append(NO_RIGHT)
        return
    if len(found) > MOST_PICTURES:
        left_out.append(TOO_MANY)
    for number, (part, picture) in enumerate(list(found.items())[:MOST_PICTURES], start=1):
        title = _title(picture) or f"Bild {number} aus: {word.title or NO_TITLE}"[:255]
        name = part.rpartition("/")[2]
        try:
            file = clean_picture(ContentFile(picture.data, name), _title(picture) or name)
        except ValidationError as error:
            left_out.append(f"{title}: {' '.join(error.messages)}")
            continue
        yield (
            part,
            Picture(
                title=title,
                alt_text=picture.alt_text[:240],
                file=file,
                collection=collection,
                uploaded_by_user=user,
            ),
        )


def _title(picture: WordPicture) -> str:
    """The name of the file that was put into the text, or what the picture shows."""
    stem = re.sub(r"\.\w{2,5}$", "", picture.name).strip()
    return (picture.alt_text if _GENERIC.fullmatch(stem) else stem)[:120]


def _stored_blocks(word: WordText, pictures: dict[str, Picture]) -> Iterator[tuple[str, object]]:
    for kind, value in word.blocks:
        if kind != "picture":
            yield kind, value
        elif value.part in pictures:
            yield kind, {"image": pictures[value.part]}


def _forget_files(pictures) -> None:
    """The database forgets rows by itself, the storage its files does not."""
    for picture in pictures:
        if picture.file._committed:
            picture.file.storage.delete(picture.file.name)
