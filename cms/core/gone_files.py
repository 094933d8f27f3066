"""Addresses of documents that readers could fetch once: exchanged, deleted, or not shown any more.

A document that no public page ever showed leaves no trace: its name may say what nobody knows.
"""

import re

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from cms.core.gone import remember
from cms.core.models import Gone
from cms.core.visibility import restricted_paths
from cms.media.access import live_pages_with
from cms.media.models import File

_ADDRESS = re.compile(r"/documents/([0-9]{1,9})/[^/]+")


def mark_public(sender, instance: Page, **_signal) -> None:
    """A page went out: from now on readers know the addresses of its documents."""
    if not instance.live or instance.path.startswith(restricted_paths()):
        return
    file_type = ReferenceIndex._get_base_content_type(File).pk
    references = ReferenceIndex._extract_references_from_object(instance)
    keys = {int(key) for type_id, key, _, _ in references if type_id == file_type}
    if keys:
        File.objects.filter(pk__in=keys, was_public=False).update(was_public=True)


def note_file_address(sender, instance: File, **_signal) -> None:
    """Before a document is saved: the address that it had, if readers know it."""
    row = _once_public(instance.pk)
    instance._address_before = row and row.url
    instance.was_public = bool(row)  # whoever saves it may have fetched it before


def lead_to_new_file(sender, instance: File, **_signal) -> None:
    """Its file was exchanged, and its name is part of the address: the old one leads on.

    Not while no public page shows it: the new name is nobody's business then.
    """
    before = getattr(instance, "_address_before", None)
    if not before or before == instance.url:
        return
    Redirect.objects.filter(old_path=instance.url).delete()
    Gone.objects.filter(path=instance.url).delete()
    addresses = _addresses_leading_to(before)
    if not _is_public(instance):
        _let_go(addresses)
        return
    for address in addresses:
        Redirect.objects.update_or_create(
            old_path=address,
            site=None,
            defaults={"redirect_link": instance.url, "automatically_created": True},
        )


def remember_deleted_file(sender, instance: File, **_signal) -> None:
    if row := _once_public(instance.pk):
        _let_go(_addresses_leading_to(row.url))


def former_file(path: str) -> bool:
    """Whether a document is there that readers could fetch once, and no page shows any more."""
    found = _ADDRESS.fullmatch(path)
    file = found and _once_public(int(found[1]))
    return bool(file) and file.url == path and not live_pages_with(file).exists()


def _once_public(pk: int | None) -> File | None:
    return File.objects.filter(pk=pk, was_public=True).first()


def _addresses_leading_to(url: str) -> set[str]:
    former = Redirect.objects.filter(redirect_link=url, automatically_created=True)
    return {url, *former.values_list("old_path", flat=True)}


def _let_go(addresses: set[str]) -> None:
    Redirect.objects.filter(automatically_created=True, old_path__in=addresses).delete()
    remember(addresses, kind=Gone.Kind.FILE)


def _is_public(file: File) -> bool:
    restricted = restricted_paths()
    return any(not page.path.startswith(restricted) for page in live_pages_with(file))
