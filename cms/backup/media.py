"""The folder of pictures and documents: what did not change is not stored a second time.

Such a file becomes one more name (hard link) of the copy in the backup before, after that copy was
compared with its checksum. Each backup is therefore whole for itself and may be copied by anything.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from .manifest import Kept, copy, digest

Files = dict[str, Kept]


def are_files() -> bool:
    """Whether they lie in a folder; what is stored elsewhere is kept there."""
    return isinstance(default_storage, FileSystemStorage)


def is_empty() -> bool:
    return not (are_files() and next(_files(Path(settings.MEDIA_ROOT)), None))


def keep(into: Path, before: Path | None, known: Files, *, trusting: bool) -> Files:
    """Copy or link everything; `before` holds the files of `known`.

    `trusting`: do not read copies again that are linked.
    """
    found = {}
    for name in _files(Path(settings.MEDIA_ROOT)):
        target = into / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            kept = _link(name, target, before, known.get(name), trusting) or _copy(name, target)
        except FileNotFoundError:
            continue  # deleted meanwhile
        found[name] = kept
    return found


def bring_back(source: Path, files: Files) -> list[str]:
    """Fill the folder with exactly these; the names of those whose checksum is another."""
    target = Path(settings.MEDIA_ROOT)
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    wrong = []
    for name, kept in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        with (source / name).open("rb") as file, (target / name).open("xb") as outlet:
            if copy(file, outlet) != kept.sha256:
                wrong.append(name)
        os.utime(target / name, ns=(kept.changed, kept.changed))
    return wrong


def differing(folder: Path, files: Files) -> list[str]:
    """What is missing, is too much, or has another checksum."""
    there = set(_files(folder))
    return sorted(
        there.symmetric_difference(files)
        | {name for name in there & set(files) if digest(folder / name) != files[name].sha256}
    )


def _files(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if path.is_file() and not path.is_symlink():
                yield str(path.relative_to(folder))


def _link(
    name: str, target: Path, before: Path | None, kept: Kept | None, trusting: bool
) -> Kept | None:
    """Nothing, if the file has changed, its copy is damaged, or the disk knows no links."""
    if before is None or kept is None:
        return None
    now = (Path(settings.MEDIA_ROOT) / name).stat()
    if (now.st_size, now.st_mtime_ns) != (kept.size, kept.changed):
        return None
    try:
        if not trusting and digest(before / name) != kept.sha256:
            return None
        os.link(before / name, target)
    except OSError:
        return None
    return kept


def _copy(name: str, target: Path) -> Kept:
    with (Path(settings.MEDIA_ROOT) / name).open("rb") as file:
        stat = os.fstat(file.fileno())
        with open(target, "xb", opener=_private) as outlet:
            mark = copy(file, outlet)
    return Kept(target.stat().st_size, stat.st_mtime_ns, mark)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
