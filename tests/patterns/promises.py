"""What every form of the public pages promises, read from its HTML."""

import re

from bs4 import BeautifulSoup, Tag

# Those of WCAG 1.3.5 that these forms have a use for. "off" where somebody else is meant.
TOKENS = {
    "name",
    "organization",
    "email",
    "username",
    "current-password",
    "new-password",
    "one-time-code",
    "tel",
    "url",
    "postal-code",
    "address-line1",
    "address-level2",
    "off",
}
# Name of a field that asks people about themselves -> what browsers may fill in.
_FILLED_IN = {
    "email": {"email", "username", "off"},
    "contact_email": {"email"},
    "contact_name": {"name"},
    "contact_phone": {"tel"},
    "phone": {"tel"},
    "password": {"current-password", "new-password"},
    "repeated": {"new-password"},
    "code": {"one-time-code"},
    "street": {"address-line1"},
    "postcode": {"postal-code"},
    "city": {"address-level2"},
    "seat": {"address-level2"},
    "ort": {"postal-code"},
    "website": {"url"},
}
_KEYBOARDS = {"code": "numeric", "postcode": "numeric", "website": "url"}
_OPTIONAL = "(freiwillig)"
_ENGLISH = re.compile(r"\b(this|the|required|enter|select|valid|please|choice)\b", re.IGNORECASE)
# What nobody wants to find typed already.
_NEVER_KEPT = {"password", "repeated", "code"}


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def broken(page: BeautifulSoup) -> list[str]:
    """Promises that the forms of this page break, in words."""
    found = [f"id twice: {one}" for one in _twice(page)]
    for control in _controls(page.main):
        found += [f"{_called(control)}: {what}" for what in _broken_by(page, control)]
    for group in page.main.find_all("fieldset"):
        legend = group.find("legend", recursive=False)
        if not (legend and legend.get_text(strip=True)):
            found.append(f"group without legend: {group.get('id')}")
    for form in page.main.find_all("form"):
        buttons = form.find_all("button")
        if not buttons or not all(_words(one) or one.get("aria-label") for one in buttons):
            found.append(f"form without a button that says what it does: {form.get('action')}")
        if _needs_key(form):
            found.append(f"optional fields, and nobody says what the mark means: {_called(form)}")
    return found


def broken_after_mistakes(page: BeautifulSoup, typed: dict) -> list[str]:
    """The same, and what is promised to somebody whose input was not accepted."""
    found = broken(page)
    if not page.title.string.startswith("Fehler: "):
        found.append(f"title: {page.title.string}")
    summaries = page.main.select(".form-errors")
    if len(summaries) != 1:
        return [*found, f"{len(summaries)} summaries"]
    summary, controls = summaries[0], _controls(page.main)
    if not (summary.has_attr("autofocus") and summary.get("role") == "alert"):
        found.append("summary does not take the focus")
    if _ENGLISH.search(_words(summary)):
        found.append(f"not German: {_words(summary)}")
    targets = {link["href"].removeprefix("#") for link in summary.find_all("a")}
    found += [
        f"summary leads nowhere: {target}"
        for target in targets - {control.get("id") for control in controls}
    ]
    for control in controls:
        if control.get("aria-invalid") == "true" and not targets & _ids_of_group(page, control):
            found.append(f"{_called(control)}: wrong, and not in the summary")
        if _is_lost(control, typed):
            found.append(f"{_called(control)}: what was typed is lost")
    return found


def _controls(part: Tag) -> list[Tag]:
    """What people see and fill in."""
    return [
        one
        for one in part.find_all(["input", "select", "textarea"])
        if one.get("type") not in ("hidden", "submit")
        and not one.find_parent(attrs={"aria-hidden": "true"})
    ]


def _broken_by(page: BeautifulSoup, control: Tag):
    kind, name = control.get("type"), control.get("name")
    label = page.find("label", attrs={"for": control.get("id")})
    if not (label and _words(label)):
        yield "no label"
    group = control.find_parent("fieldset", class_="field")
    if kind == "radio" and not group:
        yield "a choice without its question"
    if name in _FILLED_IN and control.get("autocomplete") not in _FILLED_IN[name]:
        yield f"autocomplete {control.get('autocomplete')}"
    if control.get("autocomplete", "off") not in TOKENS:
        yield f"autocomplete is not a token: {control['autocomplete']}"
    if control.get("inputmode") != _KEYBOARDS.get(name, control.get("inputmode")):
        yield f"inputmode {control.get('inputmode')}"
    if _is_posted(control) and kind != "checkbox" and not control.has_attr("required"):
        asked = group.legend if group else label
        if not _is_always_answered(control) and _OPTIONAL not in _words(asked):
            yield "may stay empty, and does not say so"
    yield from _broken_notes(page, control, group)


def _broken_notes(page: BeautifulSoup, control: Tag, group: Tag | None):
    named = " ".join(
        one.get("aria-describedby", "") for one in (control, group) if one is not None
    ).split()
    notes = {one: page.find(id=one) for one in named}
    yield from (f"described by nothing: {one}" for one, note in notes.items() if note is None)
    said = " ".join(_words(note) for note in notes.values() if note)
    if control.get("aria-invalid") == "true":
        if not said or (_is_posted(control) and "Fehler:" not in said):
            yield "wrong, and does not say why"
        if not page.title.string.startswith("Fehler: "):
            yield f"wrong, and the title is {page.title.string}"
    beside = (group or control.parent).find(class_="field-hint", recursive=False)
    if beside and beside.get("id") not in named and control.get("type") != "file":
        yield "its hint is not part of it"


def _is_lost(control: Tag, typed: dict) -> bool:
    name = control.get("name")
    if name not in typed or name in _NEVER_KEPT or control.get("type") == "file":
        return False
    if control.get("type") in ("radio", "checkbox"):
        return control.get("value") == typed[name] and not control.has_attr("checked")
    if control.name == "select":
        chosen = control.find("option", value=typed[name])
        return bool(chosen) and not chosen.has_attr("selected")
    now = control.get_text() if control.name == "textarea" else control.get("value", "")
    return now.strip() != typed[name].strip()


def _ids_of_group(page: BeautifulSoup, control: Tag) -> set[str]:
    """The control's own id, and those of the other answers to its question."""
    return {one.get("id") for one in page.main.find_all(attrs={"name": control.get("name")})}


def _needs_key(form: Tag) -> bool:
    """Some fields are marked as optional: then the form says that all others are needed."""
    marked, asked = form.select(".field-optional"), form.select("label:not(.choice-row label)")
    return 0 < len(marked) < len(asked) and "ohne „(freiwillig)“" not in _words(form)


def _is_posted(control: Tag) -> bool:
    return control.find_parent("form").get("method", "get") == "post"


def _is_always_answered(control: Tag) -> bool:
    return control.name == "select" and bool(control.option["value"])


def _twice(page: BeautifulSoup) -> set[str]:
    ids = [one["id"] for one in page.find_all(id=True)]
    return {one for one in ids if ids.count(one) > 1}


def _called(control: Tag) -> str:
    return control.get("name") or control.get("id") or control.get("action") or control.name


def _words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())
