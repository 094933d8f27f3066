"""Publishes again and again, and looks when readers get to see it. Run in the site, as JSON:

`app` and `nginx` are ports; `tries` answers of the application are looked at, several after each
publication; `rounds` publications are waited for behind nginx. The last line is JSON too.
"""

import json
import random
import sys
import time

import django

django.setup()

from pages.press.models import PressReleasePage  # noqa: E402 - nothing of the site loads before its settings

from .client import Address, Reader  # noqa: E402

# Where the newest release is named.
BESIDE = ("/", "/presse/", "/presse/feed.atom", "/presse/feed.rss")


def publish(number: int) -> str:
    """Give the newest release another title; the word in it that nobody has seen yet."""
    release = PressReleasePage.objects.live().newest_first().first()
    word = f"Stand{number:05}"
    release.title = f"{word} der Dinge"
    release.save_revision().publish()
    return word


def stale(address: Address, tries: int) -> int:
    """How many of so many answers, asked for at once, did not know of the publication."""
    url = PressReleasePage.objects.live().newest_first().first().url
    paths = (url, f"{url}text/", *BESIDE)
    old = 0
    for number in range(-(-tries // len(paths))):
        word = publish(number).encode()
        for path in paths:  # each time another connection, so that each process has its turn
            reader = Reader(address)
            old += word not in reader.get(path)
            reader.close()
    return old


def seconds_behind_nginx(address: Address, rounds: int) -> list[float]:
    url = PressReleasePage.objects.live().newest_first().first().url
    reader, taken = Reader(address), []
    for number in range(rounds):
        reader.get(url)
        time.sleep(random.random())  # noqa: S311 - nginx counts from full seconds, we do not
        reader.get(url)
        word = publish(90_000 + number).encode()
        began = time.monotonic()
        while word not in reader.get(url):
            time.sleep(0.005)
        taken.append(time.monotonic() - began)
    return taken


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    old = stale(Address(asked["app"]), asked["tries"])
    taken = seconds_behind_nginx(Address(asked["nginx"], tls=True), asked["rounds"])
    print(json.dumps({"stale": old, "seconds": max(taken)}))
