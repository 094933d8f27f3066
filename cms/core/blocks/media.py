from django.db.models import prefetch_related_objects
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with caption; alternative text and credit come from the picture itself."""

    image = ImageChooserBlock(label="Bild")
    caption = blocks.CharBlock(label="Bildunterschrift", max_length=240, required=False)

    class Meta:
        icon = "image"
        label = "Bild"
        description = "Ein Bild in der Breite des Textes, mit Unterschrift und Bildnachweis."
        template = "blocks/picture.html"

    def bulk_to_python(self, values) -> list:
        """All pictures of a page's text come with their sizes, in one query more."""
        blocks = super().bulk_to_python(values)
        pictures = [block["image"] for block in blocks if block["image"]]
        prefetch_related_objects(pictures, "renditions")
        return blocks
