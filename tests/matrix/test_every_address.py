"""Every role at every address, with GET and POST: the table says what they get.

pytest -s tests/matrix      prints how many were asked, and what was found
"""

import pytest
import wagtail
from django.test import Client

from tests.matrix.addresses import every_route
from tests.matrix.asking import Answer, ask
from tests.matrix.table import METHODS, OUTSIDERS, STAFF, expected, line_for, read

TABLES = {"outsiders.txt": OUTSIDERS, "staff.txt": STAFF}
# Signing in and out, and the counting of attempts: no content, no right.
OF_SIGNING_IN = {"accounts_session", "accounts_attempts", "accounts_logentry"}
# Wagtail 7 looks first whether there is anything to be had, or asks for no right.
REFUSED_IN_WAGTAIL_8 = {
    "admin/images/<int:image_id>/generate_url/",
    "admin/images/<int:image_id>/generate_url/output/",
    "admin/images/chooser/<int:image_id>/select_format/",
}
# What Wagtail and the worker's report note by themselves while somebody looks.
BY_LOOKING = OF_SIGNING_IN | {
    *("wagtailadmin_editingsession", "wagtailcore_pagesubscription", "wagtailusers_userprofile"),
    *("media_picture", "media_rendition", "search_searchdocument", "search_terms_0"),
    *("core_generation", "core_sitesettings", "core_navigation", "jobs_workerstate"),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_address_is_in_the_table(places, name):
    table = read(name)
    found = {route: line_for(route, table) for route in places}
    assert [route for route, line in found.items() if not line] == [], f"No line in {name}"
    assert set(table) - set(found.values()) == set(), f"Lines in {name} for no address"
    assert len(found) >= len(every_route()) > 300


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", OUTSIDERS + STAFF)
def test_every_role_gets_what_the_table_says(places, who, role, method, record_property):
    table = read(next(name for name, roles in TABLES.items() if role in roles))
    session = session_of(who[role])
    findings = []
    for route, address in places.items():
        wanted = expected(table[line_for(route, table)][role], method)
        if route in REFUSED_IN_WAGTAIL_8 and role == "admin" and wagtail.VERSION >= (8,):
            wanted = "refused"
        answer = ask(session, method, address)
        if why := wrong(answer, wanted, method):
            findings.append(f"{role} {method} {route}: {why}")
    record_property("asked", len(places))
    print(f"\n{role} {method}: {len(places)} addresses, {len(findings)} findings")
    assert findings == []


def session_of(user) -> str:
    client = Client()
    client.get("/")  # what a site makes for itself with its first reader is there from now on
    if user is None:
        return ""
    client.force_login(user)
    return client.session.session_key


def wrong(answer: Answer, wanted: str, method: str) -> str:
    """In words, if an answer is not what is wanted."""
    if answer.word not in (wanted, "method"):
        return f"{answer.word} ({answer.status} {answer.error}) in place of {wanted}"
    may_write = BY_LOOKING if method == "GET" else OF_SIGNING_IN
    closed = wanted != "ok" or answer.word == "method"
    if (closed or method == "GET") and answer.written - may_write:
        return f"{answer.word}, but wrote to {', '.join(sorted(answer.written - may_write))}"
    return ""
