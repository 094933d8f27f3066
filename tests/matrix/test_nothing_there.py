"""Numbers that nothing has: no address fails on them, and nothing is written."""

import re

import pytest

from tests.matrix.asking import ask
from tests.matrix.table import METHODS
from tests.matrix.test_every_address import OF_SIGNING_IN, session_of

_NUMBER = re.compile(r"(?<=/)\d+(?=/)")
# Wagtail deletes the session of that number that is one's own, and asks no questions before.
NOTHING = OF_SIGNING_IN | {"wagtailadmin_editingsession"}


@pytest.mark.parametrize("role", ["foreign", "editor", "head", "admin"])
def test_missing_ids_are_no_failure(places, who, role):
    session = session_of(who[role])
    findings = []
    for route, address in places.items():
        missing = _NUMBER.sub("987654", address)
        for method in METHODS if missing != address else ():
            answer = ask(session, method, missing)
            if answer.status >= 500 or answer.written - NOTHING:
                findings.append((method, route, answer))
    assert findings == []
