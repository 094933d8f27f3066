"""What keeps a page from being published: a sentence for people, and the place to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is missing or wrong.

    `field` is the name of the field or of the inline rows in the editor's form, "" for the page
    as a whole; `block` is the id of a block in that StreamField, if it is in one.
    """

    message: str
    field: str = ""
    block: str = ""

    @property
    def anchor(self) -> str:
        """The place in Wagtail's editor, as it stands behind the `#` of an address.

        By names, not by the ids of panels: it holds in every tab and every group of fields.
        """
        path = f"{self.field}.{self.block}" if self.block else self.field
        return f":w:contentpath={path}" if path else ""
