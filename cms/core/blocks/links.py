from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.core.visibility import is_visible


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """Where the link leads; empty when its page is gone or not public."""
        page = self.get("page")
        if page:
            return page.url if is_visible(page) else ""
        return self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """One appeal: what the reader can do now, as a button."""

    label = blocks.CharBlock(label="Beschriftung", max_length=60)
    page = blocks.PageChooserBlock(label="Seite", required=False)
    url = blocks.URLBlock(label="oder Adresse im Netz", required=False)

    class Meta:
        icon = "success"
        label = "Aufruf"
        description = "Ein Knopf, der zum Mitmachen führt."
        value_class = LinkValue

    def clean(self, value):
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")):
            message = "Bitte entweder eine Seite wählen oder eine Adresse eintragen."
            raise blocks.StructBlockValidationError(
                block_errors={"page": ValidationError(message)},
            )
        return value


class SocialLinkBlock(blocks.StructBlock):
    """A partner's presence elsewhere in the net."""

    label = blocks.CharBlock(label="Name des Netzes", max_length=40)
    url = blocks.URLBlock(label="Adresse")

    class Meta:
        icon = "link"
        label = "Auftritt"
        description = "Ein Auftritt in einem sozialen Netz."
