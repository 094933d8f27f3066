"""`make bench`: how quick the whole site is, beside a stock Wagtail project with the same content.

    make bench                                         3,000 pages, about ten minutes on two cores
    make bench BENCH_ARGS="--pages 3000,20000"
    make bench BENCH_ARGS="--pages 300 --seconds 0.5 --tries 60 --no-stock"

Served as in production: application server, worker and nginx, on free ports. On PostgreSQL and
Elasticsearch if DATABASE_URL and ELASTICSEARCH_URL name them, else on SQLite with the embedded
search; the stock project has the same kind of database. What is compared are ratios, measured one
after the other on one machine, which does nothing else meanwhile.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from contextlib import ExitStack, nullcontext

from production_stack import ROOT, Stack, database, nginx

from . import addresses, measured, projects, table

FOLDER = ROOT / "var" / "bench"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.split("\n")[0])
    parser.add_argument("--pages", default="3000", help="Sizes, with commas.")
    parser.add_argument("--seconds", type=float, default=2, help="For each page and way.")
    parser.add_argument("--tries", type=int, default=1000, help="Answers after a publication.")
    parser.add_argument("--no-stock", action="store_true", help="Only ours.")
    return parser.parse_args()


def bench(pages: int, chosen: argparse.Namespace) -> list[str]:
    """Build both, measure both, end both; the lines of the report."""
    effort = measured.Effort(chosen.seconds, chosen.tries)
    shutil.rmtree(FOLDER / "work", ignore_errors=True)
    content, site = FOLDER / "work" / "content.json", FOLDER / "work" / "site"
    site.mkdir(parents=True)
    with ExitStack() as until_the_end:
        stack = Stack(site, until_the_end.enter_context(database_if_named("")))
        until_the_end.callback(stack.end)
        ours = projects.ours(stack)
        projects.build_ours(ours, pages, content)
        step(f"site of {pages} pages built")
        rows, found = measure_ours(stack, ours, json.loads(content.read_text("utf-8")), effort)
    other = None
    if not chosen.no_stock:
        with database_if_named("stock") as url:
            stock = projects.stock(FOLDER / "work" / "stock", url)
            projects.build_stock(stock, content)
            step("stock project built")
            more, other = measure_stock(stock, json.loads(content.read_text("utf-8")), effort)
            rows += more
    title = f"## {pages} erzeugte Seiten, {kind_of_database()}"
    return [title, "", *table.page_table(rows), "", *table.single_table(found, other), ""]


def measure_ours(stack: Stack, project, content: dict, effort) -> tuple[list, dict]:
    paths = addresses.ours(content)
    inside = project.inside(paths, "press.PressReleasePage")
    worker = measured.after_publishing(project, inside["publish"]["pages"])
    found = {"inside": inside, "worker": worker, "tries": effort.tries}
    ways = {"ours": measured.PASSES_BY, "kept": ""}
    rows = measured.pages(project, paths, ways, inside, effort)
    step("its pages measured")
    found["cold"] = measured.cold_start(project)
    found |= measured.whole_stack(stack, project, paths["Mitteilung"][0], effort)
    step("the whole of it measured")
    return rows, found


def measure_stock(project, content: dict, effort) -> tuple[list, dict]:
    paths = addresses.stock(content)
    inside = project.inside(paths, "blog.BlogPage")
    ways = {"stock": measured.PASSES_BY}
    rows = measured.pages(project, paths, ways, inside, effort)
    step("its pages measured")
    return rows, {"inside": inside, "cold": measured.cold_start(project)}


def database_if_named(part: str):
    """An empty database on the server in DATABASE_URL; without one, an address that is empty."""
    if os.environ.get("DATABASE_URL", "").strip():
        return database(part)
    return nullcontext("")


def kind_of_database() -> str:
    database = "PostgreSQL" if os.environ.get("DATABASE_URL", "").strip() else "SQLite"
    server = os.environ.get("ELASTICSEARCH_URL", "").strip()
    return f"{database}, {'Elasticsearch' if server else 'eingebaute Suche'}"


def step(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {what}", file=sys.stderr, flush=True)


def main() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    nginx()
    chosen = arguments()
    for pages in chosen.pages.split(","):
        lines = "\n".join(bench(int(pages), chosen))
        (FOLDER / f"{pages}.md").write_text(lines, encoding="utf-8")
        print(lines, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Interrupted; everything that was started has ended.")
