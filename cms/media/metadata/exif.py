"""The three texts in EXIF's main directory that may say something about rights."""

DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
_WANTED = {DESCRIPTION, ARTIST, COPYRIGHT}
_ORDERS = {b"II*\0": "little", b"MM\0*": "big"}
_ASCII, _ENTRY = 2, 12
_MOST_ENTRIES = 500
_LONGEST = 8 * 1024


def read_exif(block: bytes) -> dict[int, str]:
    """The texts by tag. UTF-8, which many write there against the rules, is understood."""
    order = _ORDERS.get(block[:4])
    if order is None:
        return {}
    directory = int.from_bytes(block[4:8], order)
    count = int.from_bytes(block[directory : directory + 2], order)
    found: dict[int, str] = {}
    for number in range(min(count, _MOST_ENTRIES)):
        start = directory + 2 + number * _ENTRY
        tag, kind, length, value = (
            int.from_bytes(block[start + a : start + b], order)
            for a, b in ((0, 2), (2, 4), (4, 8), (8, 12))
        )
        if kind == _ASCII and tag in _WANTED - found.keys():
            place = start + 8 if length <= 4 else value
            found[tag] = _text(block[place : place + min(length, _LONGEST)])
    return found


def _text(raw: bytes) -> str:
    """Photographer and editor of a copyright notice are parted by a zero."""
    parts = [part.strip() for part in raw.rstrip(b"\0").split(b"\0")]
    joined = b"; ".join(part for part in parts if part)
    try:
        return joined.decode()
    except UnicodeDecodeError:
        return joined.decode("cp1252", errors="replace")
