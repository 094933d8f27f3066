"""What somebody typed or pasted into any field of an object, cleaned before it is kept."""

from django.db import models
from wagtail.blocks import Block, RichTextBlock, StreamValue, TextBlock
from wagtail.fields import RichTextField, StreamField

from cms.core.block_texts import change_texts
from cms.core.pasted_html import clean_html
from cms.core.pasted_text import clean_line, clean_paragraphs


def clean_typed(obj: models.Model) -> None:
    """Clean every text of `obj` in memory; a StreamField that is clean is not touched."""
    for field in obj._meta.concrete_fields:
        if field.editable and not field.choices and field.attname in obj.__dict__:
            value = field.value_from_object(obj)
            if value and (cleaned := _cleaned(field, value)) is not value:
                setattr(obj, field.attname, cleaned)


def _cleaned(field: models.Field, value):
    if isinstance(field, StreamField):
        return _clean_stream(field, value)
    if isinstance(field, RichTextField):
        return clean_html(value, field.features) if field.features else value
    if isinstance(field, models.TextField):
        return clean_paragraphs(value)
    if isinstance(field, models.CharField) and not isinstance(field, models.SlugField):
        return clean_line(value)
    return value


def _clean_stream(field: StreamField, value: StreamValue) -> StreamValue:
    stored = value.get_prep_value()
    cleaned = change_texts(field.stream_block, stored, _clean_block)
    return value if cleaned == stored else field.to_python(cleaned)


def _clean_block(block: Block, text: str) -> str:
    if isinstance(block, RichTextBlock):
        return clean_html(text, block.features) if block.features else text
    return clean_paragraphs(text) if isinstance(block, TextBlock) else clean_line(text)
