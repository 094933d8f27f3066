"""Large files on their way in, for which the folder for temporary files may have no room.

Without a place for one file the whole form would be lost, and all that was typed into it.
"""

import contextlib
import logging

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from cms.media.room import NO_ROOM

logger = logging.getLogger(__name__)


class NotKept(UploadedFile):
    """A file that came and found no room: whoever looks into it says so beside its field."""

    @property
    def file(self):
        raise ValidationError(NO_ROOM, code="room")

    @file.setter
    def file(self, nothing: None) -> None:
        pass

    def close(self) -> None:
        """There is nothing to close."""


class ArrivingFile(TemporaryFileUploadHandler):
    """Reads on where nothing can be written: the rest of the form is behind the file."""

    def new_file(self, *args, **kwargs) -> None:
        self.file = None
        with self._noting_want_of_room():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.file is not None:
            with self._noting_want_of_room():
                super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile:
        if self.file is not None:
            with self._noting_want_of_room():
                return super().file_complete(file_size)  # writes what is left
        return NotKept(None, self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        if self.file is not None:
            super().upload_interrupted()

    @contextlib.contextmanager
    def _noting_want_of_room(self):
        try:
            yield
        except OSError:
            logger.exception("The folder for temporary files takes nothing")
            if self.file is not None:
                with contextlib.suppress(OSError):  # it tries to write what is left
                    self.file.close()
            self.file = None
