from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.core import form_keys
from tests import factories

FORM = "/mitmachen/"
FILLED = {
    "name": "Nachbarschaftsküche Uelzen e. V.",
    "kind": "verein",
    "seat": "29525 Uelzen",
    "website": "www.nachbarschaftskueche.example",
    "contact_name": "Wiebke Harms",
    "contact_email": "wiebke@nachbarschaftskueche.example",
    "contact_phone": "040 66969-501",
    "statement": "Wir kochen für alle. Niemand isst allein.",
    "values": "on",
}


@pytest.fixture(autouse=True)
def _time_to_fill_in_the_form(monkeypatch):
    """Tests type quicker than people; one test takes this back."""
    monkeypatch.setattr(form_keys, "SHORTEST_SECONDS", -1)


@pytest.fixture
def send(site, client):
    """Open the form, fill it in, send it; `again` sends the form of the answer before."""

    def send(again=None, **changes):
        page = again or client.get(FORM)
        key = soup(page).select_one("input[name=key]")["value"]
        return client.post(FORM, {**FILLED, "key": key, **changes})

    return send


@pytest.fixture
def applied(site, roles):
    """An application that waits for the office."""
    return factories.join_request()


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(response) -> str:
    return " ".join(soup(response).select_one("main").get_text(" ").split())


def logo(name: str = "logo.png", **options) -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (40, 20), "#336699").save(file, "PNG")
    return SimpleUploadedFile(name, options.get("data", file.getvalue()), "image/png")
