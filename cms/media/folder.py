"""Uploads in a folder of this server, or one that several share."""

import errno
from types import SimpleNamespace
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class FolderStorage(FileSystemStorage):
    """A file gets its name when all of it is there: a disk that fills up leaves no half one."""

    def _save(self, name: str, content: File) -> str:
        begun = f".unfertig-{uuid4().hex}"
        whole = SimpleNamespace(temporary_file_path=lambda: self.path(begun))
        try:
            super()._save(begun, content)
            if hasattr(content, "temporary_file_path") and self.size(begun) != content.size:
                # Django copies from another disk without looking how much of it was taken.
                raise OSError(errno.ENOSPC, "Only a part of the file was written")
            return super()._save(name, whole)  # moves it
        finally:
            self.delete(begun)
