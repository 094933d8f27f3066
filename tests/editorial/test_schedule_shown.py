"""What people see of the schedule: commands and the panel on the dashboard."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command, get_commands
from django.urls import reverse

from cms.editorial.models import ScheduleProblem
from cms.editorial.schedule import publish_due
from pages.standard.models import StandardPage
from tests.editorial.planning import HOUR, NOON, plan

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize("command", ["publish_due", "publish_scheduled"])
def test_command_publishes_and_tells(hanging, add_page, noon, command):
    plan(add_page("Aufruf"), NOON + HOUR)
    noon.shift(HOUR)
    output = StringIO()
    call_command(command, stdout=output)
    assert "published: Aufruf\n" in output.getvalue()
    assert "failed: " in output.getvalue()


def test_command_says_when_nothing_is_due(db):
    output = StringIO()
    call_command("publish_due", stdout=output)
    assert output.getvalue() == "nothing due\n"


def test_wagtails_own_command_is_no_side_door():
    assert get_commands()["publish_scheduled"] == "cms.editorial"


def test_dashboard_names_what_hangs_and_why(hanging, noon, client, add_user):
    noon.shift(HOUR)
    publish_due()
    client.force_login(add_user("editor"))
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Geplante Veröffentlichung hängt" in text
    assert reverse("wagtailadmin_pages:edit", args=[hanging.pk]) in text
    assert ScheduleProblem.objects.get().message.replace("'", "&#x27;") in text
    assert "Seit Di., 24.11.2026, 14:00\N{NO-BREAK SPACE}Uhr (MEZ)." in text


def test_dashboard_hides_what_a_person_may_not_edit(hanging, noon, client, add_user, editors):
    noon.shift(HOUR)
    publish_due()
    editors.page_permissions.all().delete()
    client.force_login(add_user("editor"))
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Geplante Veröffentlichung hängt" not in text


def test_dashboard_is_quiet_without_problems(client, add_user):
    client.force_login(add_user("editor"))
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Geplante Veröffentlichung hängt" not in text


def test_validation_errors_reach_the_editor_word_for_word(add_page, noon, monkeypatch):
    plan(add_page("Unvollständig"), NOON + HOUR)

    def clean(self):
        raise ValidationError("Bitte wählen Sie einen Pressekontakt.")

    monkeypatch.setattr(StandardPage, "clean", clean)
    noon.shift(HOUR)
    publish_due()
    assert ScheduleProblem.objects.get().message == "Bitte wählen Sie einen Pressekontakt."
