"""The fields that hold pictures: nothing is stored that was not drawn anew."""

from wagtail.images.fields import WagtailImageField as WagtailImageFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.media.cleaning import CleanPicture, clean_picture


class PictureFieldFile(WagtailImageFieldFile):
    """The file of a picture. Every way into the storage passes through `save()`."""

    def save(self, name, content, save=True) -> None:
        clean = clean_picture(content, name)
        if clean is not content:
            content.close()
        self.instance.take_over(clean.credits)
        # The mark in the file's name comes from what is stored.
        self.name, self.file = clean.name, clean
        super().save(clean.name, clean, save)


class PictureField(WagtailImageField):
    """A picture's original, cleaned before it is stored whoever stores it."""

    attr_class = PictureFieldFile


class PictureFormField(WagtailImageFormField):
    """An upload: checked by its content, not by its name, and answered in German."""

    default_validators = []

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.help_text = (
            "JPEG, PNG, WebP, AVIF oder HEIC, bis 25 MB. Aufnahmeort, Gerätedaten und "
            "Vorschaubilder werden entfernt. Was die Datei über Urheberin, Nachweis und "
            "Unterschrift sagt, kommt in die leeren Felder."
        )
        self.error_messages["file_too_large_unknown_size"] = (
            "Die Datei ist zu groß; erlaubt sind 25 MB."
        )
        self.error_messages["invalid_image_extension"] = (
            "Das ist kein Bild als JPEG, PNG, WebP, AVIF oder HEIC."
        )

    def to_python(self, data) -> CleanPicture | None:
        return None if data in self.empty_values else clean_picture(data)
