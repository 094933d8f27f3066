"""What becomes public, what waits, and what editors find in their draft afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.editorial.authorship import last_content_author
from cms.editorial.schedule import publish_due
from pages.partners.models import ProfileChange
from pages.partners.profile.changes import confirm, save, undo, withdraw
from pages.partners.profile.decisions import (
    ACCEPT,
    ACCEPT_KEEPING,
    ACCEPT_REPLACING,
    REFUSE,
    Decision,
    decide,
)
from tests.pages.partners.profile.conftest import (
    NEW_STATEMENT,
    STATEMENT,
    draft,
    editor_writes,
    now,
)

NEW_PHONE = "0581 999"
State = ProfileChange.State


def opened(page, field="statement") -> ProfileChange:
    return ProfileChange.objects.get(page=page, field=field, state=State.OPEN)


def accept(page, user, field="statement", choice=ACCEPT):
    return decide(page.pk, user, {opened(page, field).pk: Decision(choice)})


def history(page) -> list[str]:
    entries = PageLogEntry.objects.filter(page=page.pk).order_by("timestamp", "pk")
    return [str(entry.message) for entry in entries]


def test_three_people_at_one_page_and_nothing_is_lost(bakery, people):
    save(bakery.pk, people.selma, {"statement": NEW_STATEMENT})
    save(bakery.pk, people.tom, {"phone": NEW_PHONE})
    assert (now(bakery).phone, now(bakery).statement) == (NEW_PHONE, STATEMENT)

    editor_writes(bakery, people.editor, title="Backhaus Sonnenkorn")
    save(bakery.pk, people.tom, {"email": "neu@sonnenkorn.example"})
    accept(bakery, people.other)

    public, written = now(bakery), draft(bakery)
    assert public.title == "Bäckerei Sonnenkorn"
    assert written.title == public.draft_title == "Backhaus Sonnenkorn"
    for page in (public, written):
        assert page.phone == NEW_PHONE
        assert page.email == "neu@sonnenkorn.example"
        assert page.statement == NEW_STATEMENT
    assert public.has_unpublished_changes
    told = "\n".join(history(bakery))
    assert "Vom Partner zur Prüfung vorgelegt: Warum wir mitmachen" in told
    assert "Vom Partner geändert und sofort veröffentlicht: Telefon" in told
    assert "Änderung des Partners übernommen: Warum wir mitmachen" in told
    assert NEW_PHONE not in told


def test_the_editor_does_not_become_free_to_approve_their_own_text(bakery, people):
    editor_writes(bakery, people.editor, title="Backhaus Sonnenkorn")
    save(bakery.pk, people.tom, {"phone": NEW_PHONE})
    assert last_content_author(now(bakery)) == people.editor


def test_a_review_goes_on_and_publishes_both(bakery, people):
    editor_writes(bakery, people.editor, title="Backhaus Sonnenkorn")
    review = now(bakery).get_workflow().start(now(bakery), people.editor)

    save(bakery.pk, people.tom, {"phone": NEW_PHONE})

    assert now(bakery).workflow_in_progress
    assert (now(bakery).phone, now(bakery).title) == (NEW_PHONE, "Bäckerei Sonnenkorn")
    task_state = now(bakery).current_workflow_task_state
    assert task_state.revision == now(bakery).latest_revision
    review.refresh_from_db()
    review.current_task_state.approve(user=people.other)
    assert (now(bakery).phone, now(bakery).title) == (NEW_PHONE, "Backhaus Sonnenkorn")


@pytest.mark.parametrize("newer_draft", [False, True])
def test_a_plan_keeps_its_hour_and_brings_the_new_number(bakery, people, time_machine, newer_draft):
    start = datetime(2026, 11, 24, 11, tzinfo=UTC)
    time_machine.move_to(start, tick=False)
    planned = draft(bakery)
    planned.title, planned.go_live_at = "Backhaus", start + timedelta(days=1)
    planned.save_revision(user=people.editor).publish(user=people.head)
    time_machine.shift(60)
    if newer_draft:
        editor_writes(bakery, people.editor, title="Backhaus am Markt")
        time_machine.shift(60)

    save(bakery.pk, people.tom, {"phone": NEW_PHONE})
    assert (now(bakery).phone, now(bakery).title) == (NEW_PHONE, "Bäckerei Sonnenkorn")

    time_machine.shift(timedelta(days=1))
    publish_due()
    assert (now(bakery).phone, now(bakery).title) == (NEW_PHONE, "Backhaus")
    if newer_draft:
        assert (draft(bakery).title, draft(bakery).phone) == ("Backhaus am Markt", NEW_PHONE)


def test_an_offline_profile_gets_it_in_the_draft_and_stays_offline(bakery, people):
    now(bakery).unpublish()
    saved = save(bakery.pk, people.tom, {"phone": NEW_PHONE, "statement": NEW_STATEMENT})
    accept(bakery, people.editor)

    assert not saved.public
    assert not now(bakery).live
    assert (draft(bakery).phone, draft(bakery).statement) == (NEW_PHONE, NEW_STATEMENT)
    assert "nur im Entwurf: Telefon" in "\n".join(history(bakery))


def test_what_is_over_is_not_published_past_its_end(bakery, people):
    page = draft(bakery)
    page.expire_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=9))
    save(bakery.pk, people.tom, {"phone": NEW_PHONE})
    assert now(bakery).phone == "0581 111"
    assert draft(bakery).phone == NEW_PHONE


def test_a_locked_page_keeps_contact_waiting_in_sight(bakery, people):
    type(bakery).objects.filter(pk=bakery.pk).update(locked=True, locked_by=people.head)

    saved = save(bakery.pk, people.tom, {"phone": NEW_PHONE})

    assert saved.held == ["phone"]
    assert now(bakery).phone == "0581 111"
    done = accept(bakery, people.editor, "phone")
    assert done.told == ["„Telefon“ ist nicht übernommen: Marlene hat die Seite gesperrt."]
    accept(bakery, people.head, "phone")
    assert now(bakery).phone == NEW_PHONE


def test_a_page_with_gaps_keeps_contact_waiting(bakery, people):
    type(bakery).objects.filter(pk=bakery.pk).update(teaser="")
    saved = save(bakery.pk, people.tom, {"phone": NEW_PHONE})
    assert saved.held == ["phone"]
    assert now(bakery).phone == "0581 111"
    assert opened(bakery, "phone").new == NEW_PHONE


def test_the_partners_contact_wins_over_a_draft_and_the_drafts_is_kept(bakery, people):
    editor_writes(bakery, people.editor, phone="0581 333")
    save(bakery.pk, people.tom, {"phone": NEW_PHONE})
    assert (now(bakery).phone, draft(bakery).phone) == (NEW_PHONE, NEW_PHONE)
    change = ProfileChange.objects.get(page=bakery, field="phone")
    assert change.displaced == {"value": "0581 333"}


@pytest.mark.parametrize(
    ("choice", "in_draft"),
    [(ACCEPT_KEEPING, "Text der Redaktion"), (ACCEPT_REPLACING, NEW_STATEMENT)],
)
def test_who_decides_says_what_the_draft_gets(bakery, people, choice, in_draft):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    editor_writes(bakery, people.editor, statement="Text der Redaktion")
    accept(bakery, people.other, choice=choice)
    assert now(bakery).statement == NEW_STATEMENT
    assert draft(bakery).statement == in_draft
    assert not ProfileChange.objects.exclude(displaced=None).exists()


def test_one_accepted_one_refused_in_one_go_while_a_draft_is_open(bakery, people):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT, "title": "BÄCKEREI!!!"})
    editor_writes(bakery, people.editor, teaser="Anders gesagt.")

    done = decide(
        bakery.pk,
        people.other,
        {
            opened(bakery).pk: Decision(ACCEPT),
            opened(bakery, "title").pk: Decision(REFUSE, "Bitte ohne Großbuchstaben."),
        },
    )

    assert [c.field for c in done.accepted] == ["statement"]
    assert [c.field for c in done.refused] == ["title"]
    public, written = now(bakery), draft(bakery)
    assert public.title == written.title == "Bäckerei Sonnenkorn"
    assert public.statement == written.statement == NEW_STATEMENT
    assert (public.teaser, written.teaser) == ("Kurz gesagt.", "Anders gesagt.")
    assert "Änderung des Partners zurückgewiesen: Name" in "\n".join(history(bakery))


def test_the_second_of_two_who_decide_is_told(bakery, people):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    change = opened(bakery)
    decide(bakery.pk, people.editor, {change.pk: Decision(REFUSE, "Zu kurz.")})
    second = decide(bakery.pk, people.other, {change.pk: Decision(ACCEPT)})
    assert not second.accepted
    assert "ist schon entschieden: zurückgewiesen von Katrin Lindhorst" in second.told[0]
    assert now(bakery).statement == STATEMENT


def test_who_wrote_a_field_may_not_accept_it_whoever_mended_it_since(bakery, people):
    save(bakery.pk, people.editor, {"statement": NEW_STATEMENT})
    assert accept(bakery, people.editor).told
    save(bakery.pk, people.tom, {"statement": f"{NEW_STATEMENT} Wirklich."})
    assert accept(bakery, people.editor).told
    assert now(bakery).statement == STATEMENT
    assert accept(bakery, people.other).accepted


def test_what_the_partner_changed_meanwhile_is_not_accepted_unseen(bakery, people):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    seen = opened(bakery)
    save(bakery.pk, people.tom, {"statement": "Ganz anders."})
    done = decide(bakery.pk, people.editor, {seen.pk: Decision(ACCEPT)})
    assert "hat der Partner inzwischen geändert oder zurückgezogen" in done.told[0]
    assert now(bakery).statement == STATEMENT


def test_only_one_change_of_a_field_is_open(bakery, people):
    facts = {"page": bakery, "field": "title", "old": "a", "new": "b"}
    ProfileChange.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileChange.objects.create(**facts)


def test_back_to_the_public_text_leaves_nothing_open(bakery, people):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    save(bakery.pk, people.tom, {"statement": STATEMENT})
    assert not ProfileChange.objects.filter(state=State.OPEN).exists()


def test_a_withdrawn_change_cannot_be_accepted(bakery, people):
    save(bakery.pk, people.tom, {"statement": NEW_STATEMENT})
    change = opened(bakery)
    assert withdraw(change, people.tom)
    assert not withdraw(change, people.tom)
    assert decide(bakery.pk, people.editor, {change.pk: Decision(ACCEPT)}).told


def test_undo_brings_back_what_nobody_changed_since(bakery, people):
    saved = save(bakery.pk, people.tom, {"phone": NEW_PHONE, "email": "x@sonnenkorn.example"})
    save(bakery.pk, people.tom, {"email": "richtig@sonnenkorn.example"})
    assert undo(bakery.pk, saved.batch, people.selma) == ["phone"]
    assert undo(bakery.pk, saved.batch, people.selma) == []
    assert now(bakery).phone == "0581 111"
    assert now(bakery).email == "richtig@sonnenkorn.example"


def test_confirmation_is_public_and_leaves_the_draft_alone(bakery, people):
    editor_writes(bakery, people.editor, title="Backhaus")
    assert confirm(bakery.pk, people.tom)
    today = timezone.localdate()
    assert now(bakery).confirmed_at == draft(bakery).confirmed_at == today
    assert (now(bakery).title, draft(bakery).title) == ("Bäckerei Sonnenkorn", "Backhaus")
