"""For which organisation somebody acts: their own alone, and the one that they chose."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse

from pages.partners.access.people import (
    may_manage_access,
    memberships_of,
    partner_required,
)
from pages.partners.models import Membership
from tests import factories

ADMINISTRATOR = Membership.Role.ADMINISTRATOR


@partner_required
def shown(request):
    return HttpResponse(request.membership.partner.title)


@pytest.fixture
def ask(rf, client, roles):
    session = client.session

    def ask(user, path="/mein-profil/", **data):
        request = rf.post(path, data) if data else rf.get(path)
        request.user, request.session = user, session
        return shown(request)

    return ask


@pytest.fixture
def selma(site, roles):
    """An administrator of a bakery and an author of a choir."""
    user = factories.person("partner", "selma@partner.example")
    for title, role in (("Chor", Membership.Role.AUTHOR), ("Bäckerei", ADMINISTRATOR)):
        partner = factories.partner(title=title)
        Membership.objects.create(user=user, partner=partner, role=role)
    return user


def test_first_organisation_by_name_until_another_is_chosen(ask, selma):
    bakery, choir = (membership.partner for membership in memberships_of(selma))
    assert ask(selma).content.decode() == "Bäckerei"
    assert ask(selma, f"/mein-profil/?organisation={choir.pk}").content.decode() == "Chor"
    assert ask(selma).content.decode() == "Chor"
    assert ask(selma, organisation=str(bakery.pk)).content.decode() == "Bäckerei"


def test_only_an_administrator_manages_access(selma):
    assert [may_manage_access(membership) for membership in memberships_of(selma)] == [True, False]


@pytest.mark.parametrize("named", ["{foreign}", "0", "-1", "x", "\0", "9" * 400, "1 OR 1"])
def test_foreign_organisation_is_not_there(ask, selma, named):
    named = named.format(foreign=factories.partner(title="Fremd").pk)
    with pytest.raises(Http404):
        ask(selma, organisation=named)


def test_whoever_is_not_signed_in_is_led_there_and_back(ask):
    answer = ask(AnonymousUser(), "/mein-profil/?x=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/anmelden/?next=/mein-profil/%3Fx%3D1"


@pytest.mark.parametrize("role", ["editor", "head", "admin"])
def test_staff_look_after_nothing_even_with_a_membership(ask, site, role):
    staff = factories.person(role)
    Membership.objects.create(user=staff, partner=factories.partner(), role=ADMINISTRATOR)
    assert not memberships_of(staff).exists()
    with pytest.raises(Http404):
        ask(staff)


def test_person_whom_a_colleague_has_removed_reads_so(client, roles, site):
    client.force_login(factories.person("partner"))
    answer = client.get("/mein-profil/")
    assert answer.status_code == 404
    assert "Sie gehören zurzeit zu keiner Organisation" in answer.content.decode()
