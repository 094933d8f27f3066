"""`make bench-search`: how quick the search is, as a table for docs and closing words.

    make bench-search                                          everything, needs both servers
    make bench-search BENCH_ARGS="--pages 3000 --engines sqlite"

Builds the demo site with so many generated pages, serves it as the demo does (gunicorn, two
processes with four threads) and asks over HTTP from one and from eight clients. Run it on a machine
that does nothing else; on two cores eight clients wait for each other most of the time.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .measure import latencies, quantile
from .queries import BEGINNINGS, QUERIES
from .site import ENGINES, Site

COLUMNS = (
    ("Seiten", "{pages}"),
    ("Suchmaschine", "{engine}"),
    ("1 Person p50/p95 ms", "{one[0]:.0f}/{one[1]:.0f}"),
    ("8 Personen p50/p95 ms", "{eight[0]:.0f}/{eight[1]:.0f}"),
    ("Vorschläge p50/p95 ms", "{suggestions[0]:.0f}/{suggestions[1]:.0f}"),
    ("Index ganz s", "{rebuild:.0f}"),
    ("eine Seite ms", "{one_page_ms:.0f}"),
    ("Speicher mehr MB", "{extra_mb:.0f}"),
)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__.split("\n")[0])
    parser.add_argument("--pages", default="3000,20000", help="Sizes, with commas.")
    parser.add_argument("--engines", default=",".join(ENGINES), help="Some of them, with commas.")
    chosen = parser.parse_args()
    chosen.pages = [int(size) for size in chosen.pages.split(",")]
    chosen.engines = chosen.engines.split(",")
    if unknown := set(chosen.engines) - set(ENGINES):
        parser.error(f"unknown engine: {', '.join(sorted(unknown))}; known: {', '.join(ENGINES)}")
    for engine in chosen.engines:
        for variable in ENGINES[engine]:
            if not os.environ.get(variable):
                parser.error(f"{engine} needs {variable}; see make test-services")
    return chosen


def row(site: Site, engine: str, pages: int) -> dict:
    figures = {"pages": pages, "engine": engine, **site.index_figures(engine)}
    with site.served() as base:
        for path, queries in (("/suche/", QUERIES), ("/suche/vorschlaege/", BEGINNINGS)):
            latencies(base, path, queries * 8, clients=8)  # every process is warm
        for name, clients in (("one", 1), ("eight", 8)):
            taken = latencies(base, "/suche/", QUERIES * 4, clients=clients)
            figures[name] = quantile(taken, 0.5), quantile(taken, 0.95)
        taken = latencies(base, "/suche/vorschlaege/", BEGINNINGS * 8, clients=1)
        figures["suggestions"] = quantile(taken, 0.5), quantile(taken, 0.95)
    return figures


def rows(pages: int, engines: list[str]) -> Iterator[dict]:
    """The engines that keep their pages in the same kind of database share a site."""
    on_server = {engine: "DATABASE_URL" in ENGINES[engine] for engine in engines}
    for kind in dict.fromkeys(on_server.values()):
        with (
            tempfile.TemporaryDirectory(prefix="nhz-bench-") as folder,
            Site(Path(folder), on_server=kind) as site,
        ):
            site.build(pages)
            for engine in engines:
                if on_server[engine] is kind:
                    yield row(site, engine, pages)


def main() -> None:
    chosen = arguments()
    print("| " + " | ".join(title for title, _ in COLUMNS) + " |")
    print("|" + "---|" * len(COLUMNS), flush=True)
    for pages in chosen.pages:
        for figures in rows(pages, chosen.engines):
            cells = (form.format(**figures) for _, form in COLUMNS)
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
