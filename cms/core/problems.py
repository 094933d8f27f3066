"""What keeps a page from being published: a sentence for people, and the place to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is missing or wrong.

    `field` is the name of the field or of the inline rows in the editor's form, "" for the page
    as a whole; `block` is the id of the top-level block of that StreamField, if it is in one.
    """

    message: str
    field: str = ""
    block: str = ""

    @property
    def anchor(self) -> str:
        """The place in Wagtail's editor, as it stands behind the `#` of an address."""
        if self.block:
            return f"block-{self.block}-section"
        return f"panel-child-content-{self.field}-section" if self.field else ""
