"""XMP: what a packet says, by qualified name."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
CC = "{http://creativecommons.org/ns#}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PADDING = b" \t\r\n\0"
_MOST_VALUES = 20


def read_xmp(packet: bytes) -> dict[str, str]:
    """Every property of the picture itself that is a text, a list or has languages.

    Of several languages German is taken, then the default, then the first; lists are joined by
    commas. A packet that is broken, or plays with entities, says nothing.
    """
    try:
        root = fromstring(packet.strip(_PADDING), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return {}
    rdf = root if root.tag == f"{RDF}RDF" else root.find(f"{RDF}RDF")
    found: dict[str, str] = {}
    for description in rdf if rdf is not None else ():
        for name, text in description.attrib.items():
            found.setdefault(name, text)
        for property_ in description:
            found.setdefault(property_.tag, _text(property_))
    return found


def _text(property_: Element) -> str:
    if f"{RDF}resource" in property_.attrib:
        return property_.attrib[f"{RDF}resource"]
    if (choices := property_.find(f"{RDF}Alt")) is not None:
        return _german(list(choices)[:_MOST_VALUES])
    for kind in ("Seq", "Bag"):
        if (values := property_.find(RDF + kind)) is not None:
            texts = [(value.text or "").strip() for value in list(values)[:_MOST_VALUES]]
            return ", ".join(filter(None, texts))
    return property_.text or ""


def _german(choices: list[Element]) -> str:
    texts = {(item.get(_LANGUAGE) or "").lower(): item.text or "" for item in reversed(choices)}
    german = [language for language in texts if language.partition("-")[0] == "de"]
    wanted = ("de", *german, "x-default")
    return next((texts[language] for language in wanted if texts.get(language)), None) or next(
        iter(reversed(texts.values())), ""
    )
