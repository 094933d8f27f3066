"""IPTC IIM (the "legacy" fields of Photoshop and of agencies), inside Photoshop's resources."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

CHARSET = (1, 90)
TITLE, CREATOR, CREDIT, SOURCE, RIGHTS, CAPTION = (
    (2, 5),
    (2, 80),
    (2, 110),
    (2, 115),
    (2, 116),
    (2, 120),
)
# Largest sizes in bytes [IPTC-IIM 4.2, chapter 6].
_SIZES = {TITLE: 64, CREATOR: 32, CREDIT: 32, SOURCE: 32, RIGHTS: 128, CAPTION: 2000}
_UTF_8, _LATIN_1 = b"\x1b%G", b"\x1b.A"
_RESOURCE, _IPTC_RESOURCE = b"8BIM", 0x0404
_MOST = 2000


def read_iptc(block: bytes) -> dict[tuple[int, int], list[str]]:
    """The texts by record and number; a repeated field has several."""
    raw = defaultdict(list)
    for key, value in _datasets(block):
        raw[key].append(value)
    charset = raw.pop(CHARSET, [b""])[0]
    return {key: [_decoded(value, charset) for value in raw[key]] for key in raw if key in _SIZES}


def iptc_resource(texts: Mapping[tuple[int, int], str]) -> bytes:
    """A Photoshop resource with these fields in UTF-8; too long ones are cut."""
    block = _dataset(CHARSET, _UTF_8) + _dataset((2, 0), b"\0\4")
    for key, text in texts.items():
        if text:
            cut = text.encode()[: _SIZES[key]].decode(errors="ignore")
            block += _dataset(key, cut.encode())
    head = _RESOURCE + _IPTC_RESOURCE.to_bytes(2, "big") + b"\0\0" + len(block).to_bytes(4, "big")
    return head + block + b"\0" * (len(block) % 2)


def photoshop_iptc(resources: bytes) -> bytes:
    """The IPTC block among Photoshop's resources; empty if there is none."""
    position = 0
    for _count in range(_MOST):
        if resources[position : position + 4] != _RESOURCE:
            break
        number = int.from_bytes(resources[position + 4 : position + 6], "big")
        name = resources[position + 6 : position + 7] or b"\0"
        start = position + 6 + _even(1 + name[0])
        length = int.from_bytes(resources[start : start + 4], "big")
        if number == _IPTC_RESOURCE:
            return resources[start + 4 : start + 4 + length]
        position = start + 4 + _even(length)
    return b""


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    position = 0
    for _count in range(_MOST):
        head = block[position : position + 5]
        length = int.from_bytes(head[3:], "big")
        # Lengths of more than 32 KB have another form, which no text has.
        if len(head) < 5 or head[0] != 0x1C or length >= 0x8000:
            return
        position += 5 + length
        yield (head[1], head[2]), block[position - length : position]


def _dataset(key: tuple[int, int], value: bytes) -> bytes:
    return bytes((0x1C, *key)) + len(value).to_bytes(2, "big") + value


def _decoded(value: bytes, charset: bytes) -> str:
    """By its mark; without one UTF-8 if it can be, else what Western European Windows wrote."""
    if charset == _LATIN_1:
        return value.decode("latin-1")
    if charset == _UTF_8:
        return value.decode(errors="replace")
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", errors="replace")


def _even(length: int) -> int:
    return length + length % 2
