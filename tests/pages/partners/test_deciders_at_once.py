"""Two decide the same thing in the same second: one decision holds, the other is told."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from cms.jobs.mail.models import Mail
from pages.partners.access.recovery import name_administrator
from pages.partners.joining.decisions import AlreadyDecided, accept, reject
from pages.partners.models import Invitation, JoinRequest, Membership, PartnerPage, ProfileChange
from pages.partners.profile.changes import save
from pages.partners.profile.decisions import ACCEPT, REFUSE, Decision, Round, decide
from tests import factories
from tests.at_once import at_once

pytestmark = pytest.mark.usefixtures("shared_database")


@pytest.fixture
def editors(shared_database):
    call_command("sync_roles", verbosity=0)
    return [factories.person("editor", f"{name}@test.example") for name in ("katrin", "emre")]


def test_one_change_of_a_partner(editors):
    page = factories.partner(statement="Alt.")
    author = factories.person("partner")
    Membership.objects.create(user=author, partner=page, role=Membership.Role.ADMINISTRATOR)
    save(page.pk, author, {"statement": "Neu."})
    change = ProfileChange.objects.get()
    choices = (Decision(ACCEPT), Decision(REFUSE, "Bitte anders."))

    results = at_once(
        lambda part: decide(page.pk, part[0], {change.pk: part[1]}),
        list(zip(editors, choices, strict=True)),
    )

    assert all(isinstance(result, Round) for result in results), results
    assert sorted(len(result.accepted + result.refused) for result in results) == [0, 1]
    assert sorted(len(result.told) for result in results) == [0, 1]
    change.refresh_from_db()
    accepted = change.state == ProfileChange.State.ACCEPTED
    assert PartnerPage.objects.get(pk=page.pk).statement == ("Neu." if accepted else "Alt.")
    assert Mail.objects.filter(recipient=author.email).count() == 1


def test_one_application(editors):
    application = factories.join_request()
    ways = (
        lambda: accept(application.pk, editors[0]),
        lambda: reject(application.pk, editors[1], "Das passt nicht."),
    )

    results = at_once(lambda way: way(), ways)

    assert sum(isinstance(result, AlreadyDecided) for result in results) == 1, results
    application.refresh_from_db()
    accepted = application.state == JoinRequest.State.ACCEPTED
    assert PartnerPage.objects.count() == Invitation.objects.count() == int(accepted)
    assert Mail.objects.filter(recipient=application.contact_email).count() == 1


def test_one_organisation_that_nobody_gets_into(editors):
    page = factories.partner()

    results = at_once(
        lambda by: name_administrator(page, "neu@verein.example", "Am Telefon erkannt.", by=by),
        editors,
    )

    assert {type(result) for result in results} == {Invitation, ValidationError}, results
    assert Invitation.objects.count() == 1
    assert Mail.objects.filter(recipient="neu@verein.example").count() == 1
