"""Whether an uploaded file is the film or the captions that its name says.

Pure functions on open files and bytes; each answers with a German sentence, "" if all is well.
"""

import re
from typing import BinaryIO

FILM_EXTENSIONS = ("mp4", "webm")
CAPTIONS_EXTENSION = "vtt"
MOST_FILM_BYTES = 200 * 1024 * 1024
MOST_FILE_BYTES = 10 * 1024 * 1024

TOO_LARGE = "Die Datei ist zu groß. Erlaubt sind höchstens {} MB."
NO_FILM = "Die Datei ist kein Film im Format {}. Bitte exportieren Sie den Film noch einmal."
CUT = "Die Filmdatei ist unvollständig. Bitte laden Sie sie noch einmal hoch."
NO_CAPTIONS = "Die Datei enthält keine Untertitel im Format WebVTT: Die erste Zeile heißt „WEBVTT“."
NO_TEXT = "Bitte speichern Sie die Untertitel als Text in UTF-8."
NO_CUE = "Die Untertitel enthalten keine Zeile mit Anfang und Ende, zum Beispiel {}."
EXAMPLE = "00:01.000 --> 00:04.000"

# MP4 is a row of boxes, four bytes of size before four of a name [ISO/IEC 14496-12, 4.2]; what
# kind of track it has says the handler in the box "moov". A WebM file is EBML [RFC 8794].
_MOST_MOOV_BYTES = 32 * 1024 * 1024
_MOST_BOXES = 50_000
_EBML = b"\x1aE\xdf\xa3"
_WEBM_HEAD_BYTES = 64 * 1024
_WEBM_VIDEO = re.compile(rb"\x86.{1,4}?V_(?:VP8|VP9|AV1)", re.DOTALL)
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")


def problem_of_file(file: BinaryIO, extension: str, size: int) -> str:
    """What keeps a document from being kept."""
    is_film = extension in FILM_EXTENSIONS
    most = MOST_FILM_BYTES if is_film else MOST_FILE_BYTES
    if size > most:
        return TOO_LARGE.format(most // 1024 // 1024)
    file.seek(0)
    try:
        if extension == "mp4":
            return _problem_of_mp4(file, size)
        if extension == "webm":
            return _problem_of_webm(file.read(_WEBM_HEAD_BYTES))
        return problem_of_captions(file.read()) if extension == CAPTIONS_EXTENSION else ""
    finally:
        file.seek(0)


def problem_of_captions(data: bytes) -> str:
    """WebVTT as browsers read it [W3C WebVTT, 4.1]: signature, cues that end after they begin."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return NO_TEXT
    if not lines or not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        return NO_CAPTIONS
    timings = [(number, line) for number, line in enumerate(lines, start=1) if "-->" in line]
    for number, line in timings:
        if not _is_cue(line.strip()):
            return f"Zeile {number} der Untertitel nennt keine gültige Zeit, wie {EXAMPLE}."
    return "" if timings else NO_CUE.format(EXAMPLE)


def _is_cue(line: str) -> bool:
    found = _CUE.match(line)
    return bool(found) and _seconds(found.groups()[:4]) < _seconds(found.groups()[4:])


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _problem_of_webm(head: bytes) -> str:
    is_webm = head.startswith(_EBML) and b"webm" in head[:64]
    return "" if is_webm and _WEBM_VIDEO.search(head) else NO_FILM.format("WebM")


def _problem_of_mp4(file: BinaryIO, size: int) -> str:
    """A film has a box of its type first, and a track of pictures described in "moov"."""
    position, names, has_pictures = 0, [], False
    while position < size and len(names) < _MOST_BOXES:
        name, length = _box(file, position, size)
        if not names and name != b"ftyp":
            return NO_FILM.format("MP4")
        if length < 8 or position + length > size:
            return CUT
        if name == b"moov":
            has_pictures = b"vide" in file.read(min(length, _MOST_MOOV_BYTES))
        names.append(name)
        position += length
    return "" if has_pictures and b"mdat" in names else NO_FILM.format("MP4")


def _box(file: BinaryIO, position: int, size: int) -> tuple[bytes, int]:
    """Name and length of the box at `position`; length 0 if the file ends inside its head."""
    file.seek(position)
    head = file.read(8)
    length, name = int.from_bytes(head[:4], "big"), head[4:]
    if length == 1:
        length = int.from_bytes(file.read(8), "big")
    elif length == 0 and len(head) == 8:
        length = size - position
    return name, length
