"""What becomes of a file at the one door for pictures: drawn anew, or refused in German."""

import contextlib
import random
import struct
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from cms.media.cleaning import clean_picture
from tests.media import hostile, phones
from tests.media.metadata_files import coded, picture

HOSTILE = hostile.files()
# Pillow warns of broken metadata, which is thrown away anyway.
IGNORED = pytest.mark.filterwarnings("ignore:.*(EXIF|MPO):UserWarning")


def cleaned(data: bytes, name: str = "foto.jpg") -> Image.Image:
    clean = clean_picture(ContentFile(data, name))
    with Image.open(BytesIO(clean.read())) as image:
        image.load()
        assert clean.name.endswith({"JPEG": ".jpg", "PNG": ".png"}[image.format])
        return image


def test_there_are_more_than_a_hundred_hostile_files():
    assert len(HOSTILE) > 100


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_refused_in_german(case):
    name, data = HOSTILE[case]

    with pytest.raises(ValidationError) as refused:
        clean_picture(ContentFile(data, name))

    assert refused.value.code in {"empty", "large", "type", "cut", "damaged", "pixels", "moving"}
    assert refused.value.messages[0].startswith(("Die Datei ", "Das ist ", "Das Bild "))
    assert "Bitte" in refused.value.messages[0] or "Angenommen" in refused.value.messages[0]


@IGNORED
@pytest.mark.parametrize("form", phones.FORMS)
def test_nothing_but_the_picture_remains(form):
    data = phones.photo(form)
    assert phones.SECRET in data

    clean = clean_picture(ContentFile(data, "IMG_1.jpg"))
    kept = clean.read()

    assert phones.SECRET not in kept
    with Image.open(BytesIO(kept)) as image:
        assert image.size == (40, 60)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        red, blue = image.convert("RGB").getpixel((20, 5)), image.convert("RGB").getpixel((20, 55))
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]
    assert clean.credits.creator == "Gesine Öltjen"
    assert clean.credits.credit == "Foto: Gesine Öltjen"
    assert clean.credits.caption == "Am Deich"
    assert clean.credits.source == "Eigener Auftrag"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    corner = Image.new("RGB", (64, 32), "white")
    corner.paste("black", (0, 0, 16, 16))
    file = BytesIO()
    corner.save(file, "JPEG", quality=95, exif=exif)

    image = cleaned(file.getvalue()).convert("L")

    dark = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    assert image.size == ((64, 32) if orientation < 5 else (32, 64))
    right, below = dark[orientation]
    at = (image.width - 5 if right else 5, image.height - 5 if below else 5)
    assert image.getpixel(at) < 60


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png(mode):
    source = Image.new("RGB", (30, 20), (200, 60, 20))
    grey = Image.new("I;16", (30, 20), 0x8000)
    source = grey if mode == "I;16" else source.convert(mode)
    file = BytesIO()
    source.save(file, "PNG")

    image = cleaned(file.getvalue())

    assert image.size == (30, 20)
    assert image.mode in ("RGB", "RGBA")
    if mode == "I;16":
        assert 120 <= image.getpixel((5, 5))[0] <= 135


def test_palette_with_one_transparent_colour_stays_transparent():
    source = Image.new("P", (20, 20), 1)
    source.putpalette([255, 0, 0, 0, 0, 255])
    source.paste(0, (0, 0, 10, 20))
    file = BytesIO()
    source.save(file, "PNG", transparency=0)

    image = cleaned(file.getvalue())

    assert image.mode == "RGBA"
    assert image.getpixel((2, 2))[3] == 0
    assert image.getpixel((15, 2)) == (0, 0, 255, 255)


def test_cmyk_and_progressive_become_a_plain_jpeg():
    file = BytesIO()
    Image.new("CMYK", (30, 20), (0, 255, 255, 0)).save(file, "JPEG", progressive=True)

    image = cleaned(file.getvalue())

    assert image.mode == "RGB"
    assert image.getpixel((5, 5))[0] > 180 > 80 > image.getpixel((5, 5))[1]


def test_a_profile_that_says_what_everybody_assumes_is_dropped():
    # XYZ as a stand-in for a profile that is not sRGB would be refused; Lab too. sRGB is neither.
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = BytesIO()
    Image.new("RGB", (30, 20), (10, 200, 30)).save(file, "JPEG", quality=95, icc_profile=profile)

    image = cleaned(file.getvalue())

    assert "icc_profile" not in image.info
    assert image.getpixel((5, 5))[1] > 190


