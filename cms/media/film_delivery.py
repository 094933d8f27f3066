"""Films piece by piece: browsers ask for parts of them, Safari plays none without."""

import re

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse

from cms.media.film_files import FILM_EXTENSIONS
from cms.media.models import File

_PART = re.compile(r"bytes=(\d{1,18}-\d{0,18}|-\d{1,18})")
# An answer may be shorter than what was asked for [RFC 9110, 15.3.7]: nobody's player fills the
# memory of a process, it asks for the next part when it wants it.
_MOST_BYTES = 2 * 1024 * 1024


def part_of_film(document: File, request: HttpRequest) -> HttpResponse | None:
    """The one part of a film that was asked for; None for all else, which Wagtail delivers."""
    found = _PART.fullmatch(request.headers.get("Range", ""))
    mark = f'"{document.file_hash}"'
    if not found or document.file_extension not in FILM_EXTENSIONS:
        return None
    if request.headers.get("If-Range", mark) != mark:
        return None
    size = document.file.size
    start, end = _asked(found[1], size)
    if start >= end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _part(document, start, end, size)


def _asked(part: str, size: int) -> tuple[int, int]:
    """Start and end (not included) of the part; nothing lies between them if there is none."""
    first, _, last = part.partition("-")
    if not first:
        return max(size - int(last), 0), size
    return int(first), min(int(last or size) + 1, size)


def _bytes(stored: FieldFile, start: int, size: int) -> bytes:
    if read_part := getattr(stored.storage, "read_part", None):  # a bucket's
        return read_part(stored.name, start, size)
    with stored.open("rb") as file:
        file.seek(start)
        return file.read(size)


def _part(document: File, start: int, end: int, size: int) -> HttpResponse:
    data = _bytes(document.file, start, min(end - start, _MOST_BYTES))
    headers = {
        "Content-Range": f"bytes {start}-{start + len(data) - 1}/{size}",
        "Accept-Ranges": "bytes",
        "ETag": f'"{document.file_hash}"',
        "Content-Disposition": document.content_disposition,
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, document.content_type, status=206, headers=headers)
