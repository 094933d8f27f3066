from types import SimpleNamespace

import pytest
from django.test import Client

from pages.partners.models import Membership, PartnerPage
from tests import factories

STATEMENT = "Wir backen auch für die Tafel."
NEW_STATEMENT = "Wir backen für alle, die zu uns kommen."


@pytest.fixture
def people(roles) -> SimpleNamespace:
    """Two editors, the head, and the people of two organisations."""
    return SimpleNamespace(
        editor=factories.person("editor", first_name="Katrin", last_name="Lindhorst"),
        other=factories.person("editor", "zweite@test.example", first_name="Emre"),
        head=factories.person("head", first_name="Marlene"),
        selma=factories.person("partner", "selma@sonnenkorn.example", first_name="Selma"),
        tom=factories.person("partner", "tom@sonnenkorn.example", first_name="Tom"),
        ruth=factories.person("partner", "ruth@chor.example", first_name="Ruth"),
    )


@pytest.fixture
def bakery(site, people) -> PartnerPage:
    page = factories.partner(phone="0581 111", statement=STATEMENT, email="alt@sonnenkorn.example")
    member(people.selma, page, Membership.Role.ADMINISTRATOR)
    member(people.tom, page)
    return page


@pytest.fixture
def choir(site, people) -> PartnerPage:
    page = factories.partner(title="Chor der vielen Stimmen", phone="0511 222")
    member(people.ruth, page, Membership.Role.ADMINISTRATOR)
    return page


def member(user, page: PartnerPage, role=Membership.Role.AUTHOR) -> None:
    Membership.objects.create(user=user, partner=page, role=role)


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def now(page: PartnerPage) -> PartnerPage:
    return PartnerPage.objects.get(pk=page.pk)


def draft(page: PartnerPage) -> PartnerPage:
    return now(page).get_latest_revision_as_object()


def editor_writes(page: PartnerPage, user, **fields) -> None:
    """A draft, as the editor's form leaves it."""
    written = draft(page)
    for name, value in fields.items():
        setattr(written, name, value)
    written.save_revision(user=user, log_action=True)
