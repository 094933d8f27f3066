"""A running site, and Chromium in front of it."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import BrowserContext, Page

from pages.partners.models import Membership, PartnerPage
from tests import factories

# Playwright's loop runs in the thread of the tests, which Django takes for a coroutine.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = {"width": 360, "height": 740}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return {"executable_path": os.environ["CHROMIUM"], "args": list(QUIET)}


@pytest.fixture
def browser_context_args(base_url) -> dict:
    return {"base_url": base_url, "viewport": PHONE, "locale": "de-DE", "has_touch": True}


@pytest.fixture(scope="session")
def _static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def base_url(_static_files, shared_database, django_db_blocker) -> Iterator[str]:
    """The address of a site of its own for this test, with roles and no people.

    By name: browsers offer passkeys to names, not to numbers.
    """
    server = LiveServerThread("localhost", static_handler=lambda site: site)
    with django_db_blocker.unblock():
        call_command("sync_roles", verbosity=0)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://localhost:{server.port}"
        server.terminate()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """Chromium's page; whatever a script or the policy for contents complains of is a failure."""
    complaints: list[str] = []
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.fixture
def enter(context: BrowserContext, base_url: str) -> Callable[..., None]:
    """Let somebody in without the way through the door, which has tests of its own."""

    def enter(user) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])

    return enter


@pytest.fixture
def selma(base_url):
    """Looks after the profile of a bakery."""
    return factories.person("partner", "selma@sonnenkorn.example", first_name="Selma")


@pytest.fixture
def bakery(selma) -> PartnerPage:
    page = factories.partner(phone="0581 111", statement="Wir backen auch für die Tafel.")
    Membership.objects.create(user=selma, partner=page, role=Membership.Role.ADMINISTRATOR)
    return page


def overflow(page: Page) -> int:
    """CSS pixels by which the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
