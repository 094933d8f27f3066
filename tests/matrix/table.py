"""What is expected of every address, for every role: `outsiders.txt` and `staff.txt`.

A line names a route, or with `*` at its end all that begin alike; the longest that fits counts. A
cell is what a GET and a POST get, or both with a slash between them:

    ok       an answer: a page, a file, a form with mistakes marked, a redirect after it was done
    door     led to the sign-in
    gone     no such address: 404, or 410 for what was there once
    refused  known, and told that they may not: 403, or Wagtail's message on the admin's first page

An address that knows one method alone answers 405 to the other one, which shows and changes
nothing; so that fits every cell.
"""

from pathlib import Path

HERE = Path(__file__).parent
METHODS = ("GET", "POST")
OUTSIDERS = ["anonymous", "nobody", "manager", "author", "foreign"]
STAFF = ["editor", "head", "admin", "root"]

Cells = dict[str, dict[str, str]]


def read(name: str) -> Cells:
    """Line → role → cell."""
    head, *lines = (HERE / name).read_text().splitlines()
    roles = head.removeprefix("#").split()
    table: Cells = {}
    for line in lines:
        route, *cells = line.rsplit(maxsplit=len(roles))
        assert route not in table, f"{name} has two lines for {route}"
        table[route] = dict(zip(roles, cells, strict=True))
    return table


def line_for(route: str, table: Cells) -> str:
    """The line that counts for a route; empty if there is none."""
    if route in table:
        return route
    fitting = (line for line in table if line.endswith("*") and route.startswith(line[:-1]))
    return max(fitting, key=len, default="")


def expected(cell: str, method: str) -> str:
    words = cell.split("/")
    return words[-1] if method == "POST" else words[0]
