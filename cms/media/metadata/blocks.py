"""Where five formats keep the blocks that speak about a picture."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from PIL.AvifImagePlugin import AvifImageFile
from pillow_heif import HeifImageFile

from . import jpeg
from .iptc import photoshop_iptc

LARGEST_BLOCK = 2 * 1024 * 1024
_MOST_CHUNKS = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_XMP = b"XML:com.adobe.xmp\0"


class Blocks(NamedTuple):
    """The raw blocks; empty where the file has none. `exif` begins with its byte order."""

    xmp: bytes = b""
    iptc: bytes = b""
    exif: bytes = b""


def blocks_of(data: bytes) -> Blocks:
    """The metadata of a JPEG, PNG, WebP, AVIF or HEIC file; of what is cut, the part before."""
    if jpeg.is_jpeg(data):
        found = _of_jpeg(data)
    elif data.startswith(_PNG):
        found = _of_png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = _of_webp(data)
    elif data[4:8] == b"ftyp":
        found = _of_box_file(data)
    else:
        return Blocks()
    exif = found.exif.removeprefix(jpeg.EXIF)
    return Blocks(*(b"" if len(b) > LARGEST_BLOCK else b for b in (found.xmp, found.iptc, exif)))


def _of_jpeg(data: bytes) -> Blocks:
    xmp = exif = b""
    photoshop = []
    try:
        for marker, body, _pixels in jpeg.segments(data, header_only=True):
            if marker == jpeg.APP1 and body.startswith(jpeg.XMP):
                xmp = xmp or body[len(jpeg.XMP) :]
            elif marker == jpeg.APP1 and body.startswith(jpeg.EXIF):
                exif = exif or body
            elif marker == jpeg.APP13 and body.startswith(jpeg.PHOTOSHOP):
                photoshop.append(body[len(jpeg.PHOTOSHOP) :])
    except ValueError:
        pass  # cut; what came before may still name the author
    return Blocks(xmp, photoshop_iptc(b"".join(photoshop)), exif)


def _of_png(data: bytes) -> Blocks:
    xmp = exif = b""
    for name, body in _png_chunks(data):
        if name == b"eXIf":
            exif = exif or body
        elif name == b"iTXt" and body.startswith(_PNG_XMP):
            xmp = xmp or _international_text(body[len(_PNG_XMP) :])
    return Blocks(xmp=xmp, exif=exif)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    for _count in range(_MOST_CHUNKS):
        length = int.from_bytes(data[position : position + 4], "big")
        name = data[position + 4 : position + 8]
        if name in (b"", b"IEND"):
            return
        yield name, data[position + 8 : position + 8 + length] if name != b"IDAT" else b""
        position += length + 12


def _international_text(body: bytes) -> bytes:
    """The text of an iTXt chunk after its keyword: flag, method, language, translation, text."""
    compressed = body[:1] == b"\1"
    _language, _translation, text = (body[2:].split(b"\0", 2) + [b"", b""])[:3]
    if not compressed:
        return text
    try:
        return zlib.decompressobj().decompress(text, LARGEST_BLOCK)
    except zlib.error:
        return b""


def _of_webp(data: bytes) -> Blocks:
    found: dict[bytes, bytes] = {}
    position = 12
    for _count in range(_MOST_CHUNKS):
        name = data[position : position + 4]
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        if name in (b"EXIF", b"XMP "):
            found.setdefault(name, data[position + 8 : position + 8 + length])
        elif not name:
            break
        position += 8 + length + length % 2
    return Blocks(xmp=found.get(b"XMP ", b""), exif=found.get(b"EXIF", b""))


def _of_box_file(data: bytes) -> Blocks:
    """AVIF and HEIC: boxes in boxes, which their own libraries read best.

    The classes are opened by themselves, not through `Image.open`: no pixel is looked at, so the
    size that the file claims is no danger here.
    """
    brands = data[8 : min(64, int.from_bytes(data[:4], "big"))]
    opened = AvifImageFile if b"avif" in brands or b"avis" in brands else HeifImageFile
    try:
        with opened(BytesIO(data)) as picture:
            info = picture.info
    except Exception:  # whatever two libraries in C may find wrong with a stranger's file
        return Blocks()
    return Blocks(xmp=info.get("xmp") or b"", exif=info.get("exif") or b"")
