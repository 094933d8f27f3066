from . import exif, iptc, xmp
from .blocks import blocks_of
from .credits import LIMITS, Credits, plain, said_by_somebody

# Where each text may stand. XMP before IPTC before EXIF, as the Metadata Working Group advises;
# what is allowed before whom it belongs to.
_PLACES = {
    "creator": (f"{xmp.DC}creator", iptc.CREATOR, exif.ARTIST),
    "credit": (f"{xmp.PHOTOSHOP}Credit", iptc.CREDIT),
    "caption": (f"{xmp.DC}description", iptc.CAPTION, exif.DESCRIPTION),
    "license": (
        f"{xmp.RIGHTS}UsageTerms",
        f"{xmp.CC}license",
        f"{xmp.RIGHTS}WebStatement",
        f"{xmp.DC}rights",
        iptc.RIGHTS,
        exif.COPYRIGHT,
    ),
    "source": (f"{xmp.PHOTOSHOP}Source", iptc.SOURCE),
    "alt": (f"{xmp.IPTC}AltTextAccessibility",),
}


def read_credits(data: bytes) -> Credits:
    """What a JPEG, PNG, WebP, AVIF or HEIC file says about its maker, rights and content.

    `data` is the whole file. Anything else, and anything broken, says nothing.
    """
    blocks = blocks_of(data)
    told: dict = {
        **xmp.read_xmp(blocks.xmp),
        **{key: ", ".join(texts) for key, texts in iptc.read_iptc(blocks.iptc).items()},
        **exif.read_exif(blocks.exif),
    }
    return Credits(**{name: _first(told, name) for name in LIMITS})


def _first(told: dict, name: str) -> str:
    texts = (plain(told.get(place, ""), LIMITS[name]) for place in _PLACES[name])
    return next(filter(said_by_somebody, texts), "")
