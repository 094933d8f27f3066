"""Sessions end on time and by their owner's hand; they are listed without network addresses."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.accounts import sessions
from cms.accounts.models import Session
from cms.jobs import clock
from tests import factories
from tests.accounts import ways_in

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.mark.parametrize(("role", "hours"), [("editor", 12), ("partner", 30 * 24)])
def test_end_is_set_at_the_beginning_and_moves_no_more(roles, client, role, hours):
    user = factories.person(role)
    client.force_login(user)
    (row,) = sessions.of(user)
    left = row.expire_date - timezone.now()
    assert timedelta(hours=hours - 1) < left <= timedelta(hours=hours)
    client.get(ways_in.ACCESS)
    session = client.session
    session["busy"] = 1
    session.save()
    assert abs(sessions.of(user)[0].expire_date - row.expire_date) < timedelta(seconds=2)


def test_list_shows_device_and_time(roles):
    user = ways_in.staff()
    client = Client(headers={"user-agent": FIREFOX})
    ways_in.sign_in_staff(client, user)
    page = client.get(ways_in.ACCESS).content.decode()
    assert "Firefox, Windows" in page
    assert "dieser Browser" in page
    assert "127.0.0.1" not in page
    assert client.session.session_key not in page


def test_owner_ends_one_or_all_others(roles):
    user = factories.person("partner")
    here, there, elsewhere = Client(), Client(), Client()
    for client in (here, there, elsewhere):
        client.force_login(user)
    row = user.sessions.get(session_key=there.session.session_key)
    here.post(f"{ways_in.ACCESS}sitzung/", {"sitzung": sessions.name_of(row)})
    assert there.get(ways_in.ACCESS).status_code == 302
    assert elsewhere.get(ways_in.ACCESS).status_code == 200
    here.post(f"{ways_in.ACCESS}sitzung/", {"sitzung": "alle-anderen"})
    assert elsewhere.get(ways_in.ACCESS).status_code == 302
    assert here.get(ways_in.ACCESS).status_code == 200


def test_nobody_ends_those_of_others(roles, client):
    other = Client()
    other.force_login(factories.person("editor"))
    (row,) = sessions.of(other.get("/admin/").wsgi_request.user)
    client.force_login(factories.person("partner"))
    answer = client.post(f"{ways_in.ACCESS}sitzung/", {"sitzung": sessions.name_of(row)})
    assert answer.status_code == 404
    assert other.get("/admin/").status_code == 200


def test_new_password_ends_the_others_and_asks_who_is_there(roles, client, monkeypatch):
    user = ways_in.staff()
    other = Client()
    other.force_login(user)
    ways_in.sign_in_staff(client, user)
    new = "Moorbirke im Nebel 7"
    page = f"{ways_in.ACCESS}passwort/"
    assert client.post(page, {"password": new, "repeated": new})["Location"] == ways_in.ACCESS
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
    monkeypatch.setattr("cms.accounts.proof.FRESH", 0)
    assert client.get(page)["Location"].startswith("/anmelden/noch-einmal/")


def test_ended_sessions_are_deleted_at_night(roles, client, time_machine):
    begun = timezone.now()
    client.force_login(factories.person("editor"))
    Client().force_login(factories.person("partner"))
    assert Session.objects.count() == 2

    time_machine.move_to(begun + timedelta(days=1))
    clock.tick()

    (row,) = Session.objects.all()
    assert row.user.groups.get().name == "Partner"
