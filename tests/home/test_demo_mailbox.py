"""The mails of the demo can be read at an address that only the demo has."""

import pytest

from cms.jobs.mail.posting import queue
from home.demo.accounts import accounts_text
from tests import reading

URL = "/demo-post/"


@pytest.fixture
def demo(settings, site):
    settings.ROOT_URLCONF = "settings.demo_urls"


def test_elsewhere_there_is_no_such_address(client, site):
    queue("frau@verein.example", "Ihr Code", "123456", key="one")
    assert client.get(URL).status_code == 404


def test_mails_are_read_with_their_links(client, demo):
    assert "Noch keine E-Mail." in reading.text(client.get(URL))
    queue("frau@verein.example", "Ihr <Code>", "123456\n\nhttp://x.example/a/", key="one")
    shown = client.get(URL)
    assert "Ihr <Code>" in reading.text(shown)
    assert "123456" in reading.text(shown)
    assert reading.html(shown).main.select_one('a[href="http://x.example/a/"]')
    assert "no-store" in shown["Cache-Control"]


def test_mails_to_one_address(client, demo):
    for name in ("frau", "mann"):
        queue(f"{name}@verein.example", f"An {name}", "Text", key=name)
    link = reading.html(client.get(URL)).find("a", string="frau@verein.example")
    shown = reading.text(client.get(f"{URL}{link['href']}"))
    assert "An frau" in shown
    assert "An mann" not in shown
    for bad in ("%00", "%", "x" * 5000):
        assert client.get(URL, {"an": bad, "seite": "abc"}).status_code == 200


def test_launcher_prints_where(settings):
    assert URL in accounts_text()
