"""What people do on the site, one after the other, each through nginx; a docstring is a report."""

import base64
import hmac
import http.client
import json
import re
import time
from dataclasses import dataclass
from io import BytesIO
from urllib.request import urlopen

from bs4 import BeautifulSoup
from PIL import Image
from production_browser import Browser
from production_stack import HOST, Stack, wait_until

SOON = 1.1  # seconds from the editor's click to the reader's page
HEAD = "leitung@zusammenhalt.test"


@dataclass
class Site:
    stack: Stack
    admin: str
    password: str
    home: int
    head_password: str


def browser(stack: Stack) -> Browser:
    return Browser(HOST, stack.https)


def pages(site: Site) -> None:
    """Readers get pages, a search and a German 404, without cookies and with safe headers."""
    reader = browser(site.stack)
    for address in ("/", "/presse/", "/mutmacher/", "/partner/", "/mitmachen/", "/sitemap.xml"):
        assert reader.get(address).status == 200, address
    reader.cookies.clear()  # a form has one
    found = reader.get("/suche/?q=Gesine").text
    assert "klingelt an jeder Tür" in found
    lost = reader.get("/gibt-es-nicht/")
    assert (lost.status, "nicht gefunden" in lost.text) == (404, True)
    home = reader.get("/")
    assert not reader.cookies, "readers get no cookie"
    assert home.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "default-src 'none'" in home.headers["Content-Security-Policy"]
    assert home.headers["X-Request-ID"]
    assert home.headers["Server"] == "nginx"
    packed = reader.get("/", **{"Accept-Encoding": "br;q=1, gzip"})
    assert (packed.headers["Content-Encoding"], packed.text) == ("gzip", home.text)


def other_doors(site: Site) -> None:
    """Plain http leads to https, other names lead nowhere."""
    plain = http.client.HTTPConnection("127.0.0.1", site.stack.http, timeout=10)
    plain.request("GET", "/presse/?seite=2", headers={"Host": HOST})
    answer = plain.getresponse()
    to = answer.headers["Location"]
    assert (answer.status, to) == (301, f"https://{HOST}/presse/?seite=2")
    plain.close()
    try:
        stranger = Browser("fremd.example", site.stack.https).get("/")
    except http.client.RemoteDisconnected:
        pass
    else:
        raise AssertionError(f"a foreign name is answered: {stranger.status}")


def static_files(site: Site) -> None:
    """Style sheets come compressed and for a year; for what is not there, the site's own page."""
    reader = browser(site.stack)
    sheet = re.search(r'href="(/static/core/css/site\.\w+\.css)"', reader.get("/").text)[1]
    answer = reader.get(sheet, **{"Accept-Encoding": "gzip"})
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/css"
    assert len(answer.raw) < len(reader.get(sheet).raw)
    assert reader.get("/static/core/css/tokens.css").headers["Cache-Control"] == (
        "public, max-age=60"
    )
    for address in (
        "/static/",
        "/static/core/",
        "/static/fehlt.css",
        "/media/fehlt.jpg/",
        "/metrics",
    ):
        lost = reader.get(address)
        assert (lost.status, "nicht gefunden" in lost.text) == (404, True), address
    unread = {"/" + "x" * 16_000: (414, {}), "/presse/": (400, {"Cookie": "x" * 16_000})}
    for address, (status, headers) in unread.items():
        answer = reader.get(address, **headers)
        assert (answer.status, "nicht lesen" in answer.text) == (status, True), status


def mail(site: Site) -> None:
    """A mail that somebody asks for reaches the mail server, and all parts are in order."""
    person = browser(site.stack)
    door = "/anmelden/redaktion/passwort/"
    form = person.get(door).form()
    assert person.post(door, form | {"email": site.admin}).status == 200
    taken = site.stack.mail.taken
    wait_until(lambda: any(site.admin in text for text in taken), "the mail")
    assert any(f"https://{HOST}/anmelden/redaktion/passwort/" in text for text in taken)
    wait_until(lambda: person.get("/healthz/ready").status == 200, "all parts in order", 90)


def watching(site: Site) -> None:
    """Figures are read past nginx alone and add up all processes; the log is JSON."""
    reader = browser(site.stack)
    answers = re.compile(r'nhz_answers_total{method="GET",status="2xx",view="search"} (\d+)')
    first = int(answers.search(figures(site))[1])
    for number in range(6):
        answer = reader.get(f"/suche/?q=Erika{number}")
        assert len(answer.headers.get_all("X-Request-ID")) == 1
    seen = {int(answers.search(figures(site))[1]) for _ in range(6)}
    assert seen == {first + 6}, "whichever process answers"
    assert 'nhz_part{part="worker"} 0.0' in figures(site)
    names = {reader.get("/").headers["X-Request-ID"] for _ in range(3)}
    assert len(names) == 3, "a kept answer has a name of its own"
    lines = (site.stack.folder / "worker.out").read_text(encoding="utf-8").splitlines()
    assert {"time", "level", "logger", "message"} <= set(json.loads(lines[-1]))


