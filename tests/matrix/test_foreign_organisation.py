"""Whoever names an organisation that is not theirs finds nothing below /mein-profil/."""

import pytest

from tests.matrix.asking import ask
from tests.matrix.table import METHODS, OUTSIDERS, STAFF
from tests.matrix.test_every_address import OF_SIGNING_IN, session_of

FORM = {
    "action": "remove",
    "role": "verwaltung",
    "email": "neu@verein.example",
    "title": "Gekapert",
    "phone": "0511 666",
}


@pytest.mark.parametrize("role", (OUTSIDERS + STAFF)[1:])
def test_no_form_reaches_a_foreign_organisation(world, places, who, role):
    session = session_of(who[role])
    theirs = world.profile if role == "foreign" else world.other_profile
    own = [
        (route, address)
        for route, address in places.items()
        if route.startswith("mein-profil/") and "rueckgaengig" not in route
    ]
    assert len(own) >= 8
    for route, address in own:
        for method in METHODS:
            answer = ask(session, method, address, FORM | {"organisation": theirs.pk})
            assert answer.word in ("gone", "method"), (method, route)
            assert answer.written <= OF_SIGNING_IN, (method, route)
