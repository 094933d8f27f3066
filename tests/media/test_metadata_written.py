"""What goes out with a press photo: credit, caption and license, and nothing else."""

import random
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from cms.media.licenses import license_address
from cms.media.metadata import Credits, read_credits, write_xmp
from cms.media.metadata.credits import LIMITS, plain
from cms.media.metadata.iptc import iptc_resource, photoshop_iptc
from cms.media.metadata.jpeg import XMP
from tests.media.metadata_files import FULL, coded, packet


def test_what_is_written_is_read_back():
    assert read_credits(write_xmp(coded("JPEG"), FULL, title="Am Deich")) == FULL
    for name in LIMITS:
        one = Credits(**{name: getattr(FULL, name)})
        assert read_credits(write_xmp(coded("JPEG"), one)) == one


@pytest.mark.parametrize("seed", range(30))
def test_any_text_survives_the_way_out_and_in(seed):
    dice = random.Random(seed)  # noqa: S311
    signs = "abcäöüß <>&\"']]>\n\t\0\ud800\u202e€漢🎉…„“/:;{}%"
    texts = {name: "".join(dice.choices(signs, k=dice.randrange(600))) for name in LIMITS}
    written = Credits(**{name: plain(text, LIMITS[name]) for name, text in texts.items()})

    read = read_credits(write_xmp(coded("JPEG"), Credits(**texts), title=texts["caption"]))

    assert read == written


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 2}])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_pixels_and_colours_stay_and_nothing_else(mode, options):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    place = Image.Exif()
    place.get_ifd(0x8825)[1] = "N"
    data = coded(
        "JPEG",
        mode=mode,
        icc_profile=profile,
        exif=place,
        xmp=packet(attributes='photoshop:City="Norden"'),
        comment=b"Seriennummer 4711",
        **options,
    )
    trailer = coded("JPEG") + b"a film"

    written = write_xmp(data + trailer, FULL)

    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(written)) as after:
        assert after.tobytes() == before.tobytes()
        assert after.info["icc_profile"] == profile
        assert not after.getexif()
        assert after.info.get("dpi") == (None if mode == "CMYK" else (300, 300))
    for left in (b"Norden", b"4711", b"a film", b"Exif"):
        assert left not in written
    assert 0 < len(written) - len(data) < 8000
    assert write_xmp(written, FULL) == written


def test_old_programs_find_the_words_in_iptc():
    written = write_xmp(coded("JPEG"), FULL, title="Am Deich")
    without_xmp = written.replace(XMP, b"x" * len(XMP))

    found = read_credits(without_xmp)

    assert found.caption == FULL.caption
    assert found.creator == "Gesine Öltjen, Karl & Söhne"
    assert found.license.startswith("Foto: Gesine Öltjen / Bündnis <Nord>. Abdruck honorarfrei")


def test_iptc_cuts_between_letters():
    block = photoshop_iptc(iptc_resource({(2, 80): "ä" * 40}))

    assert block.endswith("ä".encode() * 16)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", coded("PNG"), coded("JPEG")[:-2], coded("JPEG")[:300]]
)
def test_only_a_whole_jpeg_can_be_written(data):
    with pytest.raises(ValueError, match="JPEG|cut"):
        write_xmp(data, FULL)


@pytest.mark.parametrize(
    ("license", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-sa-3.0-de", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
        ("Creative Commons BY-NC-ND 2.5", "https://creativecommons.org/licenses/by-nc-nd/2.5/"),
        ("Abdruck frei (CC BY-SA 4.0 DE)", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("siehe https://a.example/lizenz.", "https://a.example/lizenz"),
        ("CC BY", ""),
        ("Abdruck honorarfrei bei Nennung", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_license_knows_its_address(license, address):
    assert license_address(license) == address


def test_public_domain_is_not_marked_as_somebodys():
    free = write_xmp(coded("JPEG"), Credits(license="CC0"))

    assert b"<xmpRights:Marked>False<" in free
    assert b"<xmpRights:Marked>True<" in write_xmp(coded("JPEG"), FULL)


def test_the_libraries_read_what_is_written():
    """Pillow's own reader, not ours, finds the words."""
    with Image.open(BytesIO(write_xmp(coded("JPEG"), FULL, title="Am Deich"))) as shown:
        told = shown.getxmp()["xmpmeta"]["RDF"]["Description"]

    assert told["Credit"] == FULL.credit
    assert told["creator"]["Seq"]["li"] == FULL.creator
    assert {item["text"] for item in told["title"]["Alt"]["li"]} == {"Am Deich"}
