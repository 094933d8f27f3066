"""Two servers are updated in the same moment."""

import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Workflow

from cms.core.turns import in_turn
from cms.editorial.models import ReviewTask
from tests.at_once import at_once

pytestmark = pytest.mark.usefixtures("shared_database")


def test_roles_and_review_are_made_once():
    Workflow.objects.all().delete()
    ReviewTask.objects.all().delete()

    results = at_once(lambda _: call_command("sync_roles", verbosity=0), range(3))

    assert results == [None] * 3
    assert Workflow.objects.active().count() == 1
    assert ReviewTask.objects.count() == 1


def test_migrate_waits_until_the_other_has_done_it():
    said = StringIO()

    def migrate() -> None:
        call_command("migrate", verbosity=1, stdout=said)
        connection.close()

    with in_turn("migrate"):
        second = threading.Thread(target=migrate)
        second.start()
        second.join(1)
        assert not said.getvalue()
    second.join(60)

    assert "No migrations to apply." in said.getvalue()
