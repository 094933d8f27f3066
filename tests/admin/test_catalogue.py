"""Our catalogue fills the gaps in Wagtail's German, all of them, and has the words of the house."""

import re
from gettext import GNUTranslations
from pathlib import Path

import wagtail
from django.conf import settings
from django.utils.translation import gettext, ngettext, override, pgettext

from tests.admin.catalogues import read_po

OURS = Path(settings.LOCALE_PATHS[0], "de", "LC_MESSAGES")
# Parts of Wagtail that we have not installed.
NOT_INSTALLED = (
    "embeds", "forms", "locales", "simple_translation", "styleguide", "table_block",
)  # fmt: skip
# German has the same words for these, or they are no words.
SAME_IN_GERMAN = {
    "(optional)", "Admin", "Administrator", "Alias", "App", "Code", "Dashboard", "Filter", "Format",
    "ID", "Import", "Layout", "Link", "Maximum", "Minimum", "Name", "Permanent",
    "Status", "System", "Token", "URL", "URL Generator", "Wagtail API v2", "Workflow", "Workflows",
}  # fmt: skip
# They stand in the code of other packages.
FOREIGN = {
    "Task Result", "Task Results", "%(num)d day", "%(num)d month", "%(num)d year",
    "(Hidden field %(name)s) %(error)s",
    "ManagementForm data is missing or has been tampered with. Missing fields: %(field_names)s. "
    "You may need to file a bug report if the issue persists.",
    "%(datetime)s couldn’t be interpreted in time zone %(current_timezone)s; it may be ambiguous "
    "or it may not exist.",
}  # fmt: skip


_BLANK = re.compile(r"%\((\w+)\)")


def wagtails_texts(domain: str) -> list[dict[str, str]]:
    folder = Path(wagtail.__file__).parent
    return [
        entry
        for path in sorted(folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po"))
        if path.parents[3].name not in NOT_INSTALLED
        for entry in read_po(path)
    ]


def in_german(entry: dict[str, str]) -> str:
    if "msgctxt" in entry:
        return pgettext(entry["msgctxt"], entry["msgid"])
    if "msgid_plural" in entry:
        return ngettext(entry["msgid"], entry["msgid_plural"], 2)
    return gettext(entry["msgid"])


def test_every_text_of_the_admin_has_german_words():
    texts = wagtails_texts("django")
    assert len(texts) > 1000
    with override("de"):
        same = {entry["msgid"] for entry in texts if in_german(entry) in entry.values()}
    assert {text for text in same if _has_words(text)} - SAME_IN_GERMAN == set()


def _has_words(text: str) -> bool:
    """Whether anything is left without the blanks, which translators may only move."""
    return any(part.isalpha() for part in text.split() if "%(" not in part and part != "Status")


def test_scripts_of_the_admin_have_german_words(client):
    catalogue = client.get("/admin/jsi18n/").content.decode()
    texts = [entry["msgid"] for entry in wagtails_texts("djangojs")]
    assert len(texts) > 20
    german = {
        entry["msgid"]
        for path in Path(wagtail.__file__).parent.rglob("locale/de/LC_MESSAGES/djangojs.po")
        for entry in read_po(path)
        if any(value for key, value in entry.items() if key.startswith("msgstr"))
    }
    assert set(texts) - german == set()
    assert "gettext" in catalogue


def test_every_entry_of_ours_is_still_asked_for():
    asked = {entry["msgid"] for entry in wagtails_texts("django")} | FOREIGN
    assert {entry["msgid"] for entry in read_po(OURS / "django.po")} - asked == set()


def test_compiled_catalogue_is_up_to_date():
    with (OURS / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)._catalog
    written = {key: text for entry in read_po(OURS / "django.po") for key, text in _pairs(entry)}
    assert {key: text for key, text in compiled.items() if key} == written, (
        "run: msgfmt -o django.mo django.po"
    )


def _pairs(entry: dict[str, str]) -> list[tuple[str | tuple[str, int], str]]:
    """As a compiled catalogue keeps them: each form of a plural has a key of its own."""
    if "msgid_plural" not in entry:
        return [(entry["msgid"], entry["msgstr"])]
    return [((entry["msgid"], form), entry[f"msgstr[{form}]"]) for form in (0, 1)]


def test_every_entry_of_ours_has_words_and_only_the_blanks_of_the_original():
    for entry in read_po(OURS / "django.po"):
        original = entry["msgid"] + entry.get("msgid_plural", "")
        for _, text in _pairs(entry):
            assert text
            assert set(_BLANK.findall(text)) <= set(_BLANK.findall(original))