def wide_profile(name: str, *, secret: str) -> bytes:
    """sRGB under another name, with a text beside it that has nothing to do with colours."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    rows = [struct.unpack_from(">4sII", srgb, 132 + 12 * n) for n in range(srgb[131])]
    values = {tag: srgb[start : start + size] for tag, start, size in rows}
    for tag, text in ((b"desc", name), (b"dmdd", secret)):
        letters = text.encode("utf-16-be")
        head = struct.pack(">4s4xII4sII", b"mluc", 1, 12, b"enUS", len(letters), 28)
        values[tag] = (head + letters).ljust(400, b"\0")
    values[b"rTRC"] += secret.encode().ljust(100, b"\0")
    table, body, start = b"", b"", 132 + 12 * len(values)
    for tag, value in values.items():
        table += struct.pack(">4sII", tag, start + len(body), len(value))
        body += value
    size = struct.pack(">I", start + len(body))
    return size + srgb[4:128] + struct.pack(">I", len(values)) + table + body


@pytest.mark.parametrize("name", ["Display P3", "Display P3 GEHEIM", "Adobe RGB (1998) – GEHEIM"])
@pytest.mark.parametrize(("mode", "form"), [("RGB", "JPEG"), ("RGBA", "PNG")])
def test_profile_with_more_colours_says_nothing_but_its_colours(mode, form, name):
    profile = wide_profile(name, secret="GEHEIM")
    file = BytesIO()
    colour = (10, 200, 30, 128)[: len(mode)]
    Image.new(mode, (30, 20), colour).save(file, form, icc_profile=profile)

    kept = cleaned(file.getvalue()).info["icc_profile"]

    assert b"GEHEIM" not in kept.replace(b"\0", b"")
    known = ImageCms.ImageCmsProfile(BytesIO(kept))
    assert (
        ImageCms.getProfileDescription(known).strip()
        == name.partition(" GEHEIM")[0].partition(" –")[0]
    )
    before = ImageCms.ImageCmsProfile(BytesIO(profile)).profile
    assert known.profile.red_colorant == before.red_colorant
    assert known.profile.green_colorant == before.green_colorant


def test_profile_with_tables_is_applied():
    """Nobody looks into a table; it may hold anything."""
    profile = (
        wide_profile("Display P3", secret="GEHEIM")
        .replace(b"dmdd", b"A2B9")
        .replace(b"rTRC", b"rXXX")
    )
    file = BytesIO()
    Image.new("RGB", (30, 20), (10, 200, 30)).save(file, "JPEG", icc_profile=profile)

    assert "icc_profile" not in cleaned(file.getvalue()).info


@pytest.mark.parametrize(
    "profile", [b"kein Profil", b"\0" * 128, b"a" * 300_000, struct.pack(">I", 2**31) + b"x" * 200]
)
def test_broken_profile_changes_nothing(profile):
    file = BytesIO()
    Image.new("RGB", (30, 20), (10, 200, 30)).save(file, "JPEG", quality=95, icc_profile=profile)

    image = cleaned(file.getvalue())

    assert "icc_profile" not in image.info
    assert image.getpixel((5, 5))[1] > 190


@IGNORED
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0" + b"x" * 900]
)
def test_broken_exif_keeps_nobody_out(exif):
    file = BytesIO()
    picture().save(file, "JPEG", exif=exif)

    assert cleaned(file.getvalue()).size == (48, 32)


@pytest.mark.parametrize("tail", [hostile.HTML, hostile.SVG, b"PK\3\4" + b"\0" * 60, b"<?php ?>"])
@pytest.mark.parametrize("form", phones.FORMS)
def test_what_hangs_behind_a_picture_is_left_behind(form, tail):
    clean = clean_picture(ContentFile(coded(form) + tail, f"bild.{phones.FORMS[form]}"))

    assert tail not in clean.read()


@pytest.mark.parametrize("name", ["foto.png", "foto.php", "foto", "foto.jpg.svg", "../../foto.JPG"])
def test_name_follows_the_content(name):
    clean = clean_picture(ContentFile(coded("JPEG"), name))

    assert clean.name == ("foto_jpg.jpg" if name == "foto.jpg.svg" else "foto.jpg")


@pytest.mark.parametrize(("size", "kept"), [((5000, 100), (4096, 82)), ((100, 4096), (100, 4096))])
def test_long_side_is_bounded(size, kept):
    file = BytesIO()
    Image.new("RGB", size, "green").save(file, "JPEG")

    assert cleaned(file.getvalue()).size == kept


def test_clean_picture_is_not_drawn_twice():
    clean = clean_picture(ContentFile(coded("JPEG"), "foto.jpg"))

    assert clean_picture(clean) is clean


def test_noise_in_the_middle_of_a_file_never_breaks_the_door():
    """Flipped bytes may still be a picture; what they may not be is an error of the server."""
    dice = random.Random(5)  # noqa: S311
    for form in ("JPEG", "PNG", "WEBP"):
        for _ in range(60):
            data = bytearray(coded(form))
            for _ in range(dice.randint(1, 30)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            with contextlib.suppress(ValidationError):
                assert cleaned(bytes(data)).width <= 4096
