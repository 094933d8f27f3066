"""Uploads in a bucket that several servers share (S3), instead of a folder of one of them.

Nobody but the application talks to it: a file's address stays ours, and whoever asks for it is
answered, or refused, as if it lay in a folder.
"""

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

IN_MEMORY = 2 * 1024 * 1024  # of a file that is read; more lies in a temporary file meanwhile


class BucketStorage(S3Storage):
    """The bucket that the settings name; it must be private, with no rule that opens it."""

    def __init__(self, **options):
        client = Config(
            connect_timeout=5,
            read_timeout=20,
            retries={"total_max_attempts": 3},
            # What others than Amazon understand.
            s3={"addressing_style": "path" if options.get("endpoint_url") else "auto"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        super().__init__(
            client_config=client, file_overwrite=False, max_memory_size=IN_MEMORY, **options
        )

    def url(self, name: str, **signed) -> str:
        return settings.MEDIA_URL + filepath_to_uri(name)

    def read_part(self, name: str, start: int, size: int) -> bytes:
        """Only these bytes; to open the file would fetch all of it."""
        stored = self.bucket.Object(self._normalize_name(clean_name(name)))
        return stored.get(Range=f"bytes={start}-{start + size - 1}")["Body"].read()
