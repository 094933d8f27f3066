"""Two versions side by side, field by field: what differs, and who changed it."""

from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import RichTextFieldComparison, TextFieldComparison, diff_text

from cms.core.plain_text import html_paragraphs

from .fingerprints import fingerprints

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_ROW = "comparison__child-object"
_CHANGED = {"addition", "deletion"}
_EMPTY = mark_safe('<p class="versions__empty">leer</p>')
_SAME = '<p class="versions__same">unverändert</p>'


@dataclass(frozen=True)
class Difference:
    """A field in which the two versions are not the same."""

    name: str
    label: str
    changed_by: str  # MINE, THEIRS, or BOTH if that is so or nobody can know
    theirs: SafeString
    mine: SafeString

    @property
    def only_form(self) -> bool:
        """The words are the same: bold type, a link or the order differs."""
        return self.theirs == self.mine


def differences(panel, theirs: Model, mine: Model, loaded: dict[str, str]) -> list[Difference]:
    """In the order of the editor's form, whose bound edit handler `panel` is.

    `loaded` are the fingerprints of the version that the form was opened with; {} if unknown.
    """
    marks = fingerprints(theirs), fingerprints(mine)
    found = []
    for compare in panel.get_comparison():
        comparison = compare(theirs, mine)
        name = _name(comparison)
        their_mark, my_mark = (mark.get(name) for mark in marks)
        if their_mark != my_mark:
            html = _diff(comparison)
            found.append(
                Difference(
                    name=name,
                    label=str(comparison.field_label()),
                    changed_by=_changed_by(loaded.get(name), their_mark, my_mark),
                    theirs=_side(html, drop="addition", mark="deletion"),
                    mine=_side(html, drop="deletion", mark="addition"),
                )
            )
    return found


def _changed_by(loaded: str | None, theirs: str | None, mine: str | None) -> str:
    if loaded == mine:
        return THEIRS
    return MINE if loaded == theirs else BOTH


def _name(comparison) -> str:
    """As the field or the inline rows are called in the form and in a revision."""
    field = comparison.field
    return field.get_accessor_name() if comparison.is_child_relation else field.name


def _diff(comparison) -> str:
    """Both versions in one, as Wagtail shows them: what is gone and what is new have classes.

    Blocks and rows in which nothing differs are not repeated.
    """
    soup = BeautifulSoup(_wagtails_diff(comparison), "html.parser")
    for row in soup.find_all(class_=_ROW, recursive=False):
        if not _CHANGED & set(row["class"]) and not row.find(class_=list(_CHANGED)):
            row.replace_with(BeautifulSoup(_SAME, "html.parser"))
    return str(soup)


def _wagtails_diff(comparison) -> str:
    if isinstance(comparison, TextFieldComparison):
        return _text_diff(comparison)
    if not comparison.is_child_relation:
        return comparison.htmldiff()
    rows = [(_row_class(row), _row_html(row)) for row in comparison.get_child_comparisons()]
    return format_html_join("", f'<div class="{_ROW} {{}}">{{}}</div>', rows)


def _text_diff(comparison: TextFieldComparison) -> str:
    """With the paragraphs and line ends that Wagtail lets run together."""
    values = comparison.val_a or "", comparison.val_b or ""
    if isinstance(comparison, RichTextFieldComparison):
        values = ("\n\n".join(html_paragraphs(value)) for value in values)
    return diff_text(*values).to_html().replace("\n", "<br>")


def _row_class(row) -> str:
    return "addition" if row.is_addition() else "deletion" if row.is_deletion() else ""


def _row_html(row) -> SafeString:
    fields = [(field.field_label(), field.htmldiff()) for field in row.get_field_comparisons()]
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", fields))


def _side(html: str, drop: str, mark: str) -> SafeString:
    """One of the two versions: without what only the other has, and with its own marked."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(class_=drop):
        tag.decompose()
    for tag in soup.find_all("span", class_=mark):
        tag.name = "mark"
    text = soup.get_text(strip=True)
    return mark_safe(str(soup)) if text else _EMPTY  # nosec B703 # Wagtail escaped what it compared
