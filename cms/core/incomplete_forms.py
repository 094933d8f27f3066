"""Page forms that come back without their blocks: no script ran, or something cut them short.

Wagtail reads blocks from many inputs that its script makes, and fails on the first that is missing.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from wagtail.blocks.base import BlockField, BlockWidget


class KeptBlocks(BlockWidget):
    """Stands for what the page has already, whatever the form says."""

    def __init__(self, widget: BlockWidget, kept):
        super().__init__(widget.block_def, widget.attrs)
        self.kept = kept

    def value_from_datadict(self, data, files, name):
        return self.kept


def keep_unreadable_blocks(form: BaseForm) -> list[str]:
    """Let fields whose blocks did not arrive show what the page has; gives their labels."""
    unreadable = [name for name in form.fields if not _is_readable(form, name)]
    for name in unreadable:
        field = form.fields[name]
        kept = form.get_initial_for_field(field, name)
        field.widget = KeptBlocks(field.widget, kept)
    return [str(form.fields[name].label) for name in unreadable]


def refusal(labels: Iterable[str]) -> ValidationError:
    named = ", ".join(f"„{label}“" for label in labels)
    return ValidationError(
        f"Nicht gespeichert: Die Bausteine von {named} sind nicht vollständig angekommen, dort "
        "steht der letzte gespeicherte Stand. Alles andere, was Sie eingegeben haben, steht noch "
        "im Formular. Bausteine brauchen JavaScript: Bitte schalten Sie es ein, laden Sie die "
        "Seite neu und speichern Sie noch einmal."
    )


def _is_readable(form: BaseForm, name: str) -> bool:
    field = form.fields[name]
    if not isinstance(field, BlockField):
        return True
    try:
        field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    except (LookupError, ValueError):
        return False
    return True
