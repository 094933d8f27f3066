"""Errors reach the operator by e-mail: soon, seldom, without a person's data, at nobody's cost."""

import json
import logging
import threading
import time

import pytest
from django.core import mail
from django.db import connection
from django.db.utils import OperationalError

from cms.core import error_mail
from cms.core.error_mail import MOST_AN_HOUR, PAUSE, Brake, ErrorMailHandler, HeldBack

FAILING = "tests.core.failing_urls"
OPERATOR = "betrieb@zusammenhalt.example"
NOW = 1_800_000_000.0


@pytest.fixture
def brake_file(tmp_path, settings):
    settings.ERROR_MAIL_TO = [OPERATOR]
    settings.ERROR_MAIL_BRAKE = tmp_path / "new" / "brake.json"
    return settings.ERROR_MAIL_BRAKE


@pytest.fixture
def handler(brake_file):
    """As production installs it."""
    handler = ErrorMailHandler()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def sent() -> list:
    """What has gone out once all threads are done."""
    for thread in threading.enumerate():
        if thread.name.startswith(error_mail.THREAD):
            thread.join(5)
    return mail.outbox


def fail(text: str = "Etwas ist kaputt") -> None:
    logging.getLogger("cms.tried").error(text)


@pytest.mark.urls(FAILING)
def test_a_failed_request_is_told_without_what_was_typed(client, site, handler):
    client.raise_request_exception = False
    response = client.post("/kaputt/geheim-123/?q=Erika", {"name": "Erika Musterfrau"})

    (message,) = sent()
    assert message.to == [OPERATOR]
    assert message.subject.startswith(
        "[Niedersachsen hält zusammen] Fehler: builtins.ValueError in "
    )
    assert f"Kennung der Anfrage: {response['X-Request-ID']}" in message.body
    assert "Ansicht: POST broken_link" in message.body
    assert "tests/core/failing_urls.py" in message.body
    for secret in ("Erika", "erika", "geheim", "beispiel.example", "only-for-tests"):
        assert secret not in message.subject + message.body


@pytest.mark.urls(FAILING)
def test_the_same_error_is_told_once(client, site, handler):
    client.raise_request_exception = False
    for number in range(5):
        assert client.get(f"/kaputt/{number}/").status_code == 500

    assert len(sent()) == 1


def test_it_is_told_with_what_was_held_back(brake_file):
    brake = Brake(brake_file)

    assert brake.lets_through("a", NOW) == HeldBack(0, 0)
    assert brake.lets_through("a", NOW + 1) is None
    assert brake.lets_through("a", NOW + PAUSE - 1) is None
    assert brake.lets_through("b", NOW + PAUSE - 1) == HeldBack(0, 2)
    assert brake.lets_through("a", NOW + PAUSE + 1) == HeldBack(2, 0)


def test_a_rush_of_different_errors_is_braked_too(brake_file):
    brake = Brake(brake_file)
    said = [brake.lets_through(f"error {number}", NOW + number) for number in range(30)]

    assert [number for number, held in enumerate(said) if held] == list(range(MOST_AN_HOUR))
    assert brake.lets_through("error 29", NOW + PAUSE + 30) == HeldBack(1, 19)


def test_all_processes_share_the_brake(brake_file):
    assert Brake(brake_file).lets_through("a", NOW)
    assert Brake(brake_file).lets_through("a", NOW + 1) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', '{"a": ["x", "y"]}', "\x00"])
def test_a_broken_file_lets_errors_through(brake_file, content):
    brake_file.parent.mkdir()
    brake_file.write_text(content)

    assert Brake(brake_file).lets_through("a", NOW)


def test_without_a_disk_each_process_brakes_for_itself(brake_file):
    brake_file.parent.write_text("a file where the folder should be")
    brake = Brake(brake_file)

    assert brake.lets_through("a", NOW) == HeldBack(0, 0)
    assert brake.lets_through("a", NOW + 1) is None


def test_what_is_old_is_forgotten(brake_file):
    brake = Brake(brake_file)
    brake.lets_through("a", NOW)
    brake.lets_through("b", NOW + 30 * 24 * PAUSE)

    assert set(json.loads(brake_file.read_text())) == {"b"}


def test_a_mail_server_that_hangs_costs_the_request_nothing(handler, monkeypatch):
    hung = threading.Event()
    monkeypatch.setattr(error_mail, "get_connection", lambda backend: hung.wait(60))
    began = time.monotonic()
    fail()
    took = time.monotonic() - began
    hung.set()

    assert took < 30
    assert sent() == []


def test_a_mail_server_that_refuses_is_a_line_in_the_log(handler, monkeypatch, caplog):
    def refuse(backend):
        raise ConnectionRefusedError(OPERATOR)

    monkeypatch.setattr(error_mail, "get_connection", refuse)
    fail()

    assert sent() == []
    assert "No mail about an error (ConnectionRefusedError)" in caplog.text


def test_it_needs_no_database(handler, db, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("server closed the connection")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", away)
        try:
            connection.cursor()
        except OperationalError:
            logging.getLogger("cms.tried").exception("Nicht gespeichert")
        (message,) = sent()
    assert "django.db.utils.OperationalError: server closed the connection" in message.body


def test_nobody_named_nobody_told(handler, settings):
    settings.ERROR_MAIL_TO = []
    fail()

    assert sent() == []


@pytest.mark.django_db
def test_what_is_no_fault_of_the_program_is_not_told(client, handler):
    """A part that failed is the monitoring's; a name that is not ours is the asker's."""
    assert client.get("/healthz/ready").status_code == 503
    assert client.get("/", HTTP_HOST="fremd.example").status_code == 400

    assert sent() == []
