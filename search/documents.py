"""What the index keeps of an object: its texts, and their terms by column."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Manager
from wagtail.models import Page
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from cms.core.models import BasePage, VocabularyMixin

from .german.analysis import words
from .german.folding import clean
from .german.texts import tiers

MOST_LETTERS = 200_000  # of one object's text; more is cut, on every engine alike
HEADLINE_BOOST = 2  # search fields with this boost or more rank like a title


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one search field."""

    field: str
    text: str
    headline: bool = False
    autocomplete: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Terms as the engines keep them, repeated as often as they occur.

    tw      base forms in headlines                     ex  folded words that are no base form
    bw      those in the rest, parts in headlines       pr  neighbouring parts in one term
    p       parts of compounds, nearest kin
    fl      `field_term`, for searches in some fields   ac  what autocompletion may begin with
    """

    tw: list[str] = field(default_factory=list)
    bw: list[str] = field(default_factory=list)
    ex: list[str] = field(default_factory=list)
    p: list[str] = field(default_factory=list)
    pr: list[str] = field(default_factory=list)
    fl: list[str] = field(default_factory=list)
    ac: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Facts:
    """What readers of the search see and filter by; the kinds of pages say it themselves.

    `topics` and `regions` are slugs with spaces between, `picture_id` the picture of its card.
    `live` says whether the page was public as it was read: what it said before is not.
    """

    page_id: int | None = None
    live: bool = False
    kind: str = ""
    day: date | None = None
    place: str = ""
    topics: str = ""
    regions: str = ""
    picture_id: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An object as the index sees it."""

    title: str
    text: str
    folded: str
    columns: Columns
    facts: Facts


def in_field(name: str, term: str) -> str:
    """`term` as a term of one field; terms have no underscore, so this is no other term."""
    return f"{name}_{term}"


def read(obj) -> Document:
    """The document of an instance of an indexed model, from its `search_fields`."""
    texts = list(_bounded(_texts(obj, obj.get_search_fields())))
    found = [text for text in texts if not text.autocomplete]
    title = " ".join(text.text for text in found if text.field == "title")
    body = "\n".join(text.text for text in found if text.field != "title")
    return Document(
        title=title or str(obj),
        text=body,
        folded=_folded(found),
        columns=columns(texts),
        facts=facts(obj),
    )


def facts(obj) -> Facts:
    """The facts of a page of ours; of anything else there are none."""
    if not isinstance(obj, BasePage):
        return Facts(page_id=obj.pk if isinstance(obj, Page) else None)
    pictures = (getattr(obj, f"{name}_id") for name in obj.card_pictures)
    tagged = isinstance(obj, VocabularyMixin)
    return Facts(
        page_id=obj.pk,
        live=obj.live,
        kind=obj.search_type,
        day=obj.search_date,
        place=obj.search_place,
        topics=" ".join(topic.slug for topic in obj.topic_list) if tagged else "",
        regions=" ".join(region.slug for region in obj.region_list) if tagged else "",
        picture_id=next(filter(None, pictures), None),
    )


def columns(texts: list[Text]) -> Columns:
    """The terms of texts, by column."""
    made = Columns()
    for text in texts:
        found = tiers(text.text)
        parts_of_field = {*found.words, *found.parts, *found.exact}
        made.fl.extend(in_field(text.field, term) for term in sorted(parts_of_field))
        if text.autocomplete:
            made.ac.extend(sorted(parts_of_field))
            continue
        (made.tw if text.headline else made.bw).extend(found.words)
        known = set(found.words)
        made.ex.extend(term for term in found.exact if term not in known)
        # Who is called Gewerkschaftsbund has more to do with Gewerkschaft than who mentions one.
        (made.bw if text.headline else made.p).extend(found.parts)
        made.pr.extend(found.pairs)
    return made


def _folded(texts: list[Text]) -> str:
    """All words in their order, for phrases: ` ehre wem ehre gebuhrt `; a bar ends each field."""
    fields = (" ".join(fold_words(text.text)) for text in texts)
    return f" {' | '.join(fields)} "


def fold_words(text: str) -> list[str]:
    """The folded words of a text, stop words too, in its order."""
    return [term for word in words(clean(text)) for term in word.terms.exact]


def _bounded(texts: Iterator[Text]) -> Iterator[Text]:
    left = MOST_LETTERS
    for text in texts:
        if left <= 0:
            return
        kept = clean(text.text[:left])
        left -= len(kept)
        if kept.strip():
            yield Text(text.field, kept, text.headline, text.autocomplete)


def _texts(obj, fields, *, prefix: str = "") -> Iterator[Text]:
    for search_field in fields:
        name = prefix + search_field.field_name
        if isinstance(search_field, RelatedFields):
            for related in _related(search_field.get_value(obj)):
                yield from _texts(related, search_field.fields, prefix=f"{name}_")
        elif isinstance(search_field, SearchField):
            headline = name == "title" or (search_field.boost or 1) >= HEADLINE_BOOST
            yield Text(name, as_text(search_field.get_value(obj)), headline)
        elif isinstance(search_field, AutocompleteField):
            yield Text(name, as_text(search_field.get_value(obj)), autocomplete=True)


def _related(value) -> list:
    if value is None:
        return []
    if isinstance(value, Manager):
        return list(value.all())
    return [value() if callable(value) else value]


def as_text(value) -> str:
    """What a search field may give (text, lists, dicts, numbers, nothing) as one text."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "\n".join(map(as_text, value.values()))
    if isinstance(value, list | tuple | set):
        return "\n".join(map(as_text, value))
    return str(value)
