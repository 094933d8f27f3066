"""A line of the log is one JSON object, names the request, and nobody in particular."""

import json
import logging
import sys
from io import StringIO

import pytest
from django.db import IntegrityError, OperationalError

from cms.core.logs import JsonLines, request_id, scrubbed

FAILING = "tests.core.failing_urls"


@pytest.fixture
def log():
    """What production writes."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def raised(error: Exception) -> tuple:
    try:
        try:
            raise error
        except type(error):
            raise KeyError("erika") from error
    except KeyError:
        return sys.exc_info()


@pytest.mark.urls(FAILING)
def test_a_failure_is_told_without_what_was_typed(client, site, log):
    client.raise_request_exception = False
    name = client.get("/kaputt/geheim-123/?q=Erika", REMOTE_ADDR="198.51.100.7")["X-Request-ID"]

    (line,) = log()
    assert line["request"] == name
    assert (line["level"], line["logger"]) == ("ERROR", "django.request")
    assert line["message"] == "Internal Server Error: broken_link"
    assert (line["method"], line["view"], line["status"]) == ("GET", "broken_link", 500)
    (error,) = line["errors"]
    assert error["class"] == "builtins.ValueError"
    assert error["at"][-1].startswith("tests/core/failing_urls.py:")
    said = json.dumps(line)
    for secret in ("Erika", "erika", "geheim", "beispiel.example", "198.51"):
        assert secret not in said


def test_nobody_writes_lines_of_their_own(log):
    logging.getLogger("cms").warning("Gesagt: %s", 'x\n{"level": "ERROR"}\r\x1b[31m')

    (line,) = log()
    assert line["level"] == "WARNING"


def test_outside_of_a_request_there_is_no_name(log):
    logging.getLogger("cms").warning("Takt")

    assert "request" not in log()[0]


def test_of_errors_that_may_hold_a_row_only_the_class_is_told(log):
    row = IntegrityError("Key (email)=(erika@beispiel.example) already exists")
    logging.getLogger("cms").error("Nicht gespeichert", exc_info=raised(row))

    (line,) = log()
    assert [error["class"] for error in line["errors"]] == [
        *("builtins.KeyError", "django.db.utils.IntegrityError")
    ]
    assert "erika" not in json.dumps(line)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            OperationalError("connection to server at 10.1.2.3 failed"),
            "connection to server at … failed",
        ),
        (OSError(28, "No space left on device", "/srv/erika.jpg"), "No space left on device"),
        (AttributeError("'NoneType' object has no attribute 'url'"), None),
    ],
)
def test_technical_errors_say_what_they_are(log, error, text):
    logging.getLogger("cms").error("Fehler", exc_info=raised(error))

    assert log()[0]["errors"][1]["text"] == (text or str(error))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Invalid request from ip=198.51.100.7: zu lang", "Invalid request from ip=…: zu lang"),
        (
            "Error handling request GET /suche/?q=Erika+M&seite=2",
            "Error handling request GET /suche/?…",
        ),
        ("refused: Erika.M@beispiel.example, code 550", "refused: …, code 550"),
        ("from 2001:db8:85a3::8a2e:370:7334 to us", "from … to us"),
        ("Task cms.jobs.x done in 0.3 s at 07:12:33", "Task cms.jobs.x done in 0.3 s at 07:12:33"),
        ("version 7.4.4 of Wagtail", "version 7.4.4 of Wagtail"),
    ],
)
def test_the_last_net(text, without):
    assert scrubbed(text) == without


def test_the_name_ends_with_its_request(client, site):
    client.get("/")

    assert request_id.get() == ""
