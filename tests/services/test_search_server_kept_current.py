"""What the search server misses, it is told; what it should not have, it forgets."""

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.jobs.worker import QueueWorker
from search.elastic import current, outbox, state
from search.models import IndexState, SearchDocument, Tombstone
from tests import factories, reading
from tests.jobs.conftest import queue  # noqa: F401 - the real queue, as the worker's own tests use it
from tests.search.stub_server import running
from tests.search_server import with_server

pytestmark = pytest.mark.usefixtures("site")


def held(backend) -> dict[str, int]:
    """The documents that the server has, with their versions."""
    backend.es.indices.refresh(index=backend.alias)
    return backend.engine.versions()


def known() -> dict[str, int]:
    """Those that it should have."""
    rows = SearchDocument.objects.values_list("content_type_id", "object_id", "version")
    return {outbox.document_id(kind, key): version for kind, key, version in rows}


def indexes(backend) -> list[str]:
    return list(backend.es.indices.get(index=f"{backend.stem}*", features="aliases"))


def found(typed: str) -> list[str]:
    hits = get_search_backend("public").search(typed, Page)
    titles = [page.title for page in hits]
    assert not state.failure()
    return titles


def a_minute_later() -> None:
    outbox.look_after()
    QueueWorker(once=True).run()


def test_what_changes_is_sent_by_the_worker_and_not_before(search_server, queue):  # noqa: F811
    page = factories.release(title="Quittenfest")
    assert found("Quittenfest") == []

    QueueWorker(once=True).run()
    assert found("Quittenfest") == ["Quittenfest"]

    page.title = "Apfelfest"
    page.save_revision().publish()
    QueueWorker(once=True).run()
    assert found("Quittenfest") == []
    assert found("Apfelfest") == ["Apfelfest"]

    Page.objects.get(pk=page.pk).delete()
    assert found("Apfelfest") == []  # the database has it no more
    QueueWorker(once=True).run()
    assert held(search_server) == known()
    assert not Tombstone.objects.exists()


def test_after_an_outage_one_minute_brings_everything(search_server, queue, settings):  # noqa: F811
    kept, gone = factories.release(title="Quitten"), factories.release(title="Mispeln")
    QueueWorker(once=True).run()

    with running("refused") as away:
        with_server(settings, search_server_at(settings, away.url))
        outbox.look_after()
        assert IndexState.current().es_failing_since
        kept.title = "Schlehen"
        kept.save_revision().publish()
        Page.objects.get(pk=gone.pk).delete()
        factories.release(title="Hagebutten")
        a_minute_later()
        assert outbox.to_send().count() == 2
        assert Tombstone.objects.count() == 1

    with_server(settings, settings.SEARCH_SERVER | {"TIMEOUT": 60})
    a_minute_later()

    assert held(search_server) == known()
    assert not outbox.to_send().exists()
    assert not Tombstone.objects.exists()
    assert IndexState.current().es_failing_since is None
    assert found("Schlehen") == ["Schlehen"]
    assert found("Hagebutten") == ["Hagebutten"]


def test_what_is_written_during_a_rebuild_is_not_lost(search_server):
    pages = [factories.release(title=f"Quitten {number}") for number in range(3)]
    before = indexes(search_server)
    rebuilder = search_server.rebuilder_class(search_server.get_index_for_model(Page))
    filled = rebuilder.start()
    filled.add_items(type(pages[0]), pages)

    pages[0].title = "Schlehen"
    pages[0].save_revision().publish()
    Page.objects.get(pk=pages[1].pk).delete()
    factories.release(title="Hagebutten")
    assert found("Schlehen") == ["Schlehen"]  # in the old index, which answers as ever

    rebuilder.finish()

    assert found("Schlehen") == ["Schlehen"]
    assert found("Hagebutten") == ["Hagebutten"]
    assert found("Quitten") == ["Quitten 2"]
    assert held(search_server) == known()
    assert indexes(search_server) == [filled.name]
    assert before != [filled.name]


def test_update_index_fills_it_from_nothing_and_says_how_far_it_is(search_server, capsys):
    factories.release(title="Quitten")
    SearchDocument.objects.all().delete()  # as after a restored backup

    call_command("update_index", backend_name="public")

    assert found("Quitten") == ["Quitten"]
    assert held(search_server) == known()
    written = capsys.readouterr().out
    assert "press.PressReleasePage" in written
    assert "public: indexed" in written


def test_an_index_of_another_analysis_is_not_asked_and_built_anew(
    search_server,
    queue,  # noqa: F811
    client,
    monkeypatch,
):
    factories.release(title="Quitten")
    QueueWorker(once=True).run()
    (old,) = indexes(search_server)
    for module in ("mapping", "backend", "health"):
        monkeypatch.setattr(f"search.elastic.{module}.fingerprint", lambda: "another")

    response = client.get("/suche/", {"q": "Quitten"})
    assert reading.headings(response, "h2")[0] == "Quitten"
    assert state.failure() == "NotFoundError 404"

    a_minute_later()

    (new,) = indexes(search_server)
    assert old != new
    assert "another" in new
    assert found("Quitten") == ["Quitten"]


def test_a_lost_index_is_built_anew_and_never_invented_by_a_document(
    search_server,
    queue,  # noqa: F811
):
    factories.release(title="Quitten")
    QueueWorker(once=True).run()
    search_server.es.indices.delete(index=",".join(indexes(search_server)))
    factories.release(title="Mispeln")
    QueueWorker(once=True).run()
    assert indexes(search_server) == []

    a_minute_later()

    assert sorted(found("Quitten") + found("Mispeln")) == ["Mispeln", "Quitten"]
    assert held(search_server) == known()


def test_at_night_it_is_compared_with_the_database(search_server, queue):  # noqa: F811
    first, second = factories.release(title="Quitten"), factories.release(title="Mispeln")
    QueueWorker(once=True).run()
    names = {key.object_id: key for key in SearchDocument.objects.all()}
    es = search_server.es
    lost = names[str(first.pk)]
    es.delete(
        index=search_server.alias, id=outbox.document_id(lost.content_type_id, lost.object_id)
    )
    older = names[str(second.pk)]
    es.index(
        index=search_server.alias,
        id=outbox.document_id(older.content_type_id, older.object_id),
        document={"pk": older.object_id, "content_type": str(older.content_type_id), "version": 0},
    )
    es.index(
        index=search_server.alias,
        id="7-99999",
        document={"pk": "99999", "content_type": "7", "version": 3},
    )
    es.indices.refresh(index=search_server.alias)

    outbox.compare_tonight()
    QueueWorker(once=True).run()

    assert held(search_server) == known()
    assert current.compare() == 0


def search_server_at(settings, url: str) -> dict:
    return settings.SEARCH_SERVER | {"URLS": [url], "TIMEOUT": 1}
