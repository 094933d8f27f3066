"""Readers and editors notice nothing of a search server that fails; operators do."""

import logging
import time
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from cms.jobs.worker import QueueWorker
from search import checks
from search.elastic import health, outbox, server, state, tasks
from search.engines import Question
from search.german.texts import Group, groups
from search.models import IndexState, SearchDocument, Tombstone
from settings.wagtail import search_server
from tests import factories, reading
from tests.jobs.conftest import queue  # noqa: F401 - the real queue, as the worker's own tests use it
from tests.jobs.test_report import staff
from tests.search_server import with_server

from . import stub_server

pytestmark = pytest.mark.usefixtures("site")

# Seconds. The request ends after 0.8; the rest is for a machine that is busy with other tests.
# Without a bound, what hangs or drips lasts half a minute and more.
WAIT = 15


@pytest.fixture
def page():
    """It is in the embedded index alone."""
    return factories.standard_page(title="Deich und Flut")


@pytest.fixture
def failing(settings, request):
    """A search server in the mode that the test names."""
    with stub_server.running(getattr(request, "param", "hang")) as stub:
        with_server(settings, search_server(stub.url, "test_"))
        yield stub
        server.server().es.close()
        server._server.cache_clear()  # another stub may get the same port,
        server._clients.clear()  # and the client for it is closed


