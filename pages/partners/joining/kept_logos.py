"""A logo whose form had mistakes: it waits for the next try, so nobody chooses it again.

It lies under the mark of the form, which is signed: whoever has the form has the logo.
"""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

_FOLDER = "beitrittsanfragen/vorlaeufig"
_SUFFIXES = (".png", ".jpg")
_KEPT_FOR = timedelta(days=1)


def keep_or_find(data: dict) -> None:
    """Complete the cleaned `data` of a form: keep its logo, or find the one of the try before."""
    key = data.get("key")
    if not key:
        return
    if logo := data.get("logo"):
        forget(key)
        default_storage.save(f"{_FOLDER}/{key.hex}{_suffix(logo.name)}", ContentFile(logo.read()))
        logo.seek(0)
    elif name := _name(key):
        with default_storage.open(name) as file:
            data["logo"] = ContentFile(file.read(), name=f"logo{_suffix(name)}")


def is_kept(key) -> bool:
    return bool(key and _name(key))


def forget(key) -> None:
    if name := _name(key):
        default_storage.delete(name)


def forget_old() -> int:
    """Delete what no form came back for; how many."""
    try:
        names = [f"{_FOLDER}/{name}" for name in default_storage.listdir(_FOLDER)[1]]
    except FileNotFoundError:
        return 0
    limit = timezone.now() - _KEPT_FOR
    old = [name for name in names if default_storage.get_modified_time(name) < limit]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _name(key) -> str:
    names = (f"{_FOLDER}/{key.hex}{suffix}" for suffix in _SUFFIXES)
    return next((name for name in names if default_storage.exists(name)), "")


def _suffix(name: str) -> str:
    return ".png" if name.endswith(".png") else ".jpg"
