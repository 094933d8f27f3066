"""A thousand junk requests a second, tried beside readers of the same and of another address."""

import asyncio
import re
import ssl
import statistics
import time

from production_browser import Browser
from production_stack import HOST

JUNK = "127.0.0.2"  # its address; a colleague of the flooder reads from there too
CONNECTIONS = 100
A_SECOND = 10  # requests on each of them
SECONDS = 3
BURST, RATE = 300, 100  # of the gate; rate in requests a second
# Seconds: what readers usually wait, and what one may on a busy machine behind all of the junk that
# the gate lets wait at once.
USUAL, PATIENCE = 0.5, 5.0


def check(site) -> None:
    """A thousand junk requests a second stop neither the site nor a colleague's reading."""
    asyncio.run(_check(site.stack.https))


async def _check(port: int) -> None:
    home = Browser(HOST, port).get("/").text  # from now on nginx has it
    sheet = re.search(r'href="(/static/core/css/site\.\w+\.css)"', home)[1]
    began = time.monotonic()
    flood = asyncio.gather(*(junk(port, number) for number in range(CONNECTIONS)))
    await asyncio.sleep(1)
    # Whoever shares the flood's address is refused only what nginx does not have.
    colleague = Browser(HOST, port, address=JUNK)
    waited: list[float] = []
    await reads(colleague, dict.fromkeys(("/", sheet, "/healthz/live"), 200), waited)
    refused = await first_refused(colleague)
    assert "Bitte warten Sie eine Minute" in refused.text, refused.text
    assert refused.headers["Retry-After"] == "60"
    for number in range(5):
        asked = dict.fromkeys(("/", sheet, "/healthz/live", f"/presse/?neu-{number}"), 200)
        await reads(Browser(HOST, port), asked, waited)
    assert statistics.median(waited) < USUAL, waited
    assert max(waited) < PATIENCE, waited
    received = b"".join(await flood)
    lasted = time.monotonic() - began
    answers = re.findall(rb"HTTP/1\.1 (\d+)", received)
    assert len(answers) == CONNECTIONS * A_SECOND * SECONDS, len(answers)
    assert set(answers) == {b"404", b"429"}, set(answers)
    let_through = BURST + RATE * (lasted + 1)
    assert answers.count(b"404") <= let_through, (answers.count(b"404"), let_through)


async def first_refused(reader: Browser):
    """Of some addresses that nobody has asked for: the gate lets one in ten through."""
    for number in range(30):
        answer = await asyncio.to_thread(reader.get, f"/presse/?noch-nie-gefragt-{number}")
        if answer.status == 429:
            return answer
    raise AssertionError("a flooding address is never refused")


async def reads(reader: Browser, asked: dict[str, int], waited: list[float]):
    """The last answer; each has the status that stands beside its address."""
    for address, status in asked.items():
        began = time.monotonic()
        answer = await asyncio.to_thread(reader.get, address)
        waited.append(time.monotonic() - began)
        assert answer.status == status, f"{reader.address} {address}: {answer.status}"
    return answer


async def junk(port: int, number: int) -> bytes:
    """All that comes back on one connection, on which nobody waits for an answer."""
    context = ssl._create_unverified_context()  # noqa: S323 - the check's own certificate
    answers, out = await asyncio.open_connection(
        "127.0.0.1", port, ssl=context, local_addr=(JUNK, 0)
    )
    received = asyncio.ensure_future(answers.read())
    last = A_SECOND * SECONDS - 1
    for turn in range(last + 1):
        end = "Connection: close\r\n" if turn == last else ""
        line = f"GET /gibt-es-nicht-{number}-{turn}/ HTTP/1.1\r\nHost: {HOST}\r\n{end}\r\n"
        out.write(line.encode())
        await asyncio.sleep(1 / A_SECOND)
    return await received
