"""Press photos as files to take away, each with its credit, caption and license inside."""

import hashlib
from collections.abc import Iterator
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.timezone import localtime

from cms.media.metadata import write_xmp

LIST_NAME = "Bildunterschriften.txt"


def photo_response(request: HttpRequest, release, photo, is_public: bool) -> HttpResponse:
    """The photo as an attachment; 304 if the reader has it with the same words."""
    etag = _etag(release, photo)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        response = HttpResponse(_with_words(release, photo), content_type="image/jpeg")
    except (OSError, ValueError) as broken:
        raise Http404 from broken
    response["Content-Length"] = len(response.content)
    response["ETag"] = etag
    if request.method == "HEAD":
        response.content = b""
    return _as_attachment(response, file_name(release, photo), is_public)


def zip_response(request: HttpRequest, release, photos, is_public: bool) -> HttpResponse:
    """All photos and a text with their captions, packed while they are sent."""
    pieces = _zipped(release, photos) if request.method == "GET" else ()
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    return _as_attachment(response, f"{_stem(release)}-fotos.zip", is_public)


def file_name(release, photo) -> str:
    """`2026-11-20-nr-12-advent-in-203-stuben-foto-1.jpg`"""
    return f"{_stem(release)}-foto-{photo.number}.jpg"


def captions(release, photos) -> str:
    """What an editorial office copies beside the photos, in the order of the page."""
    parts = [f"{release.kind_label} {release.number}".strip(), release.title, release.full_url, ""]
    for photo in photos:
        picture, why = photo.picture, photo.print_file.web_only
        words = (photo.text, picture.credit, picture.license, why and f"Nur Web: {why}")
        parts += [file_name(release, photo), *filter(None, words), ""]
    return "\r\n".join(parts)


def _stem(release) -> str:
    number = f"nr-{release.number_seq}" if release.number_seq else "entwurf"
    return f"{release.date:%Y-%m-%d}-{number}-{release.slug[:60].rstrip('-')}"


def _with_words(release, photo) -> bytes:
    with photo.print_file.file.open("rb") as stored:
        return write_xmp(stored.read(), photo.credits, title=release.title)


def _etag(release, photo) -> str:
    """Changes with the picture and with every word that is written into it."""
    parts = (photo.print_file.file.name, photo.print_file.size, photo.credits, release.title)
    return quote_etag(hashlib.sha256(repr(parts).encode()).hexdigest()[:32])


def _as_attachment(response: HttpResponse, name: str, is_public: bool) -> HttpResponse:
    """A release may be withdrawn: whoever keeps a copy asks before showing it again."""
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache" if is_public else "private, no-store"
    return response


def _zipped(release, photos) -> Iterator[bytes]:
    """One photo at a time in memory. A file that was lost meanwhile is left out."""
    made, outlet = localtime().timetuple()[:6], _Outlet()
    with ZipFile(outlet, "w", ZIP_STORED) as archive:
        archive.writestr(ZipInfo(LIST_NAME, made), captions(release, photos))
        yield outlet.take()
        for photo in photos:
            try:
                data = _with_words(release, photo)
            except (OSError, ValueError):
                continue
            archive.writestr(ZipInfo(file_name(release, photo), made), data)
            yield outlet.take()
    yield outlet.take()


class _Outlet:
    """A file to write to that keeps nothing but what has not been sent yet."""

    def __init__(self):
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces
