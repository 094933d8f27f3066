"""What keeps a page from being published: a sentence for people, and the place to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


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
        path = ".".join(part for part in (self.field, self.block) if part)
        return f":w:contentpath={path}" if path else ""


class Incomplete(ValidationError):
    """A page was to become public, and may not."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = problems
        by_field: dict[str, list[str]] = {}
        for problem in problems:
            by_field.setdefault(problem.field or NON_FIELD_ERRORS, []).append(problem.message)
        super().__init__(by_field)
