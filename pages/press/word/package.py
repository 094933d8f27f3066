"""The archive that a Word file is, checked before a library opens it. Nothing is ever fetched."""

import re
import zlib
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_BYTES = 25 * 1024 * 1024
MOST_MEMBERS = 1_000
MOST_UNPACKED = 150 * 1024 * 1024
MOST_XML = 20 * 1024 * 1024  # a release has 100 kB; a parsed tree needs many times its text
MOST_RATIO = 200  # real documents reach 50; only of members so large that it matters
MOST_DEPTH = 200  # elements inside elements

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Icons lie beside a picture of themselves, which is what is read; nobody opens them.
_DRAWING = "image/svg+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML_NAME = re.compile(r"\.(?:xml|rels)$", re.I)
_SAVE_AS = "Bitte speichern Sie den Text in Word als „Word-Dokument (*.docx)“."

EMPTY = "Die Datei ist leer. Bitte wählen Sie sie noch einmal aus."
LARGE = (
    "Die Datei ist zu groß; erlaubt sind 25 MB. Bitte nehmen Sie Bilder heraus und laden Sie sie "
    "einzeln in die Bildverwaltung."
)
OLD = (
    "Das ist eine Datei im alten Word-Format (.doc) oder eine mit Kennwort. Bitte entfernen Sie "
    "ein Kennwort und speichern Sie den Text als „Word-Dokument (*.docx)“."
)
NOT_WORD = f"Das ist keine Word-Datei. {_SAVE_AS}"
MACROS = f"Die Datei ist eine Vorlage oder enthält Makros. {_SAVE_AS}"
DAMAGED = (
    "Die Datei ist beschädigt oder unvollständig. Bitte öffnen Sie sie in Word, speichern Sie sie "
    "neu und versuchen Sie es noch einmal."
)
UNUSUAL = (
    "Die Datei ist anders aufgebaut, als Word es tut, und wird aus Vorsicht nicht angenommen. "
    "Bitte kopieren Sie den Text in ein neues Word-Dokument."
)


class Refused(ValueError):
    """The file is not taken; its text says why, in German."""


def check(data: bytes) -> None:
    """Raise `Refused` unless `data` is a Word document that may be opened."""
    if not data:
        raise Refused(EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(LARGE)
    if data.startswith(_OLE):
        raise Refused(OLD)
    if not data.startswith(b"PK"):
        raise Refused(NOT_WORD)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_archive(archive)
    except (BadZipFile, EOFError, OSError, zlib.error, expat.ExpatError) as error:
        raise Refused(DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:  # unknown compression; a password
        raise Refused(UNUSUAL) from error


def _check_archive(archive: ZipFile) -> None:
    members = archive.infolist()
    names = [member.filename for member in members]
    if _CONTENT_TYPES not in names:
        raise Refused(NOT_WORD)
    _check_sizes(members)
    _check_kind(archive.read(_CONTENT_TYPES), names)
    for member in members:
        content = archive.read(member)  # whole: the checksum is compared at its end
        if _XML_NAME.search(member.filename):
            _check_xml(content)


def _check_sizes(members: list[ZipInfo]) -> None:
    """By what the archive says of itself; no more than that is ever unpacked."""
    names = {member.filename.lower() for member in members}
    texts = [member.file_size for member in members if _XML_NAME.search(member.filename)]
    if (
        len(members) > MOST_MEMBERS
        or len(names) < len(members)
        or sum(member.file_size for member in members) > MOST_UNPACKED
        or sum(texts) > MOST_XML
        or any(map(_is_bomb, members))
    ):
        raise Refused(UNUSUAL)


def _is_bomb(member: ZipInfo) -> bool:
    large = member.file_size > 1024 * 1024
    return large and member.file_size > MOST_RATIO * max(1, member.compress_size)


def _check_kind(content_types: bytes, names: list[str]) -> None:
    """A document without macros, in which everything that is read as XML is called so."""
    kinds = _content_types(content_types)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    main = [kind for _, kind in kinds if kind.endswith(".main+xml")]
    if macros or any("macro" in kind or "template" in kind for kind in main):
        raise Refused(MACROS)
    if _WORD not in main:
        raise Refused(NOT_WORD)
    texts = (row for row in kinds if row[1].endswith("xml") and row[1] != _DRAWING)
    if not all(_XML_NAME.search(f".{name}") for name, _ in texts):
        raise Refused(UNUSUAL)


def _content_types(content: bytes) -> list[tuple[str, str]]:
    """Names of parts, or endings of names, with the kind that the archive gives them."""
    found: list[tuple[str, str]] = []

    def keep(_tag: str, attributes: dict[str, str]) -> None:
        name = attributes.get("PartName") or attributes.get("Extension", "")
        found.append((name, attributes.get("ContentType", "").strip().lower()))

    _parse(content, keep)
    return found


def _check_xml(content: bytes) -> None:
    depth = 0

    def enter(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise Refused(UNUSUAL)

    def leave(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    _parse(content, enter, leave)


def _parse(content: bytes, enter, leave=None) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = enter
    if leave:
        parser.EndElementHandler = leave
    parser.Parse(content, True)


def _refuse_doctype(*_declaration) -> None:
    """Word writes none; they are where entities come from."""
    raise Refused(UNUSUAL)
