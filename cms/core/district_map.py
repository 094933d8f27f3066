"""Lower Saxony as a map of tiles, one for each district and independent city. Pure facts."""

from dataclasses import dataclass

# Rows from north to south: the code on the tile, the official key without the state's leading 03;
# a dash is a gap, a star an independent city.
_ROWS = """
AUR452 WTM462 WHV405* CUX352 STD359
EMD402* FRI455 BRA461 OHZ356 ROW357 WL353 LG355
LER457 WST451 OL403* DEL401* VER361 HK358 UE360 DAN354
EL454 CLP453 OL-L458 DH251 NI256 CE351 GF151 WOB103*
NOH456 OS-L459 VEC460 - SHG257 H241 PE157 BS101* HE154
- OS404* - - HM252 HI254 SZ102* WF158
- - - - HOL255 NOM155 GS153
- - - - - GÖ159
"""
PITCH, SIZE = 64, 60
WIDTH, HEIGHT = 9 * PITCH, 8 * PITCH
# The most that a step of the five colours stands for; the last one has no end.
_STEPS = (0, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: key of its region, code, left upper corner, radius of its corners."""

    key: str
    code: str
    x: int
    y: int
    radius: int

    @property
    def middle(self) -> int:
        return self.x + SIZE // 2

    @property
    def code_line(self) -> int:
        return self.y + 28

    @property
    def number_line(self) -> int:
        return self.y + 48


def step(count: int) -> int:
    """The colour step, 0 to 4, of so many."""
    return sum(count > most for most in _STEPS)


def _tiles() -> dict[str, Tile]:
    found = {}
    for row, line in enumerate(_ROWS.split("\n")[1:-1]):
        for column, text in enumerate(line.split()):
            if text == "-":
                continue
            radius = 30 if text.endswith("*") else 8
            code, key = text.strip("*")[:-3], "03" + text.strip("*")[-3:]
            found[key] = Tile(key, code, column * PITCH, row * PITCH, radius)
    return found


TILES = _tiles()
