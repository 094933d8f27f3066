"""Photos as phones and agencies hand them over: with a place, a device, previews and words.

SECRET stands wherever a file has room for what nobody should learn.
"""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw
from pillow_heif import from_pillow

from cms.media.metadata.jpeg import COM, EXIF, PHOTOSHOP, Segment
from tests.media.metadata_files import iim, packet

FORMS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}
SECRET = b"GEHEIM-Pixel-9"
WORDS = (
    "<dc:creator><rdf:Seq><rdf:li>Gesine Öltjen</rdf:li></rdf:Seq></dc:creator>"
    "<dc:description><rdf:Alt><rdf:li xml:lang='de'>Am Deich</rdf:li></rdf:Alt></dc:description>"
)
ATTRIBUTES = (
    "photoshop:Credit='Foto: Gesine Öltjen' photoshop:Source='Eigener Auftrag' "
    f"photoshop:City='{SECRET.decode()}'"
)
_LATITUDE, _LONGITUDE = ((52.0, 22.0, 11.0), (9.0, 43.0, 55.0))


def photo(form: str, **options) -> bytes:
    """Lying on its side; upright it is 40 × 60 with red above and blue below."""
    file, upright = BytesIO(), Image.new("RGB", (40, 60), "red")
    ImageDraw.Draw(upright).rectangle((0, 30, 40, 60), fill="blue")
    image = upright.transpose(Image.Transpose.ROTATE_90)
    options |= {"exif": _exif(), "xmp": packet(WORDS, ATTRIBUTES)}
    if form == "HEIF":
        from_pillow(image).save(file, quality=95, **options)
        return file.getvalue() + _box(b"free", SECRET)
    if form == "PNG":
        xmp = b"XML:com.adobe.xmp\0\0\0\0\0" + options.pop("xmp")
        image.save(file, form, **options)
        return _with_chunks(file.getvalue(), (b"iTXt", xmp), (b"tEXt", b"Comment\0" + SECRET))
    image.save(file, form, **({} if form == "PNG" else {"quality": 95}), **options)
    data = file.getvalue()
    if form == "JPEG":
        return _jpeg(data)
    return data + (_riff(b"SECR", SECRET) if form == "WEBP" else _box(b"free", SECRET))


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Google", SECRET.decode(), SECRET.decode()
    exif[0x0112] = 6  # turn it to the right to see it
    exif.get_ifd(0x8769).update({0x927C: SECRET * 20, 0x9286: b"ASCII\0\0\0" + SECRET})
    exif.get_ifd(0x8825).update({1: "N", 2: _LATITUDE, 3: "E", 4: _LONGITUDE, 29: SECRET.decode()})
    return exif.tobytes()


def _jpeg(data: bytes) -> bytes:
    """With Photoshop's words, a comment, an index of more pictures, and one behind the end."""
    extra = (
        iim((2, 90, SECRET), (2, 120, b"Am Deich")),
        Segment(0xED, PHOTOSHOP + b"8BIM\x04\x0c\0\0" + struct.pack(">I", 14) + SECRET),
        Segment(0xE2, b"MPF\0MM\0*\0\0\0\x08" + SECRET),
        Segment(0xE5, SECRET),
        Segment(COM, SECRET),
    )
    assert EXIF in data
    return data[:2] + b"".join(map(bytes, extra)) + data[2:] + data + SECRET


def _with_chunks(png: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    made = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return png[:33] + made + png[33:] + SECRET


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body
