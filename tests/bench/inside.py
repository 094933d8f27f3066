"""What only a process of the site can measure; says it as JSON in its last line."""

import json
import resource
import statistics
import time

import django

django.setup()

from django.test import Client  # noqa: E402 - nothing of the site loads before its settings

from search import index, vocabulary  # noqa: E402
from search.german.lexicon import preload  # noqa: E402

from .queries import QUERIES  # noqa: E402


def megabytes() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    from pages.press.models import PressReleasePage

    client = Client(headers={"host": "127.0.0.1"})
    client.get("/")
    before = megabytes()
    preload()
    vocabulary.collect()
    for query in QUERIES:
        client.get("/suche/", {"q": query})
    extra = megabytes() - before
    pages = list(PressReleasePage.objects.live()[:30])
    index.write(pages)
    taken = []
    for page in pages:
        began = time.perf_counter()
        index.write([page])
        taken.append((time.perf_counter() - began) * 1000)
    print(json.dumps({"extra_mb": extra, "one_page_ms": statistics.median(taken)}))


if __name__ == "__main__":
    main()
