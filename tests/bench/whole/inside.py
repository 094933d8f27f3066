"""What only a process of the measured project can tell; says it as JSON in its last line.

Runs in ours and in the stock project alike, so it knows Django and Wagtail alone. Its argument is
JSON too: `pages` are paths by kind, `publish` names a page model.
"""

import json
import statistics
import sys
import time

import django

django.setup()

from django.apps import apps  # noqa: E402 - nothing of the project loads before its settings
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

PUBLISHED = 20


class Counter:
    def __init__(self):
        self.statements = 0

    def __call__(self, execute, *arguments):
        self.statements += 1
        return execute(*arguments)


def counted(work) -> int:
    counter = Counter()
    with connection.execute_wrapper(counter):
        work()
    return counter.statements


def statements(paths: list[str]) -> dict[str, float | None]:
    """SQL statements for a page when the process is warm: rendered, and if it was kept.

    None for those that are never kept: searches and filters.
    """
    reader, stranger = Client(headers={"host": "127.0.0.1"}), Client(headers={"host": "127.0.0.1"})
    stranger.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32  # as with a form open
    found = {"kept": [], "rendered": []}
    for client in (reader, stranger):
        for path in paths:
            client.get(path)
        for path in paths:
            with connection.execute_wrapper(counter := Counter()):
                answer = client.get(path)
            was_kept = getattr(answer.wsgi_request, "from_shelf", False)
            found["kept" if was_kept else "rendered"].append(counter.statements)
    return {way: statistics.median(counts) if counts else None for way, counts in found.items()}


def published(label: str) -> dict[str, float]:
    """Milliseconds and statements to publish a change of a page."""
    taken, counts = [], []
    for page in apps.get_model(label).objects.live().order_by("-date", "-pk")[:PUBLISHED]:
        began = time.perf_counter()
        page.title = f"{page.title} (neu)"
        counts.append(counted(lambda page=page: page.save_revision().publish()))
        taken.append((time.perf_counter() - began) * 1000)
    # The first one finds a cold process.
    ms, statements = statistics.median(taken[1:]), statistics.median(counts[1:])
    return {"pages": len(taken), "ms": ms, "statements": statements}


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    sql = {kind: statements(paths) for kind, paths in asked["pages"].items()}
    print(json.dumps({"sql": sql, "publish": published(asked["publish"])}))
