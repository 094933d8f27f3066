"""Whether there is room for a file, asked before anything of it is stored.

A form that is refused for want of room comes back with all that was typed into it. What is kept
free is for the rest of the site: a database on the same disk, pictures' sizes, the log.
"""

import errno
import logging
import shutil
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.core.exceptions import ValidationError

logger = logging.getLogger(__name__)

KEEP_FREE = 100 * 1024**2  # bytes
NO_ROOM = (
    "Auf dem Server ist gerade kein Platz für diese Datei; an ihr liegt es nicht. Die "
    "Administration muss Platz schaffen. Ihr Text ist noch da: Sie können ohne Datei weitermachen "
    "oder es später noch einmal versuchen."
)
_REFUSED_BY_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def require_room(size: int) -> None:
    """Raise ValidationError unless `size` more bytes may be stored."""
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):  # may anything be written at all?
            free = shutil.disk_usage(folder).free
    except OSError as error:
        logger.exception("The folder of uploads takes nothing")
        raise ValidationError(NO_ROOM, code="room") from error
    if free - size < KEEP_FREE:
        logger.error("An upload was refused: %d MB are free", free // 1024**2)
        raise ValidationError(NO_ROOM, code="room")


def is_of_disk(error: BaseException | None) -> bool:
    """Whether a disk is full or takes nothing, so that trying again later helps."""
    return isinstance(error, OSError) and error.errno in _REFUSED_BY_DISK
