"""What somebody typed while their session ended is there again after signing in."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.accounts import kept, sessions
from cms.accounts.models import KeptForm
from tests import factories
from tests.accounts import ways_in


@pytest.fixture
def typing(site, roles, client):
    """An editor before an open form; their session has ended meanwhile."""
    user = ways_in.staff("head")
    ways_in.sign_in_staff(client, user)
    page = factories.standard_page(title="Alt")
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    sessions.end_all(user)
    return user, f"/admin/pages/{page.pk}/edit/"


def sent_again(client: Client, place: str):
    """Presses the button of the page that shows what was kept."""
    page = BeautifulSoup(client.get(place).content, "html.parser")
    form = page.find("input", {"name": kept.NAME}).find_parent("form")
    fields = {part["name"]: part["value"] for part in form.select("input")}
    return form["action"], fields


def test_text_waits_and_is_sent_where_it_was_to_go(typing, client):
    user, url = typing
    text = "Zeile eins\n\nZeile drei mit 🙂 <b>fett</b>"
    door = client.post(url, {"title": "Neu", "body": text, "action-publish": "1"})["Location"]
    assert door.startswith(f"{ways_in.STAFF}?next=/anmelden/weiter/")
    place = door.partition("next=")[2]
    ways_in.give_password(client, user.email, next=place)
    code = ways_in.recovery_codes(user)[0]
    assert client.post(ways_in.FACTOR, {"code": code})["Location"] == place
    action, fields = sent_again(client, place)
    assert action == url
    assert fields["title"] == "Neu"
    assert fields["body"].replace("\r\n", "\n") == text
    assert fields["action-publish"] == "1"


def test_what_was_sent_is_kept_no_longer(typing, client):
    user, url = typing
    client.post(url, {"title": "Neu"})
    other = Client()
    other.force_login(user)
    row = KeptForm.objects.get()
    other.post("/admin/account/", {kept.NAME: row.pk})
    assert not KeptForm.objects.exists()


def test_nobody_else_sees_it(typing, client):
    client.post(typing[1], {"title": "Neu"})
    other = Client()
    other.force_login(factories.person("editor", "andere@test.example"))
    assert other.get(f"/anmelden/weiter/{KeptForm.objects.get().pk}/").status_code == 404


def test_a_stranger_leaves_nothing(typing):
    for cookie in ("", "1", "1:gefälscht"):
        client = Client()
        client.cookies[kept.COOKIE] = cookie
        client.post(typing[1], {"title": "Untergeschoben"})
    assert not KeptForm.objects.exists()


def test_a_forged_form_is_not_kept(typing, client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(typing[1], {"title": "Untergeschoben"}).status_code == 403
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    ("sent_by", "status"),
    [("same-origin", 302), ("cross-site", 403), ("same-site", 403), ("", 403)],
)
def test_form_of_an_earlier_sign_in_is_kept_if_a_page_of_ours_sent_it(
    typing, client, sent_by, status
):
    user, url = typing
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    strict.force_login(user)  # again, in another tab: the open form still has the old token
    answer = strict.post(url, {"title": "Neu"}, headers={"Sec-Fetch-Site": sent_by})
    assert answer.status_code == status
    assert KeptForm.objects.filter(user=user).exists() == (status == 302)
    if status == 302:
        assert sent_again(strict, answer["Location"])[1]["title"] == "Neu"


def test_refused_form_of_another_person_gets_into_no_account(typing, client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    strict.force_login(factories.person("editor", "andere@test.example"))
    answer = strict.post(typing[1], {"title": "Neu"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403
    assert not KeptForm.objects.exists()
