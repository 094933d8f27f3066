"""Draw a picture anew from its pixels: upright, in sRGB, at most 4,096 pixels long, nothing else.

Knows Pillow and neither Django nor any other module of ours: `in_own_process()` runs this very
file as a script. AVIF and HEIC need that. A file of 11 kB can hold a picture of 256 million pixels
and claim to be small, or name one tile a thousand times; their libraries notice too late, or never.
There the operating system sets the bounds. JPEG, PNG and WebP say in their first bytes how large
they are, and take no longer than their size allows.
"""

import contextlib
import resource
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
            if image.mode == target and name.startswith(_KEPT_PROFILES):
                return image, profile
            if not name.startswith("sRGB"):
                image = ImageCms.profileToProfile(image, known, _SRGB, outputMode=target)
    return image.convert(target), b""


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
