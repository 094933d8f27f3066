"""Whatever the mail server does: no mail is lost, none goes out twice, and nothing else waits."""

import logging
import time
from datetime import UTC, datetime, timedelta

import pytest

from cms.jobs.mail import sending
from cms.jobs.mail.models import Mail, MailOutage
from cms.jobs.worker import run_once
from tests.jobs import tasks
from tests.jobs.mail.conftest import PATIENCE

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
QUEUED, SENT = Mail.State.QUEUED, Mail.State.SENT
AWAY = ["silent", "drip", "busy", "hangs up", "hangs before the text"]


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


def test_mail_arrives_once_with_text_and_html(server, write):
    write(text="Öffnen Sie\n\nIhr Profil: https://x.example/mein-profil/")
    run_once()
    run_once()
    (taken,) = server.taken
    assert "To: frau@verein.example" in taken
    assert "text/plain" in taken
    assert "text/html" in taken
    assert Mail.objects.get().message_id in taken
    assert states() == [SENT]
    assert Mail.objects.get().sent_at == NOON


@pytest.mark.parametrize("mode", AWAY)
def test_nothing_is_lost_while_the_server_is_away_and_all_arrive_after_it(
    server, behave, write, time_machine, mode
):
    behave(mode)
    for number in range(20):
        write(f"person{number}")
    begun = time.monotonic()
    for _ in range(5):
        run_once()
        time_machine.shift(timedelta(minutes=2))
    assert time.monotonic() - begun < PATIENCE
    assert states() == [QUEUED] * 20
    assert server.asked <= 4, "not once for each mail"
    behave("well")
    time_machine.shift(timedelta(minutes=15))
    run_once()
    assert states() == [SENT] * 20
    assert len(server.taken) == 20
    assert not MailOutage.objects.exists()


def test_closed_port_loses_nothing(settings, server, write, time_machine):
    settings.EMAIL_PORT = 1
    write()
    run_once()
    assert states() == [QUEUED]
    assert MailOutage.objects.get().error == "ConnectionRefusedError"
    settings.EMAIL_PORT = server.port
    time_machine.shift(timedelta(minutes=1))
    run_once()
    assert states() == [SENT]


def test_pauses_grow_while_the_server_is_away(server, behave, write, time_machine):
    behave("busy")
    write()
    asked = []
    for minute in range(60):
        before = server.asked
        run_once()
        asked += [minute] * (server.asked - before)
        time_machine.shift(timedelta(minutes=1))
    assert asked == [0, 1, 3, 8, 18, 33, 48]


def test_mail_that_comes_during_an_outage_waits_with_the_others(server, behave, write):
    behave("silent")
    write("first")
    run_once()
    for number in range(30):
        write(f"later{number}")
    run_once()
    assert server.asked == 1


def test_other_tasks_wait_for_one_conversation_at_most(server, behave, write, tmp_path):
    behave("silent")
    for number in range(50):
        write(f"person{number}")
    tasks.write.enqueue(str(tmp_path / "file"), "indexed")
    begun = time.monotonic()
    run_once()
    assert (tmp_path / "file").read_text() == "indexed"
    assert time.monotonic() - begun < PATIENCE


def test_dripping_server_is_broken_off(server, behave, write, monkeypatch):
    behave("drip")
    write()
    begun = time.monotonic()
    run_once()
    assert time.monotonic() - begun < PATIENCE
    assert states() == [QUEUED]


def test_long_round_leaves_the_others_a_turn(server, write, queue, monkeypatch):
    monkeypatch.setattr(sending, "ROUND_SECONDS", 0)
    write()
    sending.deliver.call()
    assert states() == [QUEUED]
    assert queue.filter(task_path=sending.deliver.module_path).count() == 2


def test_server_that_took_the_text_and_said_nothing_leaves_it_unclear(
    server, behave, write, time_machine, caplog
):
    behave("hangs after the text")
    write()
    run_once()
    behave("well")
    for _ in range(10):
        time_machine.shift(timedelta(hours=8))
        run_once()
    assert states() == [Mail.State.UNCLEAR]
    assert len(server.taken) == 1, "never sent again by itself"
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    assert "verein.example" not in caplog.text