@contextmanager
def taking_nothing():
    """The database answers and stores nothing, as on a full disk."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # what it refuses breaks a transaction
            cursor.execute("SET TRANSACTION READ ONLY")
            yield
            transaction.set_rollback(True)  # until here it holds
            return
        cursor.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA query_only = OFF")


def found(client) -> list[str]:
    response = client.get("/suche/", {"q": "Deich"})
    assert response.status_code == 200
    return reading.headings(response, "h2")[:1]


@pytest.mark.parametrize("failing", stub_server.FAULTS, indirect=True)
def test_readers_are_answered_in_time_and_then_at_once(client, page, failing, caplog):
    asked = question(*groups("Deich"))
    started = time.monotonic()
    assert server.answer(asked) is None
    assert time.monotonic() - started < WAIT
    assert server.answer(asked) is None
    assert failing.requests <= 1, "the second reader does not wait for the server at all"

    assert found(client) == ["Deich und Flut"]

    (line,) = [record.message for record in caplog.records if record.levelno >= logging.ERROR]
    assert "Search server fails, the embedded index answers" in line
    assert "Deich" not in line


@pytest.mark.parametrize("failing", ["503"], indirect=True)
def test_the_first_reader_too_is_answered(client, page, failing):
    assert found(client) == ["Deich und Flut"]
    assert failing.requests == 1


@pytest.mark.parametrize("failing", ["503"], indirect=True)
def test_so_is_one_whose_database_takes_no_note_of_it(client, page, failing, caplog):
    client.get("/suche/")  # so that the rows are there which a new site makes for itself
    IndexState.current()
    with taking_nothing():
        assert found(client) == ["Deich und Flut"]

    assert failing.requests == 1
    assert "takes no note" in caplog.text
    assert "Search server fails, the embedded index answers" in caplog.text
    assert not state.failure()


@pytest.mark.parametrize("failing", ["slow"], indirect=True)
def test_a_slow_answer_is_taken_and_no_second_one_asked_for(failing):
    assert server.answer(question(*groups("Deich"))) == {}
    assert server.answer(question(*groups("Deich"))) is None
    assert failing.requests == 1


@pytest.mark.parametrize("failing", ["503"], indirect=True)
def test_readers_wait_for_the_worker_who_finds_it_well(client, page, failing, caplog):
    found(client)
    failing.mode = "well"
    asked = failing.requests
    assert found(client) == ["Deich und Flut"]
    assert failing.requests == asked

    with health.noting_faults():  # as each minute
        server.try_out()

    assert not state.failure()
    assert "Search server answers again" in caplog.text
    assert found(client) != ["Deich und Flut"]  # the server has nothing


@pytest.mark.parametrize(
    ("failing", "wrong"), [("hang", "ConnectionTimeout"), ("slow", "TooSlow")], indirect=["failing"]
)
def test_what_the_worker_finds_wrong_or_slow_no_reader_asks(client, page, failing, wrong, settings):
    if wrong == "TooSlow":  # however slow the machine, this answer is waited for
        with_server(settings, search_server(failing.url, "test_") | {"TIMEOUT": 60})
    with health.noting_faults():
        server.try_out()
    asked = failing.requests

    assert state.failure() == wrong
    assert found(client) == ["Deich und Flut"]
    assert failing.requests == asked


@pytest.mark.parametrize("failing", ["hang", "refused"], indirect=True)
def test_publishing_does_not_ask_the_server(failing, queue):  # noqa: F811
    page = factories.release(title="Deichfest")
    page.title = "Deichfest am Abend"
    page.save_revision().publish()
    page.unpublish()
    page.delete()

    assert failing.requests == 0


@pytest.mark.parametrize("failing", ["hang"], indirect=True)
def test_the_worker_goes_on_and_what_is_to_be_sent_waits(failing, queue, monkeypatch):  # noqa: F811
    monkeypatch.setattr("search.elastic.current._PATIENCE", 0.5)
    IndexState.current()
    IndexState.objects.update(es_index="test_search_1")
    page = factories.release(title="Deichfest")
    QueueWorker(once=True).run()
    assert SearchDocument.objects.filter(page_id=page.pk, es_version=0).exists()
    assert outbox.to_send().exists()
    assert state.failure() == "ConnectionTimeout"

    asked = failing.requests
    factories.release(title="Deichfest zum zweiten")
    page.delete()
    QueueWorker(once=True).run()

    assert failing.requests == asked  # the clock asks, and nothing else, until it is well
    assert Tombstone.objects.exists()


@pytest.mark.parametrize("failing", stub_server.FAULTS, indirect=True)
@pytest.mark.parametrize("task", [tasks.push, tasks.compare, tasks.rebuild])
def test_no_task_fails_whatever_the_server_answers(failing, task, queue, monkeypatch):  # noqa: F811
    monkeypatch.setattr("search.elastic.current._PATIENCE", 0.5)
    monkeypatch.setattr("search.elastic.backend._PATIENCE", 0.5)
    factories.release(title="Deichfest")
    QueueWorker(once=True).run()
    IndexState.objects.update(es_index="test_search_1", es_failing_since=None)

    task.enqueue()
    QueueWorker(once=True).run()

    assert IndexState.current().es_failing_since
    assert outbox.to_send().exists()
    tried = DBTaskResult.objects.filter(task_path=task.module_path)
    assert set(tried.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


@pytest.mark.parametrize("failing", ["503"], indirect=True)
def test_operators_are_told(failing, settings, client, caplog):
    def shown() -> str:
        return reading.text(client.get(reverse("wagtailadmin_home")))

    # Time enough for the server to say what is wrong, on however slow a machine.
    with_server(settings, search_server(failing.url, "test_") | {"TIMEOUT": 60})
    client.force_login(staff("view_workerstate"))
    assert "Suchserver" not in shown()

    outbox.look_after()
    outbox.look_after()

    assert caplog.text.count("Search server fails") == 1
    assert "Der Suchserver antwortet nicht, wie er soll" in shown()
    assert "ApiError 503" in shown()

    client.force_login(staff(email="editor@example.org"))
    assert "Suchserver" not in shown()


def test_a_check_says_what_the_settings_get_wrong(settings):
    with_server(settings, search_server("https://search.example.org", "nhz_"))
    assert checks.check_search_server(None) == []

    with_server(settings, search_server("localhost:9200", "Ü*"))

    assert [found.id for found in checks.check_search_server(None)] == [
        "search.E001",
        "search.E002",
    ]


@pytest.mark.parametrize(
    ("failing", "expected"), [("401", "search.W001"), ("404", "search.W002")], indirect=["failing"]
)
def test_a_check_of_the_deployment_asks_the_server(failing, expected):
    assert [found.id for found in checks.check_search_server_answers(None)] == [expected]


def question(*asked: Group, **options) -> Question:
    types = tuple(get_descendants_content_types_pks(Page))
    return Question(groups=asked, content_types=types, **options)
