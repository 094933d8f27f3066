"""What was erased or taken back on purpose, written down outside the database.

Whoever brings a backup back brings back what was erased since. So each such deed leaves a line
beside the backups, with the commit of its transaction: what was done, to which model and key, when.
Nothing of what was erased stands in it. A restore does it all again, by the functions that did it
first: each is registered here by the app that it belongs to. What a clock erases needs no line, for
the clock looks at the data.
"""

import errno
import json
import logging
import os
import platform
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone

from .places import root
from .problems import BackupProblem

logger = logging.getLogger(__name__)

# Longer than any backup should live, elsewhere too.
KEPT = timedelta(days=400)
# Clocks of several servers differ a little; to do again what is done already changes nothing.
MARGIN = timedelta(minutes=1)
DELETED = "deleted"


@dataclass(frozen=True)
class Erasure:
    """One line. `why` is a word of our own, such as the reason of a withdrawal; never a text."""

    at: str  # ISO 8601
    what: str
    model: str  # "app.model"
    key: int
    why: str = ""

    @property
    def thing(self) -> models.Model | None:
        return apps.get_model(self.model)._default_manager.filter(pk=self.key).first()

    def __str__(self) -> str:
        return f"{self.what} {self.model} {self.key}"


_again: dict[str, Callable[[Erasure], object]] = {}
_ended_by: dict[str, str] = {}
_may_go: dict[str, Callable[[models.Model], bool]] = {}
_doing_again: ContextVar[bool] = ContextVar("doing_again", default=False)


def again(what: str, *, until: str = "") -> Callable:
    """Register the decorated function as what does `what` a second time.

    A later line `until` about the same thing says that it was undone.
    """

    def register(do: Callable[[Erasure], object]) -> Callable[[Erasure], object]:
        _again[what] = do
        if until:
            _ended_by[until] = what
        return do

    return register


def note_deletions_of(
    model: type[models.Model], may_go: Callable[[models.Model], bool] = bool
) -> None:
    """Let every deletion of its rows be done again, as soon as `may_go` says so of the row."""
    _may_go[model._meta.label_lower] = may_go
    post_delete.connect(_note_deletion, sender=model, dispatch_uid=f"{__name__}.{model.__name__}")


def note(what: str, model: type[models.Model], key: int, why: str = "") -> None:
    """Write a line when the running transaction is committed; none where there are no backups.

    What is done again has its line already, with the time at which it was done first.
    """
    if not settings.BACKUP_ROOT or _doing_again.get():
        return

    def write() -> None:
        now = timezone.now()
        line = asdict(Erasure(now.isoformat(), what, model._meta.label_lower, key, why))
        try:
            _append(now, json.dumps(line))
        except (OSError, BackupProblem):
            # Whoever deletes must not be kept from it; the health page says what is wrong.
            logger.exception("An erasure could not be written down: %s", line)

    transaction.on_commit(write)


def lines() -> Iterator[Erasure]:
    """All that are kept, in the order of their time; a line that was cut off is left out."""
    found = []
    for path in root().glob("loeschungen-*.jsonl"):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                found.append(Erasure(**json.loads(line)))
            except (ValueError, TypeError):
                logger.warning("A line of %s is not readable", path)
    yield from sorted(found, key=lambda each: datetime.fromisoformat(each.at))


def is_there() -> bool:
    return any(root().glob("loeschungen-*.jsonl"))


def begin_and_prune() -> None:
    """Have a file of this month, so that its absence says that it was lost; drop very old ones."""
    now = timezone.now()
    _append(now, "")
    first = f"{now - KEPT:%Y-%m}"
    for path in root().glob("loeschungen-*.jsonl"):
        if path.name.removeprefix("loeschungen-")[:7] < first:
            path.unlink()


def since(moment: datetime) -> list[Erasure]:
    """What has to be done again with a database of this moment: undone deeds are left out."""
    last: dict[tuple, Erasure] = {}
    for each in lines():
        if datetime.fromisoformat(each.at) >= moment - MARGIN:
            deed = _ended_by.get(each.what, each.what)
            last.pop((deed, each.model, each.key), None)  # the order is that of the last words
            last[deed, each.model, each.key] = each
    return [each for each in last.values() if each.what in _again or each.what == DELETED]


def do_again(erasures: Iterable[Erasure]) -> list[Erasure]:
    """All but deletions; returns what failed."""
    others = [each for each in erasures if each.what != DELETED]
    return [each for each in others if not _done(_again[each.what], each)]


def delete_again(erasures: Iterable[Erasure]) -> list[Erasure]:
    """Returns what could not be deleted: other things that are still there hang on it.

    In rounds, for the order in which they went depends on what there was at that time.
    """
    left = [each for each in erasures if each.what == DELETED]
    while left:
        still = [each for each in left if not _done(_delete, each)]
        if len(still) == len(left):
            return still
        left = still
    return []


def _delete(erasure: Erasure) -> bool:
    thing = erasure.thing
    if thing is None:
        return True
    if not _may_go.get(erasure.model, bool)(thing):
        return False
    thing.delete()
    return True


def _done(do: Callable[[Erasure], object], erasure: Erasure) -> bool:
    token = _doing_again.set(True)
    try:
        with transaction.atomic():
            return do(erasure) is not False
    except Exception as error:  # the others are done all the same; who restores is told
        logger.warning("Not done again: %s (%s)", erasure, type(error).__name__)
        return False
    finally:
        _doing_again.reset(token)


def _note_deletion(sender, instance, **_signal) -> None:
    note(DELETED, sender, instance.pk)


def _append(moment: datetime, line: str) -> None:
    """One write at the end of this machine's file of the month, on the disk when it returns."""
    path = root() / f"loeschungen-{moment:%Y-%m}-{platform.node() or 'server'}.jsonl"
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if line:
            end = os.lseek(file, 0, os.SEEK_END)
            cut_off = end and os.pread(file, 1, end - 1) != b"\n"  # a full disk, a power cut
            whole = (b"\n" if cut_off else b"") + f"{line}\n".encode()
            if os.write(file, whole) < len(whole):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file)
    finally:
        os.close(file)
