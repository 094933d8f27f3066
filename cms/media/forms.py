"""Wagtail's forms for pictures and documents, with our checks of what is uploaded."""

from wagtail.images.forms import BaseImageForm

from cms.media.fields import PictureFormField
from cms.media.tasks import make_renditions


class PictureForm(BaseImageForm):
    """Behind every upload of a picture in the admin: one, many, exchanged, or while choosing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = PictureFormField(
                label=stock.label, widget=stock.widget, required=stock.required
            )

    def save(self, commit=True):
        picture = super().save(commit=commit)
        if commit and "file" in self.changed_data and self.original_file:
            # Wagtail has just deleted all sizes, perhaps with some that the worker made meanwhile.
            make_renditions.enqueue(picture.pk)
        return picture
