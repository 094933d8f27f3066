import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from cms.media.licenses import license_address

from . import iptc, jpeg
from .credits import LIMITS, TITLE_LIMIT, Credits, plain

_FREE = re.compile(r"\bCC[ -]?0\b|gemeinfrei|public ?domain", re.IGNORECASE)
_PRINT_DPI = 300
_PACKET = """\
<?xpacket begin="\N{BYTE ORDER MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
  xmlns:cc="http://creativecommons.org/ns#"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_xmp(data: bytes, credits: Credits, *, title: str = "") -> bytes:
    """The JPEG `data` with these words as its only metadata, in XMP and in IPTC.

    The coded pixels stay byte for byte, as does what they need to be shown (colour profile, colour
    transformation). Previews, places, camera data and whatever follows the picture are left out.
    Raises ValueError if `data` is no whole JPEG.
    """
    credits = Credits(**{name: plain(getattr(credits, name), LIMITS[name]) for name in LIMITS})
    title = plain(title, TITLE_LIMIT)
    needed = [segment for segment in jpeg.segments(data) if _is_needed(segment)]
    head = [_for_print(segment) for segment in needed if segment.marker == jpeg.APP0]
    rest = [segment for segment in needed if segment.marker != jpeg.APP0]
    words = [
        jpeg.Segment(jpeg.APP1, jpeg.XMP + _packet(credits, title).encode()),
        jpeg.Segment(jpeg.APP13, jpeg.PHOTOSHOP + iptc.iptc_resource(_iptc(credits, title))),
    ]
    return b"".join([b"\xff\xd8", *map(bytes, [*head[:1], *words, *rest]), b"\xff\xd9"])


def _is_needed(segment: jpeg.Segment) -> bool:
    """False for comments and for what programs left, but for three things that colours need."""
    if segment.marker == jpeg.APP0:
        return segment.body.startswith(jpeg.JFIF) and len(segment.body) >= 14
    if segment.marker == jpeg.APP2:
        return segment.body.startswith(jpeg.ICC)
    if segment.marker == jpeg.APP14:
        return segment.body.startswith(b"Adobe")
    return not (jpeg.APP0 <= segment.marker <= jpeg.APP15 or segment.marker == jpeg.COM)


def _for_print(jfif: jpeg.Segment) -> jpeg.Segment:
    """JFIF's head with the resolution for print, without its own small preview."""
    per_inch = b"\1" + 2 * _PRINT_DPI.to_bytes(2, "big")
    return jpeg.Segment(jfif.marker, jfif.body[:7] + per_inch + b"\0\0")


def _rights(credits: Credits) -> str:
    """Whose it is and what is allowed, in one sentence; nothing while nothing is allowed."""
    return ". ".join(filter(None, [credits.credit, credits.license])) if credits.license else ""


def _iptc(credits: Credits, title: str) -> dict[tuple[int, int], str]:
    return {
        iptc.TITLE: title,
        iptc.CREATOR: credits.creator,
        iptc.CREDIT: credits.credit,
        iptc.SOURCE: credits.source,
        iptc.RIGHTS: _rights(credits),
        iptc.CAPTION: credits.caption,
    }


def _packet(credits: Credits, title: str) -> str:
    return _PACKET.format(properties="\n".join(_properties(credits, title)))


def _properties(credits: Credits, title: str) -> Iterator[str]:
    yield from _in_german("dc:title", title)
    yield from _in_german("dc:description", credits.caption)
    if credits.creator:
        creator = escape(credits.creator)
        yield f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>"
    yield from _in_german("dc:rights", _rights(credits))
    yield from _simple("photoshop:Credit", credits.credit)
    yield from _simple("photoshop:Source", credits.source)
    yield from _in_german("xmpRights:UsageTerms", credits.license)
    yield from _simple("xmpRights:Marked", "False" if _FREE.search(credits.license) else "True")
    if address := license_address(credits.license):
        yield from _simple("xmpRights:WebStatement", address)
        yield f"<cc:license rdf:resource={quoteattr(address)}/>"
    yield from _in_german("Iptc4xmpCore:AltTextAccessibility", credits.alt)


def _simple(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"<{name}>{escape(text)}</{name}>"


def _in_german(name: str, text: str) -> Iterator[str]:
    """As the default and as German: programs look for either."""
    if text:
        items = "".join(
            f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>'
            for language in ("x-default", "de")
        )
        yield f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"
