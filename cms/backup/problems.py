"""What keeps a backup or a restore from being done, in German, with what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class BackupProblem(Exception):
    """Nothing was lost; its words are for the operator."""


@contextmanager
def disk_problems_in_words(what: str) -> Iterator[None]:
    """`what` was being done when a disk was full or said no."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise BackupProblem(f"{what}: Der Platz auf dem Laufwerk reicht nicht.") from error
        name = f" ({error.filename})" if error.filename else ""
        raise BackupProblem(f"{what}: {error.strerror or error}{name}.") from error
