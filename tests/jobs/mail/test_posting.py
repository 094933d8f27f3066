"""From a cause to a row that waits: in its transaction, once, in German, harmless."""

import pytest
from django.core import mail
from django.db import transaction

from cms.jobs.mail import absolute, post
from cms.jobs.mail.models import Mail

TEMPLATE = """Neues von {{ name }}

Guten Tag {{ name }},

bitte bestätigen Sie:

Jetzt bestätigen: {{ link }}

oder hier
{{ link }}
"""


@pytest.fixture
def template(settings, tmp_path):
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "news.txt").write_text(TEMPLATE)
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], tmp_path]}]


def news(name="Verein", key="news 1", to="frau@verein.example") -> None:
    post(to, "news", {"name": name, "link": absolute("/mein-profil/")}, key=key)


def test_mail_commits_or_rolls_back_with_its_cause(queue, template):
    with transaction.atomic():
        news()
        assert Mail.objects.count() == 1
        transaction.set_rollback(True)
    assert not Mail.objects.exists()
    assert not queue.exists()


def test_request_sends_nothing_itself(queue, template, settings):
    settings.MAIL_TRANSPORT = "no.such.transport"
    news()
    assert Mail.objects.get().state == "queued"
    assert queue.count() == 1


def test_one_event_is_one_mail(queue, template):
    for _ in range(3):
        news()
    news(key="news 2")
    assert Mail.objects.count() == 2


def test_words_and_links(queue, template, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://nhz.example/"
    news()
    written = Mail.objects.get()
    assert written.subject == "Neues von Verein"
    assert written.text.startswith("Guten Tag Verein,\n\nbitte")
    assert "https://nhz.example/mein-profil/" in written.text
    assert 'border-radius: 0.3em; font-weight: bold">Jetzt bestätigen</a>' in written.html
    assert written.html.count('href="https://nhz.example/mein-profil/"') == 2


@pytest.mark.parametrize(
    "name",
    [
        "Verein\n\nBcc: alle@x.example",
        "<script>alert(1)</script>",
        "NUL\0und\x1bESC",
        "😀" * 300,
        "x" * 1_000_000,
        "{{ link }}{% now 'Y' %}",
    ],
)
def test_whatever_a_name_is_the_mail_stays_one(db, template, name):
    news(name)
    written = Mail.objects.get()
    assert written.state == "sent", "the queue runs at once in tests"
    assert len(written.subject) <= 200
    assert "\n" not in written.subject
    assert "<script>" not in written.html
    assert "\0" not in written.text
    (sent,) = mail.outbox
    assert sent.recipients() == ["frau@verein.example"]


def test_message_id_is_of_our_domain_and_stays(queue, template, settings):
    settings.DEFAULT_FROM_EMAIL = "Bündnis <presse@nhz.example>"
    news()
    assert Mail.objects.get().message_id.endswith("@nhz.example>")


def test_mail_of_others_goes_through_the_same_queue(queue):
    mail.send_mail("Ihr Code", "123", None, ["a@x.example", "b@x.example"])
    assert set(Mail.objects.values_list("recipient", "state")) == {
        ("a@x.example", "queued"),
        ("b@x.example", "queued"),
    }
    assert mail.outbox == []


def test_attachments_are_refused_where_they_are_made(queue):
    message = mail.EmailMessage("Bild", "Anbei.", to=["a@x.example"])
    message.attach("bild.png", b"x", "image/png")
    with pytest.raises(ValueError, match="attachments"):
        message.send()
