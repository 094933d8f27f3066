"""Draw a picture anew from its pixels: upright, in sRGB, at most 4,096 pixels long, nothing else.

Knows Pillow and neither Django nor any other module of ours: `in_own_process()` runs this very
file as a script. AVIF and HEIC need that. A file of 11 kB can hold a picture of 256 million pixels
and claim to be small, or name one tile a thousand times; their libraries notice too late, or never.
There the operating system sets the bounds. JPEG, PNG and WebP say in their first bytes how large
they are, and take no longer than their size allows.
"""

import contextlib
import resource
import struct
import subprocess
import sys
from io import BytesIO

from PIL import AvifImagePlugin, Image, ImageCms

LONG_SIDE = 4096
# Cameras of "50 megapixels" have up to 8,192 × 6,144.
MOST_PIXELS = 50_400_000
OWN_PROCESS = {"AVIF", "HEIF"}
MEMORY = 1536 * 1024 * 1024
CPU_SECONDS = 20
PATIENCE = 60

_LARGEST_PROFILE = 4 * 1024 * 1024
# Public profiles with more colours than sRGB stay. All others are a monitor's, a printer's or a
# camera's own, name the device or even its number, and are applied.
_KEPT_PROFILES = ("Display P3", "Adobe RGB (1998)", "eciRGB v2", "Rec. 2020", "ROMM RGB")
# What says which colours are meant, and how many bytes a value of each kind has.
_COLOUR_TAGS = (b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC")
_COLOUR_TABLES = {b"A2B0", b"A2B1", b"A2B2"}
_PARAMETERS = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}
_MOST_STEPS = 4096
_DAYLIGHT = bytes.fromhex("0000f6d6 00010000 0000d32d")
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_ORIENTATION = 0x0112
_TURN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_EXIT_REFUSED = 3


class Refused(Exception):
    """Why there is no picture: "pixels", "moving", "cut" or "damaged"."""


def redraw(data: bytes, form: str) -> tuple[bytes, str]:
    """The picture in `data`, of the format `form` in Pillow's words, as a new file: bytes, suffix.

    Photographs become JPEG; what is transparent, and graphics without loss, become PNG.
    """
    image = _opened(data, form)
    bytes_per_pixel = len(data) / (image.width * image.height)
    orientation, profile = _orientation(image), image.info.get("icc_profile") or b""
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, RuntimeError) as broken:
        raise Refused("cut" if "truncated" in str(broken) else "damaged") from broken
    image = _eight_bits(image)
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    image, profile = _in_rgb(image, profile)
    if orientation in _TURN:
        image = image.transpose(_TURN[orientation])
    image.info = {}
    graphic = _without_loss(data, form) and bytes_per_pixel <= 1
    return _stored(image, profile, as_png=image.mode == "RGBA" or graphic)


def in_own_process(data: bytes, form: str) -> tuple[bytes, str]:
    """As `redraw()`, with bounds on memory and time; a crash of a library ends there too."""
    command = [sys.executable, "-I", __file__, form]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise Refused("damaged") from late
    suffix_or_reason, _, picture = done.stdout.partition(b"\n")
    if done.returncode == _EXIT_REFUSED:
        raise Refused(suffix_or_reason.decode())
    if done.returncode or not picture:
        raise Refused("damaged")
    return picture, suffix_or_reason.decode()


def _opened(data: bytes, form: str) -> Image.Image:
    """The picture's head, checked before a pixel is drawn."""
    try:
        image = Image.open(BytesIO(data), formats=[form])
        moving = getattr(image, "is_animated", False)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused("pixels") from bomb
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, RuntimeError) as broken:
        raise Refused("damaged") from broken
    if image.width * image.height > MOST_PIXELS:
        raise Refused("pixels")
    # Phones store more than one picture in a JPEG or HEIC; the first one is the photo.
    if moving and form not in ("JPEG", "HEIF"):
        raise Refused("moving")
    return image