def figures(site: Site) -> str:
    """What monitoring on this machine reads, from the application itself."""
    with urlopen(f"http://127.0.0.1:{site.stack.app}/metrics", timeout=10) as answer:
        return answer.read().decode()


def sign_in(site: Site, email: str, password: str) -> Browser:
    """With a password and a second factor that is set up on the way."""
    person = browser(site.stack)
    form = person.get("/anmelden/redaktion/").form()
    answer = person.post("/anmelden/redaktion/", form | {"email": email, "password": password})
    assert answer.status == 302, answer.text
    set_up = "/anmelden/redaktion/einrichten/"
    assert person.get("/admin/").headers["Location"].startswith(set_up)
    page = person.get(set_up)
    secret = BeautifulSoup(page.text, "html.parser").select_one(".secret").text.replace(" ", "")
    code = app_code(secret)
    form = page.form("main form.form")
    assert person.post(set_up, form | {"code": code}).status == 302
    assert person.get("/admin/").status == 200
    return person


def app_code(secret: str) -> str:
    """What the app on the phone shows (RFC 6238)."""
    step = (int(time.time()) // 30).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), step, "sha1")
    start = digest[-1] & 0xF
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def administrator(site: Site) -> None:
    """The first administrator signs in with a second factor."""
    admin = sign_in(site, site.admin, site.password)
    assert {"__Host-session", "__Host-csrf"} <= set(admin.cookies)
    assert admin.get("/admin/users/").status == 200


def publishing(site: Site) -> None:
    """A picture is uploaded, the start page published with it, and readers see both."""
    head = sign_in(site, HEAD, site.head_password)
    picture = upload(head)
    address = f"/admin/pages/{site.home}/edit/"
    form = head.get(address).form("#page-edit-form")
    form |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    lead = "Ein Vorspann, der eben erst entstanden ist."
    form |= {"lead": lead, "hero_image": picture, "action-publish": "action-publish"}
    asked = head.post(address, form)
    assert asked.headers.get("Location", "").endswith("/ohne-pruefung/"), asked.text[-3000:]
    reason = head.get(asked.headers["Location"]).form("form:has([name=version])")
    reader = browser(site.stack)
    assert lead not in reader.get("/").text
    published = head.post(
        asked.headers["Location"], reason | {"reason": "Niemand sonst ist im Haus."}
    )
    assert published.status == 302, published.text
    wait_until(lambda: lead in reader.get("/").text, "the new page", SOON)
    wait_until(lambda: renditions(reader), "the picture's sizes")
    shown = reader.get(renditions(reader)[0])
    assert (shown.status, shown.headers.get_content_maintype()) == (200, "image")
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def upload(head: Browser) -> str:
    """The new picture's id."""
    file = BytesIO()
    Image.effect_noise((3000, 2000), 40).convert("RGB").save(file, "PNG")
    address = "/admin/images/add/"
    form = head.get(address).form("main form[enctype]")
    form |= {"title": "Deich", "alt_text": "Ein Deich bei Flut", "license": "CC BY 4.0"}
    form |= {"creator": "Erika Beispiel", "credit": "Foto: E. Beispiel", "source": "Archiv"}
    answer = head.post(address, form, {"file": ("deich.png", "image/png", file.getvalue())})
    assert answer.status == 302, f"{answer.status} {answer.text[-3000:]}"
    return re.search(r'"/admin/images/(\d+)/', head.get("/admin/images/").text)[1]


def renditions(reader: Browser) -> list[str]:
    return re.findall(r"/media/images/[^\s\"]+?\.(?:avif|jpg)", reader.get("/").text)


def faults(site: Site) -> None:
    """Without worker readers notice nothing; without application they read what is wrong."""
    reader = browser(site.stack)
    site.stack.kill("worker")
    assert reader.get("/presse/").status == 200
    site.stack.start_worker()
    site.stack.kill("app")
    assert reader.get("/presse/").status == 200, "the copy that nginx has"
    down = reader.get("/mutmacher/?noch-nie-gefragt")
    assert (down.status, "Wir sind gleich wieder da" in down.text) == (502, True)
    assert "default-src 'none'" in down.headers["Content-Security-Policy"]
    sheet = re.search(r'href="(/static/[^"]+)"', down.text)[1]
    assert reader.get(sheet).status == 200
    site.stack.start_app()
    wait_until(lambda: reader.get("/healthz/live").status == 200, "the application again")


def limits(site: Site) -> None:
    """Whoever asks too often, or sends too much, is told so in German."""
    reader = browser(site.stack)
    searches = (reader.get(f"/suche/?q={number}") for number in range(400))
    refused = next(answer for answer in searches if answer.status != 200)
    assert refused.status == 429
    assert "Bitte warten Sie eine Minute" in refused.text
    assert reader.get("/presse/").status == 200, "the rest of the site is open"
    big = reader.post("/mitmachen/", {"name": "x" * 31 * 1024 * 1024})
    assert (big.status, "zu groß" in big.text) == (413, True)


PARTS = (
    *(pages, other_doors, static_files, mail, watching),
    *(administrator, publishing, faults, limits),
)
