"""Wagtail's forms for pictures and documents, with our checks of what is uploaded."""

from wagtail.images.forms import BaseImageForm

from cms.media.fields import PictureFormField


class PictureForm(BaseImageForm):
    """Behind every upload of a picture in the admin: one, many, exchanged, or while choosing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = PictureFormField(
                label=stock.label, widget=stock.widget, required=stock.required
            )