def _orientation(image: Image.Image) -> int:
    try:
        return image.getexif().get(_ORIENTATION, 1)
    except Exception:  # a block of metadata that nobody can read turns nothing
        return 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """Full colours without palette, eight bits each, with an alpha channel if one is used."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        lowest, _highest = image.getchannel("A").getextrema()
        return image if lowest < 255 else image.convert("RGB")
    return image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")


def _in_rgb(image: Image.Image, profile: bytes) -> tuple[Image.Image, bytes]:
    """In RGB or RGBA, and the profile if it is worth keeping."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and len(profile) <= _LARGEST_PROFILE:
        # A broken profile, or one of another colour space, says nothing about these colours.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            name = ImageCms.getProfileDescription(known).strip()
            public = next(filter(name.startswith, _KEPT_PROFILES), "")
            if image.mode == target and public and (kept := _colours_only(profile, public)):
                return image, kept
            if not name.startswith("sRGB"):
                image = ImageCms.profileToProfile(image, known, _SRGB, outputMode=target)
    return image.convert(target), b""


def _colours_only(profile: bytes, name: str) -> bytes:
    """The same colours as a profile of our own; empty for one with tables instead of curves.

    The name of a public profile is quickly given, and behind it is room for any text.
    """
    values = {}
    count = int.from_bytes(profile[128:132], "big")
    for start in range(132, 132 + 12 * min(count, 100), 12):
        offset = int.from_bytes(profile[start + 4 : start + 8], "big")
        size = int.from_bytes(profile[start + 8 : start + 12], "big")
        values[profile[start : start + 4]] = _value_only(profile[offset : offset + size])
    colours = {tag: values.get(tag, b"") for tag in _COLOUR_TAGS}
    if _COLOUR_TABLES & values.keys() or not all(colours.values()):
        return b""
    words = {b"desc": _words(name), b"cprt": _words("CC0")}
    return _profile(words | {b"wtpt": b"XYZ \0\0\0\0" + _DAYLIGHT} | colours)


def _value_only(value: bytes) -> bytes:
    """Three numbers or a curve, without what may hang behind; empty for all else."""
    kind, length = value[:4], 0
    if kind == b"XYZ ":
        length = 20
    elif kind == b"curv":
        steps = int.from_bytes(value[8:12], "big")
        length = 12 + 2 * steps if steps <= _MOST_STEPS else 0
    elif kind == b"para":
        length = 12 + 4 * _PARAMETERS.get(int.from_bytes(value[8:10], "big"), 0)
    return kind + b"\0\0\0\0" + value[8:length] if 12 <= length <= len(value) else b""


def _words(text: str) -> bytes:
    letters = text.encode("utf-16-be")
    return struct.pack(">4s4xII4sII", b"mluc", 1, 12, b"enUS", len(letters), 28) + letters


def _profile(values: dict[bytes, bytes]) -> bytes:
    """A profile for screens as ICC.1:2010 writes it, with nothing in it but these values."""
    table, body, start = b"", b"", 132 + 12 * len(values)
    for tag, value in values.items():
        table += struct.pack(">4sII", tag, start + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    head = struct.pack(
        ">I4x4s4s4s4s6H4s28x12s48x",
        *(start + len(body), b"\4\x30\0\0", b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0),
        *(b"acsp", _DAYLIGHT),
    )
    return head + struct.pack(">I", len(values)) + table + body


def _without_loss(data: bytes, form: str) -> bool:
    return form == "PNG" or (form == "WEBP" and b"VP8L" in data[:64])


def _stored(image: Image.Image, profile: bytes, *, as_png: bool) -> tuple[bytes, str]:
    """Large enough to be printed and small enough to be kept; docs/adr has the figures."""
    file = BytesIO()
    if as_png:
        image.save(file, "PNG", compress_level=4, icc_profile=profile)
        return file.getvalue(), ".png"
    image.save(file, "JPEG", quality=90, subsampling=0, optimize=True, icc_profile=profile)
    return file.getvalue(), ".jpg"


def _main(form: str) -> int:
    """Read a file; write its picture's suffix, a line feed and the picture, or the reason."""
    # Not every system knows these bounds.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if form == "HEIF":
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.register_heif_opener(thumbnails=False)
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    try:
        picture, suffix = redraw(sys.stdin.buffer.read(), form)
    except Refused as refused:
        sys.stdout.write(f"{refused}\n")
        return _EXIT_REFUSED
    sys.stdout.buffer.write(suffix.encode() + b"\n" + picture)
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
