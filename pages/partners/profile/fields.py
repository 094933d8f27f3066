"""The fields that an organisation keeps itself, and their values as they lie in `ProfileChange`.

Contact is public at once: who looks for help must not find yesterday's number. What the
organisation says of itself waits for the office.
"""

from collections.abc import Iterable
from datetime import date

from wagtail.models import Page

from cms.core.plain_text import html_paragraphs

LABELS = {
    "phone": "Telefon",
    "email": "E-Mail",
    "contact_hours": "Erreichbar",
    "street": "Straße und Hausnummer",
    "postcode": "Postleitzahl",
    "city": "Ort",
    "website": "Website",
    "social_links": "Soziale Netze",
    "title": "Name der Organisation",
    "kind": "Art",
    "logo": "Logo",
    "statement": "Warum wir mitmachen",
    "description": "Über uns",
    "primary_region": "Landkreis oder Stadt",
}
WAITING = ("title", "kind", "logo", "statement", "description", "primary_region")
INSTANT = tuple(name for name in LABELS if name not in WAITING)
# Not typed by anybody: the organisation says that all of it still holds.
CONFIRMED = "confirmed_at"


def value_of(page: Page, name: str):
    """The field's content as JSON: text, the key of a picture or region, links without ids."""
    if name == "social_links":
        return [{"label": b.value["label"], "url": b.value["url"]} for b in page.social_links]
    value = page._meta.get_field(name).value_from_object(page)
    return value.isoformat() if isinstance(value, date) else value


def put(page: Page, name: str, value) -> None:
    """Set the field to a value as `value_of` gives it."""
    if name == "social_links":
        page.social_links = [("link", link) for link in value]
    elif name == CONFIRMED:
        page.confirmed_at = value and date.fromisoformat(value)
    else:
        setattr(page, page._meta.get_field(name).attname, value)


def in_words(page: Page, name: str, value) -> str:
    """The value as people read it, lines and paragraphs included; "" if there is nothing."""
    if not value:
        return ""
    if name == "social_links":
        return "\n".join(f"{link['label']}: {link['url']}" for link in value)
    if name == "description":
        return "\n\n".join(html_paragraphs(value))
    field = page._meta.get_field(name)
    if name == "logo":
        return "ein Bild"
    if field.is_relation:
        return str(field.related_model.objects.filter(pk=value).first() or "")
    return str(dict(field.flatchoices).get(value, value))


def named(names: Iterable[str]) -> str:
    """„Telefon, E-Mail“, in the order of the form."""
    wanted = set(names)
    return ", ".join(label for name, label in LABELS.items() if name in wanted)