def test_refused_recipient_fails_at_once_and_stops_no_other(server, write, caplog):
    server.replies = {b"frau@verein.example": b"550 no such user frau@verein.example\r\n"}
    write()
    write("mann")
    run_once()
    assert states() == [Mail.State.FAILED, SENT]
    assert Mail.objects.get(key="frau").error == "SMTPRecipientsRefused 550"
    assert "verein.example" not in caplog.text


def test_mail_refused_for_now_is_tried_with_growing_pauses_then_given_up(
    server, write, time_machine, caplog
):
    server.replies = {b"frau@verein.example": b"451 try later\r\n"}
    write()
    mail = Mail.objects.get()
    run_once()
    for minutes in (1, 5, 15, 60):
        mail.refresh_from_db()
        assert (mail.state, mail.due_at) == (
            QUEUED,
            sending.timezone.now() + timedelta(0, minutes * 60),
        )
        time_machine.shift(timedelta(minutes=minutes))
        run_once()
    assert states() == [Mail.State.FAILED]
    assert "given up after 5 tries" in caplog.text


def test_mail_that_breaks_every_conversation_holds_up_no_other(server, write, monkeypatch):
    write("poison", subject="x")
    write("frau")
    real = sending.message_of

    def broken(mail):
        if mail.key == "poison":
            raise ValueError("not a mail")
        return real(mail)

    monkeypatch.setattr(sending, "message_of", broken)
    run_once()
    assert states() == [Mail.State.FAILED, SENT]


def test_outage_of_days_gives_up_where_everybody_sees_it(
    server, behave, write, time_machine, caplog
):
    behave("busy")
    write()
    time_machine.shift(timedelta(days=3, minutes=1))
    run_once()
    assert states() == [Mail.State.FAILED]
    assert "1 mails given up" in caplog.text


def test_killed_between_sending_and_sent_is_unclear_for_ever(server, write, time_machine, caplog):
    write()
    assert Mail.objects.claim()
    assert states() == [Mail.State.UNCLEAR]
    for _ in range(5):
        time_machine.shift(timedelta(hours=1))
        run_once()
    assert server.taken == []
    assert states() == [Mail.State.UNCLEAR]
    assert [record.levelname for record in caplog.records].count("ERROR") == 1, "told once"
    assert Mail.objects.get().error == "Der Hintergrunddienst endete beim Senden."


def test_one_that_is_being_sent_is_not_called_unclear(write, caplog):
    write()
    assert Mail.objects.claim()
    sending.tell_of_broken_off()
    assert not caplog.records


def test_unclear_mail_goes_out_again_by_hand_as_the_mail_it_was(server, write, time_machine):
    write()
    mail = Mail.objects.claim()
    assert not Mail.objects.send_again(mail.pk), "it is on its way just now"
    time_machine.shift(timedelta(minutes=2))
    assert Mail.objects.send_again(mail.pk)
    assert not Mail.objects.send_again(mail.pk), "a second click finds nothing to do"
    run_once()
    (taken,) = server.taken
    assert mail.message_id in taken
    assert states() == [SENT]


def test_two_workers_never_take_the_same_mail(write):
    write()
    assert Mail.objects.claim()
    assert Mail.objects.claim() is None


@pytest.mark.parametrize(
    ("state", "days", "kept", "with_text"),
    [
        ("sent", 2, True, True),
        ("sent", 4, True, False),
        ("sent", 31, False, None),
        ("failed", 29, True, True),
        ("failed", 31, False, None),
        ("queued", 400, True, True),
    ],
)
def test_texts_go_after_days_and_rows_after_a_month(write, state, days, kept, with_text):
    write()
    then = NOON - timedelta(days=days)
    Mail.objects.update(state=state, queued_at=then, sent_at=then)
    sending.forget()
    assert Mail.objects.exists() is kept
    if kept:
        assert bool(Mail.objects.get().text) is with_text


def test_log_of_a_sent_mail_names_nobody(server, write, caplog):
    with caplog.at_level(logging.DEBUG, "cms"):
        write()
        run_once()
    assert "verein.example" not in caplog.text
