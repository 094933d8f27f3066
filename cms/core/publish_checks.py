"""The parts of `BasePage.publish_problems()`: each looks at a page in memory and names problems."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, StreamBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page, ReferenceIndex

from cms.core.problems import Problem
from cms.media.models import Picture


def empty_fields(page: Page, names: list[str]) -> Iterator[Problem]:
    """Of the fields that a public page needs, those with nothing in them."""
    for name in names:
        field = page._meta.get_field(name)
        value = field.value_from_object(page)
        if field.is_relation and value is None:
            yield Problem(f"„{field.verbose_name}“ ist noch nicht gewählt.", name)
        elif not field.is_relation and (value is None or not str(value).strip()):
            yield Problem(f"„{field.verbose_name}“ ist noch leer.", name)


def wrong_fields(page: Page) -> Iterator[Problem]:
    """What Django's own validation of the page says."""
    for name, text in _errors(page.full_clean):
        yield Problem(_named(page, name, text), "" if name == NON_FIELD_ERRORS else name)


def wrong_rows(page: Page) -> Iterator[Problem]:
    """What is wrong in inline rows; a draft's rows may have gaps."""
    for relation in get_all_child_relations(page):
        accessor = relation.get_accessor_name()
        if accessor == COMMENTS_RELATION_NAME:
            continue
        for number, row in enumerate(getattr(page, accessor).all(), start=1):
            label = f"{row._meta.verbose_name} {number}"
            for name, text in _errors(_clean_row, row, relation.field.name):
                yield Problem(f"{label}, {_named(row, name, text)}", accessor)


def wrong_blocks(page: Page) -> Iterator[Problem]:
    """What is wrong in blocks; a draft's blocks may have gaps."""
    for field in _stream_fields(page):
        value = field.value_from_object(page)
        checking = _checking_block(field)
        try:
            checking.clean(checking.to_python(checking.get_prep_value(value)))
        except ValidationError as error:
            for index, inner in error.block_errors.items():
                child = value[index]
                label = f"„{child.block.label}“"
                for text in _block_messages(child.block, inner):
                    yield Problem(f"Block {label}: {text}", field.name, child.id or "")
            for text in error.non_block_errors:
                yield Problem(f"„{field.verbose_name}“: {text}", field.name)


def hold_pictures(page: Page) -> None:
    """Until the transaction ends, the rights of the page's pictures stay as they are."""
    keys = {key for key, _ in _picture_references(page)}
    pictures = Picture.objects.filter(pk__in=keys).order_by("pk")
    list(pictures.select_for_update(no_key=True).values_list("pk"))


def pictures_without_rights(page: Page) -> Iterator[Problem]:
    """Every picture on the page, wherever it stands, whose rights are not complete."""
    references = list(_picture_references(page))
    pictures = Picture.objects.in_bulk({key for key, _ in references})
    streams = {field.name: field for field in _stream_fields(page)}
    for key, path in references:
        if not (picture := pictures.get(key)):
            continue
        name, *inside = path.split(".")
        block, in_block = "", {}
        if stream := streams.get(name):
            block = inside[0]
            value = stream.stream_block.get_prep_value(getattr(page, name))
            in_block = _said_in_block(value, inside)
        for text in page.picture_problems(picture, name, **in_block):
            yield Problem(text, name, block)


def _picture_references(page: Page) -> Iterator[tuple[int, str]]:
    """The key of each picture and its path, as Wagtail finds them for its reference index.

    The index itself knows only what is saved, and only after the worker has looked.
    """
    picture_type = ReferenceIndex._get_base_content_type(Picture).pk
    for type_id, key, _, path in ReferenceIndex._extract_references_from_object(page):
        if type_id == picture_type:
            yield int(key), path


def _said_in_block(value: Any, path: list[str]) -> dict[str, Any]:
    """What the block at `path` says of its picture instead of the picture itself."""
    around: dict = {}
    for part in path:
        if isinstance(value, list):
            value = next((item["value"] for item in value if item.get("id") == part), None)
        elif isinstance(value, dict):
            around, value = value, value.get(part)
    return {
        "alt_text": around.get("alt_text") or "",
        "decorative": bool(around.get("decorative")),
    }


def _stream_fields(page: Page) -> list[StreamField]:
    return [field for field in page._meta.fields if isinstance(field, StreamField)]


@cache
def _checking_block(field: StreamField) -> StreamBlock:
    """The field's blocks once more, always strict.

    Wagtail relaxes the shared ones for a moment while it saves a draft, in whatever thread.
    """
    return deepcopy(field.stream_block)


def _block_messages(block: Block, error: ValidationError) -> Iterator[str]:
    """The sentences in an error of blocks, each behind the labels of the fields inside."""
    inner_errors = getattr(error, "block_errors", None)
    if isinstance(error, TypedTableBlockValidationError):
        yield from _table_messages(error)
        return
    if inner_errors is None:
        yield from error.messages
        return
    for key, inner in inner_errors.items():
        child = getattr(block, "child_blocks", {}).get(key) or getattr(block, "child_block", block)
        prefix = f"„{child.label}“: " if isinstance(key, str) and child.label else ""
        yield from (f"{prefix}{text}" for text in _block_messages(child, inner))
    yield from error.non_block_errors


def _table_messages(error: TypedTableBlockValidationError) -> Iterator[str]:
    for row, by_column in (error.cell_errors or {}).items():
        for column, inner in by_column.items():
            place = f"Zeile {row + 1}, Spalte {column + 1}"
            yield from (f"{place}: {text}" for text in inner.messages)
    yield from error.non_block_errors


def _clean_row(row: models.Model, parent: str) -> None:
    row.clean_fields(exclude={parent})
    row.clean()


def _errors(check, *args) -> Iterator[tuple[str, str]]:
    """The field and the text of everything that `check` raises."""
    try:
        check(*args)
    except ValidationError as error:
        by_field = error.update_error_dict({})
        for name, errors in by_field.items():
            yield from ((name, text) for text in ValidationError(errors).messages)


def _named(obj: models.Model, name: str, text: str) -> str:
    if name == NON_FIELD_ERRORS:
        return text
    return f"„{obj._meta.get_field(name).verbose_name}“: {text}"
