"""What the pattern page shows the directory's components with: one tile of every step."""

from types import SimpleNamespace

from cms.core.district_map import TILES, step

from .samples import LONG_WORD

COUNTS = (0, 2, 5, 10, 1234)


def directory() -> dict:
    counts = [COUNTS[place % len(COUNTS)] for place in range(len(TILES))]
    tiles = zip(TILES.values(), counts, strict=True)
    choice = {"value": "", "label": LONG_WORD, "count": 1234, "is_chosen": True}
    return {
        "districts": [
            SimpleNamespace(
                name=f"Landkreis {tile.code}",
                count=count,
                step=step(count),
                tile=tile,
                query="#muster-karte",
                is_chosen=tile.code == "UE",
            )
            for tile, count in tiles
        ],
        "letters": [{"label": "A", "url": "#muster-karte"}, {"label": "B", "url": ""}],
        "choices": [
            {"title": title, "parameter": title.lower(), "choices": [choice]}
            for title in ("Art", "Thema", "Region")
        ],
        "places": [("29525 Uelzen", "#muster-karte"), (LONG_WORD, "#muster-karte")],
    }
