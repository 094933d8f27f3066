from datetime import UTC, datetime

import pytest

from pages.partners.models import PartnerPage
from tests.pages.partners.profile.conftest import bakery, choir, people

__all__ = ["bakery", "choir", "people"]

URL = "/mein-profil/austreten/"
NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def ticket(client, **query) -> str:
    return client.get(URL, query).context["form"]["ticket"].value()


def leave(client, page: PartnerPage):
    """As the form is sent."""
    sent = {"organisation": page.pk, "ticket": ticket(client, organisation=page.pk), "sure": "on"}
    return client.post(URL, sent)
