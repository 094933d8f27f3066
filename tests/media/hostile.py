"""Files that must never become a picture, made by code; all but one are small."""

import gzip
import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from PIL import Image

from tests.media.metadata_files import coded

FORMS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
# What a file begins with; the rest is of no interest to whoever looks at its kind.
OTHERS = {
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF",
    "ps": b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run",
    "php": b"<?php system($_GET['c']); ?>",
    "sh": b"#!/bin/sh\nid\n",
    "exe": b"MZ\x90\0" + b"\0" * 200,
    "elf": b"\x7fELF\2\1\1" + b"\0" * 200,
    "mp4": b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 100,
    "mov": b"\0\0\0\x14ftypqt  \0\0\2\0qt  " + b"\0" * 100,
    "webm": b"\x1aE\xdf\xa3" + b"\0" * 100,
    "wav": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 28,
    "mp3": b"ID3\4\0\0\0\0\0\x21" + b"\0" * 100,
    "psd": b"8BPS\0\1" + b"\0" * 100,
    "ico": b"\0\0\1\0\1\0\x10\x10" + b"\0" * 100,
    "jp2": b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0" * 100,
    "jxl": b"\xff\x0a" + b"\0" * 100,
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "rar": b"Rar!\x1a\7\1\0" + b"\0" * 60,
    "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 60,
    "mvg": b"push graphic-context\nimage over 0,0 0,0 'https://example.org'\n",
    "txt": b"Das ist kein Bild.",
    "nul": b"\0" * 4096,
    "ff": b"\xff" * 4096,
    "bom": b"\xef\xbb\xbf" + SVG,
    "svg-entity": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
    "svg-comment": b"<!-- harmless -->\n" + SVG,
    "svgz": gzip.compress(SVG),
    "xml": b'<?xml version="1.0"?><data/>',
}


def files() -> dict[str, tuple[str, bytes]]:
    """By a name that says what is wrong: the name of the file and what it holds."""
    return (
        _wrong_kinds()
        | _cut()
        | _damaged()
        | _too_many_pixels()
        | _moving()
        | _endless()
        | _large()
    )


def _wrong_kinds() -> dict:
    found = {f"empty.{suffix}": (f"leer.{suffix}", b"") for suffix in FORMS.values()}
    found |= {f"{kind} as jpg": (f"foto.{kind}.jpg", data) for kind, data in OTHERS.items()}
    for kind in ("GIF", "TIFF", "BMP", "PPM", "TGA", "PCX", "ICO"):
        found[f"{kind} as png"] = ("foto.png", coded(kind))
        found[f"{kind} by its name"] = (f"foto.{kind.lower()}", coded(kind))
    for name in ("bild.svg", "bild.png", "bild.jpg", "bild.svg.png"):
        found[f"SVG as {name}"] = (name, SVG)
    found["HTML as webp"] = ("seite.webp", HTML)
    found["HTML before a JPEG"] = ("seite.jpg", HTML + coded("JPEG"))
    found["GIF and script"] = ("bild.gif", b"GIF89a=alert(1)//" + b"\0" * 50)
    archive = BytesIO()
    with ZipFile(archive, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    found["docx as heic"] = ("brief.heic", archive.getvalue())
    return found


def _cut() -> dict:
    """The first byte, the head, half of it and all but the end."""
    found = {}
    for form, suffix in FORMS.items():
        data = coded(form)
        for words, length in (
            ("4 bytes", 4),
            ("40 bytes", 40),
            ("a half", len(data) // 2),
            ("nine tenths", len(data) * 9 // 10),
            ("all but the end", len(data) - 3),
        ):
            found[f"{words} of {form}"] = (f"halb.{suffix}", data[:length])
    return found


def _damaged() -> dict:
    found = {}
    for form, suffix in FORMS.items():
        data = coded(form)
        # The signature stays, nothing else does.
        found[f"noise as {form}"] = (f"rauschen.{suffix}", data[:12] + b"\x5a" * (len(data) - 12))
        found[f"zeros as {form}"] = (f"null.{suffix}", data[:12] + b"\0" * (len(data) - 12))
    png = coded("PNG")
    found["PNG without pixels"] = ("leer.png", png[:33] + _chunk(b"IEND", b""))
    found["PNG with a broken sum"] = ("summe.png", png[:29] + b"\0\0\0\0" + png[33:])
    found["PNG with no width"] = ("null.png", _png(0, 10))
    found["JPEG of nothing but its ends"] = ("nichts.jpg", b"\xff\xd8\xff\xd9")
    found["JPEG with no height"] = ("null.jpg", _jpeg_of(48, 0))
    return found


def _too_many_pixels() -> dict:
    sizes = {
        "60 million": (10_000, 6_000),
        "400 million": (20_000, 20_000),
        "most": (65_500, 65_500),
    }
    found = {f"PNG of {w}": ("bombe.png", _png(*size)) for w, size in sizes.items()}
    found |= {f"JPEG of {w}": ("bombe.jpg", _jpeg_of(*size)) for w, size in sizes.items()}
    found["PNG two billion wide"] = ("bombe.png", _png(2**31 - 1, 2**31 - 1))
    found["WebP of 268 million"] = ("bombe.webp", _webp_of(16383, 16383))
    found["PNG that unpacks to 60 million"] = ("bombe.png", _png(10_000, 6_000, filled=True))
    return found


def _moving() -> dict:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "green", "blue")]
    found = {}
    for form, suffix in (("WEBP", "webp"), ("PNG", "png"), ("AVIF", "avif")):
        file = BytesIO()
        frames[0].save(file, form, save_all=True, append_images=frames[1:])
        found[f"moving {form}"] = (f"film.{suffix}", file.getvalue())
    many = BytesIO()
    small = [Image.new("RGB", (8, 8), (n % 256, 0, n // 256)) for n in range(600)]
    small[0].save(many, "WEBP", save_all=True, append_images=small[1:])
    found["600 frames of WebP"] = ("film.webp", many.getvalue())
    return found


def _endless() -> dict:
    """What unpacks to far more than it holds, beside the pixels."""
    packed = zlib.compress(b"a" * 80_000_000, 9)
    end = _chunk(b"IEND", b"")
    text = _chunk(b"zTXt", b"Comment\0\0" + packed)
    profile = _chunk(b"iCCP", b"icc\0\0" + packed)
    png = coded("PNG")
    scan = _jpeg_scans(400)
    return {
        "PNG text of 80 MB, no pixels": ("text.png", png[:33] + text + end),
        "PNG profile of 80 MB, no pixels": ("farbe.png", png[:33] + profile + end),
        "JPEG of 400 scans": ("durchgang.jpg", scan),
    }


def _large() -> dict:
    data = coded("JPEG")
    return {"more than 25 MB": ("riesig.jpg", data + b"\0" * (25 * 1024 * 1024))}


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(width: int, height: int, *, filled: bool = False) -> bytes:
    """Black and white; a few bytes that say they are that large, or really are."""
    rows = b"\0" * ((width // 8 + 1) * height) if filled else b"\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _jpeg_of(width: int, height: int) -> bytes:
    data = coded("JPEG")
    frame = data.index(b"\xff\xc0") + 5
    return data[:frame] + struct.pack(">HH", height, width) + data[frame + 4 :]


def _jpeg_scans(count: int) -> bytes:
    data = coded("JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + data[-2:]


def _webp_of(width: int, height: int) -> bytes:
    data = coded("WEBP")
    size = data.index(b"\x9d\x01\x2a") + 3
    return data[:size] + struct.pack("<HH", width, height) + data[size + 4 :]
