"""The figures as Markdown."""

from collections.abc import Iterator

from .measured import Row

WAYS = {
    "ours": "neu gerendert",
    "kept": "aufgehoben",
    "stock": "Wagtail ab Werk",
}
HEAD = (
    "| Seite | wie | SQL | CPU ms | 1 Person p50/p95 ms | je s | 8 Personen p50/p95 ms | je s "
    "| so schnell wie Wagtail |"
)


def page_table(rows: list[Row]) -> Iterator[str]:
    """A line for each kind and way; how often as many requests a second as the stock project."""
    yield HEAD
    yield "|---|---|" + "--:|" * 7
    for kind in dict.fromkeys(row.kind for row in rows):
        found = {row.way: row for row in rows if row.kind == kind}
        for way, words in WAYS.items():
            if way in found:
                yield _line(found[way], words, found.get("stock"))


def _line(row: Row, words: str, stock: Row | None) -> str:
    cells = [row.kind, words, f"{row.statements:.0f}", f"{row.eight.cpu_ms:.1f}"]
    for found in (row.one, row.eight):
        cells.append(f"{found.quantile(0.5):.1f}/{found.quantile(0.95):.1f}")
        cells.append(f"{found.per_second:.0f}")
    times = stock and stock is not row and row.eight.per_second / stock.eight.per_second
    cells.append(f"{times:.1f} ×" if times else "")
    return f"| {' | '.join(cells)} |"


def single_table(found: dict, other: dict | None) -> Iterator[str]:
    """What is no page: publication, memory, start, nginx."""
    page, file = found["page"], found["file"]
    yield "| was | hier | Wagtail ab Werk | Ziel |"
    yield "|---|--:|--:|---|"
    yield _single("Veröffentlichen, ms", _publish(found), other and _publish(other), "≤ 1,5 ×")
    yield _single("danach im Hintergrund, ms", f"{found['worker']:.0f}", None, "")
    yield _single(
        "veraltete Antworten gleich danach", f"{found['stale']} von {found['tries']}", None, "0"
    )
    yield _single("sichtbar hinter nginx, längstens s", f"{found['seconds']:.2f}", None, "≤ 1,1")
    yield _single("Speicher, MiB PSS", _memory(found["memory"]), None, "≤ 350")
    yield _single(
        "Start bis zur ersten Seite, s",
        f"{found['cold']:.1f}",
        other and f"{other['cold']:.1f}",
        "≤ 2",
    )
    yield _single("Seite aus nginx, je s", f"{page.per_second:.0f}", None, "")
    yield _single("dieselben Bytes als Datei aus nginx, je s", f"{file.per_second:.0f}", None, "")
    yield _single("Seite : Datei", f"{page.per_second / file.per_second:.2f}", None, "≥ 0,9")
    yield _single("Seite : Datei, CPU von nginx", f"{file.cpu_ms / page.cpu_ms:.2f}", None, "")


def _publish(found: dict) -> str:
    publish = found["inside"]["publish"]
    return f"{publish['ms']:.0f} ({publish['statements']:.0f} SQL)"


def _memory(parts: dict[str, float]) -> str:
    each = ", ".join(f"{name} {part:.0f}" for name, part in parts.items())
    return f"{sum(parts.values()):.0f} ({each})"


def _single(what: str, here: str, stock: str | None, aim: str) -> str:
    return f"| {what} | {here} | {stock or ''} | {aim} |"
