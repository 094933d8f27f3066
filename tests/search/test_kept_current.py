"""What changes is found as it is now: by every way, and again when something was lost."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend

from cms.jobs.worker import QueueWorker
from cms.media.models import File
from pages.campaigns.models import CampaignPartner
from pages.press.models import ReleasePartner
from search import care, index, rebuild
from search.german.version import analysis_version
from search.models import IndexState, SearchDocument, Word
from tests import factories, page_types
from tests.jobs.conftest import queue  # noqa: F401 - the real queue, as the worker's own tests use it

pytestmark = pytest.mark.usefixtures("site")


def titles(query: str) -> list[str]:
    return sorted(page.title for page in Page.objects.search(query))


def work() -> None:
    QueueWorker(once=True).run()


def test_changed_titles_and_deleted_pages(client):
    page = factories.standard_page(title="Alter Titel")
    page.title = "Neuer Name"
    page.save_revision().publish()
    assert titles("Name") == ["Neuer Name"]
    assert titles("Alter") == []

    page.delete()
    assert not SearchDocument.objects.filter(title="Neuer Name").exists()


def test_a_draft_is_not_read(site):
    page = factories.standard_page(title="Deich")
    page.lead = "Quittengelee"
    page.save_revision()

    assert titles("Quittengelee") == []
    page.get_latest_revision().publish()
    assert titles("Quittengelee") == ["Deich"]


@pytest.mark.parametrize("kind", ["topic", "partner", "picture", "file", "contact"])
def test_names_that_pages_show_are_found_as_they_are_now(kind, queue):  # noqa: F811
    made = {
        "topic": lambda: page_types.topic("Altwort"),
        "partner": lambda: factories.partner(title="Altwort"),
        "picture": lambda: factories.picture("bild", alt_text="Altwort"),
        "contact": lambda: factories.press_contact(name="Altwort"),
        "file": lambda: File.objects.create(title="Altwort", file=ContentFile(b"1", "wort.txt")),
    }[kind]()
    fields = {
        "topic": {"topics": [made]},
        "partner": {"body": [("partners", {"title": "", "partners": [made]})]},
        "picture": {"body": [("picture", {"image": made, "caption": ""})]},
        "file": {"body": [("downloads", {"files": [{"file": made}]})]},
        "contact": {"body": [("contact", {"title": "Kontakt", "contact": made})]},
    }[kind]
    factories.standard_page(title="Seite", **fields)
    work()
    assert "Seite" in titles("Altwort")

    name = {"topic": "name", "contact": "name", "picture": "alt_text"}.get(kind, "title")
    setattr(made, name, "Neuwort")
    made.save_revision().publish() if kind == "partner" else made.save()
    work()

    assert "Seite" in titles("Neuwort")
    assert "Seite" not in titles("Altwort")


@pytest.mark.parametrize("hidden", ["unpublished", "private", "moved"])
def test_the_name_of_a_partner_who_is_hidden_is_not_kept_by_other_pages(hidden, queue, site):  # noqa: F811
    partner = factories.partner(title="Altwort")
    factories.standard_page(
        title="Seite", body=[("partners", {"title": "", "partners": [partner]})]
    )
    factories.story(title="Geschichte", partner=partner)
    factories.release(title="Mitteilung", release_partners=[ReleasePartner(partner=partner)])
    factories.campaign(title="Kampagne", campaign_partners=[CampaignPartner(partner=partner)])
    work()
    assert titles("Altwort") == ["Altwort", "Geschichte", "Kampagne", "Mitteilung", "Seite"]

    if hidden == "unpublished":
        partner.unpublish()
    else:
        shut = factories.standard_page(title="Intern") if hidden == "moved" else partner
        PageViewRestriction.objects.create(page=shut, restriction_type="login")
        if hidden == "moved":
            partner.move(shut, "last-child")
    work()

    assert titles("Altwort") == ["Altwort"]


def test_the_name_of_a_deleted_topic_is_forgotten(queue):  # noqa: F811
    topic = page_types.topic("Altwort")
    factories.standard_page(title="Seite", topics=[topic])
    work()
    assert titles("Altwort") == ["Seite"]

    topic.delete()
    work()

    assert titles("Altwort") == []


def test_a_change_that_is_rolled_back_leaves_no_work(queue):  # noqa: F811
    before = DBTaskResult.objects.count()
    with transaction.atomic():
        factories.standard_page(title="Deich")
        assert DBTaskResult.objects.count() > before
        transaction.set_rollback(True)
    assert DBTaskResult.objects.count() == before


def test_what_was_lost_is_mended(site):
    kept, gone = (factories.standard_page(title=f"Deich {name}") for name in ("da", "fort"))
    rebuild.mend()
    index.forget(SearchDocument.objects.filter(page_id=kept.pk))
    Page.objects.filter(pk=gone.pk).update(live=False)  # as if its task had been given up

    assert rebuild.mend() == 2
    assert titles("da") == ["Deich da"]
    assert not SearchDocument.objects.get(page_id=gone.pk).live
    assert rebuild.mend() == 0


def test_documents_without_an_object_are_mended(site):
    page = factories.standard_page(title="Deich")
    rebuild.mend()
    SearchDocument.objects.filter(page_id=page.pk).update(object_id="999999", page_id=999999)

    assert rebuild.mend() == 2
    assert titles("Deich") == ["Deich"]
    assert SearchDocument.objects.filter(object_id="999999").count() == 0


def test_a_rebuild_finds_what_was_there_and_what_came_meanwhile(site):
    factories.standard_page(title="Deich")
    SearchDocument.objects.all().delete()  # as after a restored backup
    assert titles("Deich") == []

    call_command("update_index", verbosity=0)

    assert titles("Deich") == ["Deich"]
    state = IndexState.current()
    assert state.live_slot == 1
    assert state.rebuilding_since is None
    factories.standard_page(title="Deichgraf")
    assert titles("Deich") == ["Deich", "Deichgraf"]


def test_many_objects_at_once_need_no_rebuild(site):
    page = factories.standard_page(title="Deich")
    index.forget(SearchDocument.objects.filter(page_id=page.pk))

    get_search_backend().add_bulk(type(page), [page])

    assert titles("Deich") == ["Deich"]


def test_what_is_saved_and_deleted_during_a_rebuild_is_not_undone(site):
    old = factories.standard_page(title="Alt")
    gone = factories.standard_page(title="Fort")
    before = Page.objects.get(pk=old.pk).specific
    rebuild.begin()
    old.title = "Neu"
    old.save_revision().publish()
    factories.standard_page(title="Dazu")
    gone.delete()
    assert titles("Dazu") == ["Dazu"]

    index.write_rebuilt([before, gone])  # as the rebuild had read them
    rebuild.finish()

    assert [titles(word) for word in ("Dazu", "Neu", "Alt", "Fort")] == [["Dazu"], ["Neu"], [], []]


def test_an_object_that_cannot_be_read_does_not_stop_a_rebuild(site, monkeypatch, caplog):
    factories.standard_page(title="Heil")
    broken = factories.standard_page(title="Kaputt")
    read = index.documents.read

    def refuse(obj):
        if obj.pk == broken.pk:
            raise ValueError("broken")
        return read(obj)

    monkeypatch.setattr(index.documents, "read", refuse)
    call_command("update_index", verbosity=0)

    assert titles("Heil") == ["Heil"]
    assert f"Not indexed: standard.StandardPage {broken.pk}" in caplog.text


def test_an_index_of_another_analysis_is_rebuilt_and_never_mixed(queue, monkeypatch):  # noqa: F811
    factories.standard_page(title="Deich")
    work()
    for module in (index, rebuild):
        monkeypatch.setattr(module, "analysis_version", lambda: "another")
    factories.standard_page(title="Deichgraf")
    work()
    assert titles("Deich") == ["Deich"]

    care.every_minute()
    care.every_minute()
    assert DBTaskResult.objects.filter(task_path="search.tasks.rebuild_index").count() == 1
    work()

    assert titles("Deich") == ["Deich", "Deichgraf"]
    assert IndexState.current().analysis == "another" != analysis_version()


def test_the_vocabulary_follows_what_is_published(queue):  # noqa: F811
    factories.standard_page(title="Quittengelee")
    work()
    care.every_minute()
    work()
    assert Word.objects.filter(surface="Quittengelee").exists()

    care.every_minute()
    waiting = DBTaskResult.objects.ready().filter(task_path="search.tasks.collect_words")
    assert not waiting.exists()
