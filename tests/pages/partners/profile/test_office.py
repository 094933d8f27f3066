"""The office's screen: what waits, what was decided, and who may not."""

import pytest
from django.test import Client

from cms.accounts.log import LogEntry
from cms.editorial.models import PublishedAlone
from cms.jobs.mail.models import Mail
from pages.partners.models import ProfileChange
from pages.partners.profile.changes import save
from pages.partners.profile.decisions import ACCEPT, ACCEPT_KEEPING, REFUSE
from tests import reading
from tests.admin.conftest import signed_in
from tests.pages.partners.profile.conftest import (
    NEW_STATEMENT,
    STATEMENT,
    door,
    draft,
    editor_writes,
    now,
)

LIST = "/admin/partner-aenderungen/"
State = ProfileChange.State


def screen(page) -> str:
    return f"{LIST}{page.pk}/"


def choose(client, page, **choices):
    """Fill the screen in as it is shown: field, choice, or choice and reason."""
    shown = client.get(screen(page))
    form = {}
    for row in shown.context["rows"]:
        form[f"seen-{row.change.pk}"] = row.seen
        if wanted := choices.get(row.change.field):
            choice, reason = wanted if isinstance(wanted, tuple) else (wanted, "")
            form |= {f"choice-{row.change.pk}": choice, f"reason-{row.change.pk}": reason}
    return client.post(screen(page), form, follow=True)


@pytest.fixture
def other(people):
    return signed_in(people.other)


def test_one_accepted_one_refused_and_one_mail_with_both(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT, "title": "BÄCKEREI!!!"})
    editor_writes(bakery, people.editor, teaser="Anders gesagt.")
    assert "Bäckerei Sonnenkorn" in reading.text(other.get(LIST))
    shown = reading.text(other.get(screen(bakery)))
    assert STATEMENT in shown
    assert "BÄCKEREI!!!" in shown

    answer = choose(other, bakery, statement=ACCEPT, title=(REFUSE, "Bitte nicht schreien."))

    assert "Übernommen: Warum wir mitmachen." in reading.text(answer)
    assert (now(bakery).statement, now(bakery).title) == (NEW_STATEMENT, "Bäckerei Sonnenkorn")
    assert (draft(bakery).teaser, draft(bakery).statement) == ("Anders gesagt.", NEW_STATEMENT)
    assert not PublishedAlone.objects.exists(), "two people: who wrote it, and who accepted it"
    mails = Mail.objects.filter(key__startswith="profile-decided")
    assert {mail.recipient for mail in mails} == {people.selma.email, people.tom.email}
    for mail in mails:
        assert "Übernommen:\n– Warum wir mitmachen" in mail.text
        assert "– Name der Organisation: Bitte nicht schreien." in mail.text
    entry = LogEntry.objects.get(kind="profile")
    assert entry.actor == people.other
    assert entry.note == "Übernommen: Warum wir mitmachen; Zurückgewiesen: Name der Organisation"
    assert "Bitte nicht schreien." in reading.text(door(people.tom).get("/mein-profil/"))
    assert "Es wartet keine Änderung." in reading.text(other.get(LIST))


def test_refusing_wants_a_reason_and_keeps_what_was_chosen(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT, "title": "Backhaus"})
    answer = choose(other, bakery, statement=ACCEPT, title=REFUSE)
    assert "Bitte schreiben Sie, warum" in reading.text(answer)
    assert {row.choice for row in answer.context["rows"]} == {ACCEPT, REFUSE}
    assert bakery.profile_changes.filter(state=State.OPEN).count() == 2


def test_second_decider_is_told_through_the_screen(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    change = bakery.profile_changes.get()
    form = {f"choice-{change.pk}": ACCEPT}
    choose(signed_in(people.editor), bakery, statement=(REFUSE, "Nein."))
    answer = other.post(screen(bakery), form, follow=True)
    assert "schon entschieden: zurückgewiesen von Katrin Lindhorst" in reading.text(answer)
    assert now(bakery).statement == STATEMENT


def test_text_that_was_published_meanwhile_is_not_replaced_unseen(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    change = bakery.profile_changes.get()
    seen = other.get(screen(bakery)).context["rows"][0].seen
    editor_writes(bakery, people.editor, statement="Die Redaktion war schneller.")
    now(bakery).get_latest_revision().publish()
    form = {f"choice-{change.pk}": ACCEPT, f"seen-{change.pk}": seen}
    assert "ist inzwischen ein anderer" in reading.text(
        other.post(screen(bakery), form, follow=True)
    )
    assert now(bakery).statement == "Die Redaktion war schneller."


def test_a_draft_of_the_same_field_is_shown_as_a_conflict(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    editor_writes(bakery, people.editor, statement="Text der Redaktion")
    shown = reading.text(other.get(screen(bakery)))
    assert "Konflikt" in shown
    assert "Text der Redaktion" in shown
    choose(other, bakery, statement=ACCEPT_KEEPING)
    assert (now(bakery).statement, draft(bakery).statement) == (NEW_STATEMENT, "Text der Redaktion")


@pytest.mark.parametrize(("choice", "phone"), [("partner", "0581 999"), ("redaktion", "0581 333")])
def test_contact_that_a_draft_had_otherwise_is_settled(bakery, people, other, choice, phone):
    editor_writes(bakery, people.editor, phone="0581 333")
    save(bakery.pk, people.tom, {"phone": "0581 999"})
    assert "Bäckerei Sonnenkorn" in reading.text(other.get(LIST))
    assert "0581 333" in reading.text(other.get(screen(bakery)))
    form = {"konflikt": bakery.profile_changes.get().pk, "entwurf": choice}
    other.post(screen(bakery), form)
    assert (now(bakery).phone, draft(bakery).phone) == ("0581 999", phone)
    assert "schon geklärt" in reading.text(other.post(screen(bakery), form, follow=True))


def test_a_change_of_another_partner_is_no_choice_here(bakery, choir, people, other):
    save(choir.pk, people.ruth, {"statement": "Wir singen."})
    change = choir.profile_changes.get()
    other.post(screen(bakery), {f"choice-{change.pk}": ACCEPT})
    other.post(screen(bakery), {"konflikt": change.pk})
    assert now(choir).statement == ""
    assert other.post(screen(bakery), {"konflikt": "x\0"}).status_code == 302


def test_page_with_gaps_is_named_and_nothing_is_decided(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    type(bakery).objects.filter(pk=bakery.pk).update(teaser="")
    answer = choose(other, bakery, statement=ACCEPT)
    assert "Nichts ist entschieden" in reading.text(answer)
    assert bakery.profile_changes.get().state == State.OPEN


def test_who_may_not_change_pages_decides_nothing(bakery, people):
    from tests import factories

    admin = signed_in(factories.person("admin"))
    for client, status in ((admin, 302), (Client(), 302), (door(people.tom), 404)):
        for url in (LIST, screen(bakery)):
            assert client.get(url).status_code == status
            assert client.post(url, {}).status_code == status


def test_it_stands_in_my_day(bakery, people, other):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    assert screen(bakery) in other.get("/admin/").content.decode()


def test_paragraphs_stay_apart_in_both_versions(bakery, people, other):
    old, new = "<p>Wir backen.</p><p>Täglich.</p>", "<p>Wir backen Brot.</p><p>Täglich.</p>"
    bakery.description = old
    bakery.save_revision().publish()
    save(bakery.pk, people.tom, {"description": new})
    sides = reading.html(other.get(screen(bakery))).select(".versions__text")
    texts = [side.get_text("\n").split("\n") for side in sides]
    assert all("Täglich." in [line.strip() for line in lines] for lines in texts)
