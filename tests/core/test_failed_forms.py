"""A form that met a failure of ours is there to be sent once more, whatever failed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from tests import reading

FAILING = "tests.core.failing_urls"
OURS = {"Sec-Fetch-Site": "same-origin"}
TEXT = "Zeile eins\n\nZeile drei mit „Zitat“ & <b>fett</b>"


@pytest.fixture
def person(site):
    return Client(raise_request_exception=False, headers=OURS)


def offered(response) -> tuple[str, dict[str, str]]:
    """Where the page's button sends what."""
    form = reading.html(response).main.form
    assert form.button.text.startswith("Noch einmal abschicken")
    return form["action"], {part["name"]: part["value"] for part in form.select("input")}


@pytest.mark.urls(FAILING)
def test_what_was_typed_can_be_sent_again(person):
    response = person.post("/kaputt/?a=1&b=2", {"text": TEXT, "art": ["x"]})

    assert response.status_code == 500
    assert offered(response) == ("/kaputt/?a=1&b=2", {"text": TEXT, "art": "x"})
    assert "Zeile drei mit „Zitat“ & <b>fett</b>" in reading.text(response)
    assert not reading.html(response).main.b


def test_without_a_database_too(site, monkeypatch):
    person = Client(raise_request_exception=False, headers=OURS)

    def fail(*args, **kwargs):
        raise OperationalError("nicht erreichbar")

    with monkeypatch.context() as broken:
        broken.setattr("django.db.backends.utils.CursorWrapper._execute", fail)
        response = person.post("/barriere-melden/", {"text": TEXT})

    assert response.status_code == 500
    assert offered(response) == ("/barriere-melden/", {"text": TEXT})


@pytest.mark.urls(FAILING)
def test_files_are_said_to_be_missing(person):
    file = SimpleUploadedFile("logo.png", b"x")
    response = person.post("/kaputt/", {"text": TEXT, "logo": file})

    assert offered(response)[1] == {"text": TEXT}
    assert "Dateien sind hier nicht dabei" in reading.text(response)


@pytest.mark.urls(FAILING)
@pytest.mark.parametrize("site_of_sender", ["cross-site", "same-site", "none"])
def test_nobody_puts_words_into_our_mouth(person, site_of_sender):
    response = person.post("/kaputt/", {"text": TEXT}, headers={"Sec-Fetch-Site": site_of_sender})

    assert "Zeile" not in reading.text(response)
    assert not reading.html(response).main.form


@pytest.mark.urls(FAILING)
def test_a_password_is_never_shown(person):
    response = person.post("/kaputt/", {"email": "e@b.example", "new_password1": "geheim geheim"})

    assert "geheim" not in response.content.decode()


@pytest.mark.urls(FAILING)
def test_a_full_disk_is_said(person):
    response = person.post("/voll/", {"text": TEXT, "logo": SimpleUploadedFile("l.png", b"x")})

    assert response.status_code == 500
    assert "kein Platz für Ihre Datei" in reading.text(response)
    assert offered(response)[1] == {"text": TEXT}
