"""Files with metadata as cameras, agencies and attackers write it."""

import random
from io import BytesIO

from PIL import Image
from pillow_heif import from_pillow

from cms.media.metadata import Credits
from cms.media.metadata.jpeg import PHOTOSHOP, Segment

FULL = Credits(
    creator="Gesine Öltjen, Karl & Söhne",
    credit="Foto: Gesine Öltjen / Bündnis <Nord>",
    caption="Von links: Emine Karaca, Jürgen „Plate“ und Thi-Lan Nguyễn am Deich",
    license="Abdruck honorarfrei bei Nennung, CC BY 4.0",
    source="Eigener Auftrag",
    alt="Drei Menschen lachen & winken",
)
XMP_HEAD = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
"""
XMP_FOOT = "</rdf:Description></rdf:RDF></x:xmpmeta>"


def packet(elements: str = "", attributes: str = "") -> bytes:
    return f"{XMP_HEAD} {attributes}>{elements}{XMP_FOOT}".encode()


def languages(**texts: str) -> str:
    items = (
        f'<rdf:li xml:lang="{lang.replace("_", "-")}">{t}</rdf:li>' for lang, t in texts.items()
    )
    return f"<dc:description><rdf:Alt>{''.join(items)}</rdf:Alt></dc:description>"


def picture(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    """Noise, so that the coded pixels hold every byte."""
    noise = random.Random(7).randbytes(size[0] * size[1] * len(mode))  # noqa: S311
    return Image.frombytes(mode, size, noise)


def coded(form: str, *, mode: str = "RGB", **options) -> bytes:
    file = BytesIO()
    if form == "HEIF":
        from_pillow(picture(mode)).save(file, **options)
    else:
        picture(mode).save(file, form, **options)
    return file.getvalue()


def jpeg_with(*segments: Segment) -> bytes:
    data = coded("JPEG")
    return data[:2] + b"".join(map(bytes, segments)) + data[2:]


def exif(**texts: str) -> bytes:
    block = Image.Exif()
    for tag, text in texts.items():
        block[{"artist": 0x013B, "rights": 0x8298, "description": 0x010E}[tag]] = text.encode()
    return block.tobytes()


def iim(*datasets: tuple[int, int, bytes]) -> Segment:
    block = b"".join(
        bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value
        for record, number, value in datasets
    )
    resource = b"8BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block
    other = b"8BIM\x03\xed\x03abc" + (4).to_bytes(4, "big") + b"1234"
    return Segment(0xED, PHOTOSHOP + other + resource + b"\0" * (len(block) % 2))
