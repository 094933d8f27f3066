"""`make screenshots`: the pictures of the handbook and of docs/screenshots/, taken anew.

The demo is asked for its pages as people see them: readers on a phone and at a desk, in light and
dark and on paper; the office and a partner after signing in by their own doors.
"""

import io
import json
import re

from audit import HERE, PARTNER
from demo import ROOT, manage, running_demo
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from test_browser import chromium

SITE = ROOT / "docs" / "screenshots"
HANDBOOK = ROOT / "docs" / "handbuch" / "bilder"
READERS = ("public", "about", "unlisted")
LOOKS = {
    f"{width}-{scheme}": {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width in (360, 1280)
    for scheme in ("light", "dark")
} | {"druck": {"viewport": {"width": 794, "height": 1123}}}  # A4 in CSS pixels
SMALLER = 0.5  # of the pages, which are to be leafed through, not read
LONGEST = 6000  # pixels of a page that are shown
LONGEST_SCREEN = 1400  # of a screen in the handbook
PASSWORD = "Beispiel-Passwort-26"  # noqa: S105 - the demo's, which `make demo` prints
OFFICE = "redaktion1@niedersachsen-haelt-zusammen.example"
# Picture of the handbook: where it is taken; {names} are those of `things()`.
OF_THE_OFFICE = {
    "mein-tag": "/admin/",
    "schreiben": "/admin/pages/{draft}/edit/",
    "pressemitteilungen": "/admin/pressemitteilungen/",
    "bild": "/admin/images/{picture}/",
    "beitrittsanfrage": "/admin/beitrittsanfragen/inspect/{application}/",
    "barrieremeldung": "/admin/barrieremeldungen/inspect/{report}/",
    "partner-aenderungen": "/admin/partner-aenderungen/{partner}/",
    "synonyme": "/admin/snippets/search/synonym/",
    "empfehlungen": "/admin/searchpicks/",
}
_THINGS = """
import json
from cms.media.models import Picture
from pages.partners.models import JoinRequest, ProfileChange
from pages.barriers.models import BarrierReport
from pages.press.models import PressReleasePage
print(json.dumps({
    "draft": PressReleasePage.objects.filter(live=False, go_live_at=None).latest("date").pk,
    "picture": Picture.objects.exclude(credit="").earliest("pk").pk,
    "application": JoinRequest.objects.earliest("pk").pk,
    "report": BarrierReport.objects.waiting()[0].pk,
    "partner": ProfileChange.objects.earliest("pk").page_id,
}))
"""


def things() -> dict[str, int]:
    """Keys of what the demo has of each kind."""
    return json.loads(manage("shell", "--verbosity", "0", "-c", _THINGS))


def pages() -> list[tuple[str, str]]:
    """Name and address of every page that the audit measures for readers."""
    lines = [
        line.split()
        for name in READERS
        for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [(option.removeprefix("name="), address) for address, option, *_ in lines]


def take(page: Page, address: str) -> Image.Image:
    """The page from its top to its end, after everything that waits for the reader has come."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
    page.wait_for_load_state("networkidle")
    taken = page.screenshot(animations="disabled", full_page=True)
    image = Image.open(io.BytesIO(taken)).convert("RGB")
    return image.crop((0, 0, image.width, min(image.height, LONGEST)))


def take_pages(browser: Browser, base: str) -> int:
    """Each page in each look, as WebP; how many there are."""
    SITE.mkdir(parents=True, exist_ok=True)
    for look, options in LOOKS.items():
        page = browser.new_page(**options, locale="de-DE")
        page.emulate_media(media="print" if look == "druck" else "screen")
        for name, address in pages():
            image = take(page, base + address)
            size = round(image.width * SMALLER), round(image.height * SMALLER)
            image.resize(size).save(SITE / f"{name}-{look}.webp", quality=40)
        page.close()
    return len(LOOKS) * len(pages())


def sign_in_office(page: Page, base: str) -> None:
    page.goto(f"{base}/anmelden/redaktion/")
    page.get_by_label("E-Mail").fill(OFFICE)
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Code").fill(re.match(r"[\d ]+", manage("demo_code"))[0])
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(f"{base}/admin/**")


def sign_in_partner(page: Page, base: str) -> None:
    def codes() -> list[str]:
        return re.findall(r">(\d{4}-\d{4})<", page.request.get(mailbox).text())

    mailbox = f"{base}/demo-post/?an={PARTNER}"
    former = len(codes())
    page.goto(f"{base}/anmelden/")
    page.get_by_label("E-Mail").fill(PARTNER)
    page.get_by_role("button", name="Code").click()
    page.get_by_label("Code").wait_for()
    while len(codes()) == former:  # the worker writes it, a moment after the page has said so
        page.wait_for_timeout(500)
    page.get_by_label("Code").fill(codes()[0])
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(f"{base}/mein-profil/")


def take_handbook(browser: Browser, base: str) -> int:
    """Screens of the office and of a partner, as PNG with few colours; how many there are."""
    HANDBOOK.mkdir(parents=True, exist_ok=True)
    desk = browser.new_page(viewport={"width": 1280, "height": 900}, locale="de-DE")
    screens = {"anmelden": take(desk, f"{base}/anmelden/redaktion/")}
    sign_in_office(desk, base)
    found = things()
    for name, address in OF_THE_OFFICE.items():
        screens[name] = take(desk, base + address.format(**found))
    phone = browser.new_page(viewport={"width": 390, "height": 800}, locale="de-DE")
    sign_in_partner(phone, base)
    screens["mein-profil"] = take(phone, f"{base}/mein-profil/")
    for name, image in screens.items():
        shown = image.crop((0, 0, image.width, min(image.height, LONGEST_SCREEN)))
        shown.quantize(128).save(HANDBOOK / f"{name}.png", optimize=True)
    return len(screens)


def main() -> None:
    with running_demo() as base, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--headless", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        print(f"Handbuch: {take_handbook(browser, base)} Bilder", flush=True)
        print(f"Seiten: {take_pages(browser, base)} Bilder", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
