"""Pictures and documents, with the rights that allow to show them."""

import hashlib
import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.templatetags.static import static
from django.utils.safestring import SafeString
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.search import index

from cms.media.fields import PictureField
from cms.media.film_files import problem_of_file
from cms.media.film_length import seconds_of_film
from cms.media.film_places import forget_place
from cms.media.metadata import Credits
from cms.media.names import german_file_name
from cms.media.rights import HeldRights
from cms.media.room import require_room
from cms.media.sizes import WorkerSizes


class Picture(HeldRights, WorkerSizes, AbstractImage):
    """A picture with its alternative text and its rights.

    It may wait for its rights in the library; on its way to a public page `rights_problems()`
    is binding.
    """

    file = PictureField(
        "Datei", upload_to=get_upload_to, width_field="width", height_field="height"
    )
    alt_text = models.CharField(
        "Alternativtext",
        max_length=240,
        blank=True,
        help_text="Was zu sehen ist, für Menschen, die das Bild nicht sehen.",
    )
    decorative = models.BooleanField(
        "schmückend",
        default=False,
        help_text="Das Bild sagt nichts, was nicht im Text steht; Vorleseprogramme übergehen es.",
    )
    caption = models.CharField(
        "Bildunterschrift",
        max_length=400,
        blank=True,
        help_text="Wer oder was, wo und wann; ein Block kann eine eigene haben.",
    )
    creator = models.CharField(
        "Urheberin oder Urheber",
        max_length=160,
        blank=True,
        help_text="Wer das Bild gemacht hat: Vorname Name.",
    )
    credit = models.CharField(
        "Bildnachweis",
        max_length=160,
        blank=True,
        help_text="Zum Beispiel: Foto: Vorname Name / Rechteinhaber",
    )
    license = models.CharField(
        "Lizenz",
        max_length=160,
        blank=True,
        help_text="Was erlaubt ist, zum Beispiel: Abdruck honorarfrei bei Nennung, CC BY 4.0",
    )
    source = models.CharField(
        "Quelle",
        max_length=240,
        blank=True,
        help_text="Woher das Bild kommt: Auftrag, Einsendung, Archiv oder Adresse im Netz.",
    )

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "decorative",
        "caption",
        "creator",
        "credit",
        "license",
        "source",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alt_text"),
        index.SearchField("caption"),
        index.SearchField("creator"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    def __init__(self, *args, **kwargs):
        # Not AbstractImage's: it uses the name `decorative` for a picture's part in one block,
        # and sets it to False whatever the database says.
        super(AbstractImage, self).__init__(*args, **kwargs)
        self.contextual_alt_text = None

    @property
    def alt(self) -> str:
        """The alternative text as HTML wants it; empty for a decorative picture."""
        return "" if self.decorative else self.alt_text

    @property
    def default_alt_text(self) -> str:
        """Wagtail asks for this wherever a template names no text of its own."""
        return self.alt

    def take_over(self, credits: Credits) -> None:
        """Fill what nobody has filled with what the picture's file told."""
        told = {
            "alt_text": credits.alt,
            "caption": credits.caption,
            "creator": credits.creator,
            "credit": credits.credit,
            "license": credits.license,
            "source": credits.source,
        }
        for name, text in told.items():
            if not getattr(self, name):
                setattr(self, name, text[: self._meta.get_field(name).max_length])

    def get_upload_to(self, filename: str) -> str:
        """A German name with a mark of the content: another picture has another address."""
        name = german_file_name(filename)
        stem, dot, suffix = name.rpartition(".")
        return super().get_upload_to(f"{stem}-{self._content_mark()}{dot}{suffix}")

    def _content_mark(self) -> str:
        self.file.seek(0)
        mark = hashlib.file_digest(self.file, "sha256").hexdigest()[:8]
        self.file.seek(0)
        return mark

    def _set_image_file_metadata(self) -> None:
        super()._set_image_file_metadata()
        if self.file._committed:
            self.file.close()  # Wagtail would leave it open

    def draw(self, spec: str) -> ContentFile:
        """The picture in one size, not stored."""
        return self.generate_rendition_file(Filter(spec=spec))

    def generate_rendition_file(self, *args, **kwargs) -> ContentFile:
        """In memory; Wagtail's own temporary file would stay open until it is collected."""
        with super().generate_rendition_file(*args, **kwargs) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class Rendition(AbstractRendition):
    """A picture in one size and format; pages' sizes are made by the worker."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    @property
    def url(self) -> str:
        """Of the file; of an empty frame while there is none."""
        return self.file.url if self.file else static("media/placeholder.svg")

    def img_tag(self, extra_attributes: dict | None = None) -> SafeString:
        """Without `sizes` while this is the only size: HTML knows them beside a choice only."""
        attributes = dict(extra_attributes or {})
        if "srcset" not in attributes:
            attributes.pop("sizes", None)
        return super().img_tag(attributes)

    def get_upload_to(self, filename: str) -> str:
        """A name that nobody guesses: whoever knows it was shown the picture."""
        return super().get_upload_to(f"{secrets.token_urlsafe(12)}-{filename}")

    class Meta:
        verbose_name = "Bildgröße"
        verbose_name_plural = "Bildgrößen"
        default_permissions = ()
        indexes = [models.Index(fields=["file"], name="rendition_file")]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class File(AbstractDocument):
    """A document to download."""

    admin_form_fields = ("title", "file", "collection", "tags")

    # A public page has shown it: its address answers for good, with or without the file.
    was_public = models.BooleanField("War öffentlich", default=False, editable=False)
    # Of a film that says it; whole seconds.
    film_seconds = models.PositiveIntegerField("Länge", null=True, editable=False)

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"

    def clean(self) -> None:
        super().clean()
        if self.file and not self.file._committed:
            try:
                problem = problem_of_file(self.file, self.file_extension.lower(), self.file.size)
                require_room(self.file.size)
            except ValidationError as full:
                raise ValidationError({"file": full}) from full
            if problem:
                raise ValidationError({"file": problem})

    def save(self, *args, **kwargs) -> None:
        if self.file and not self.file._committed:
            self.file.name = german_file_name(self.file.name)
            self._forget_place()
            size, extension = self.file.size, self.file_extension.lower()
            self.film_seconds = seconds_of_film(self.file, extension, size)
            self._set_document_file_metadata()  # its mark tells whether a reader's copy is old
        super().save(*args, **kwargs)

    def _forget_place(self) -> None:
        """A film is kept as it comes, but for what readers of a page have no business to know."""
        if self.file_extension != "mp4":
            return
        if not self.file.writable():
            self.file.file = ContentFile(self.file.read())
        forget_place(self.file, self.file.size)
