"""A hunt for stale answers while one change follows the other."""

import http.client
import re
import subprocess
import sys
import threading
import time

from production_browser import Browser
from production_smoke import SOON, Site, browser
from production_stack import HOST, ROOT, Stack

TRIES = 1000
PAGE = "/bildnachweise/"
# Changes what stands on every page, once for each line that it reads.
WRITER = """
import sys
from wagtail.models import Site
from cms.core.models import SiteSettings

settings = SiteSettings.for_site(Site.objects.get())
for line in sys.stdin:
    settings.footer_text = f"Stand {line.strip()}."
    settings.save()
    print(line.strip(), flush=True)
"""


def check(site: Site) -> None:
    """The first answer after a change shows it, and within a second all those through nginx."""
    stack = site.stack
    changed: dict[int, float] = {}
    seen: list[tuple[float, int]] = []
    stale: list[int] = []
    took: list[float] = []
    over = threading.Event()
    readers = [
        threading.Thread(target=read_on, args=(browser(stack), over, seen, took)) for _ in range(2)
    ]
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", WRITER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=stack.env, **pipes) as writer:
        for reader in readers:
            reader.start()
        for number in range(TRIES):
            writer.stdin.write(f"{number}\n")
            writer.stdin.flush()
            assert writer.stdout.readline().strip() == str(number)
            changed[number] = time.monotonic()
            if ask(stack) != number:
                stale.append(number)
            took.append(time.monotonic() - changed[number])
        over.set()
        for reader in readers:
            reader.join()
        writer.stdin.close()
    late, slowest = max(lateness(seen, changed)), max(took)
    print(
        f"        {TRIES} changes, {len(stale)} stale answers of the application; of {len(seen)} "
        f"through nginx the latest was {late:.2f} s late, the slowest took {slowest:.2f} s"
    )
    assert not stale, stale
    assert late <= max(SOON, 1 + slowest), late  # nginx bridges the time until a slow one comes


def ask(stack: Stack) -> int:
    """What the application's own answer shows."""
    connection = http.client.HTTPConnection("127.0.0.1", stack.app, timeout=60)
    try:
        connection.request("GET", PAGE, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
        return state(connection.getresponse().read().decode())
    finally:
        connection.close()


def read_on(reader: Browser, over: threading.Event, seen: list, took: list) -> None:
    while not over.wait(0.02):
        began = time.monotonic()
        seen.append((began, state(reader.get(PAGE).text)))
        took.append(time.monotonic() - began)


def state(text: str) -> int:
    found = re.search(r"Stand (\d+)\.", text)
    return int(found[1]) if found else -1


def lateness(seen: list, changed: dict):
    """For how long what an answer shows had been changed when it was asked for."""
    for began, number in seen:
        if number + 1 in changed:
            yield began - changed[number + 1]
