"""Nobody without a right to enter sees anything of the admin: every address, GET and POST."""

from itertools import islice

import pytest
from django.test import Client
from wagtail.models import Page, PageLogEntry

from tests.admin.addresses import OPEN, admin_addresses
from tests.admin.conftest import SECRET, signed_in
from tests.factories import PASSWORD


def content_of(response) -> str:
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode(errors="replace")


def is_closed(response) -> bool:
    if response.status_code == 302:
        return response["Location"].startswith("/anmelden/redaktion/?next=")
    return response.status_code in (403, 404, 405)


def test_there_are_addresses_to_try(world):
    addresses = admin_addresses(world)
    assert len(addresses) > 200
    assert not [address for address in addresses if "<" in address or "\\" in address]
    assert f"/admin/pages/{world.draft.pk}/edit/" in addresses


def test_arguments_lead_to_what_is_there(world, doors):
    """Else the tests below would find closed what is only missing."""
    found = (
        address
        for address in admin_addresses(world)
        if not address.startswith(("/admin/failwhale/", "/admin/logout/"))
        and SECRET in content_of(doors.head.get(address))
    )
    assert len(list(islice(found, 60))) == 60


@pytest.mark.parametrize("who", ["anonymous", "partner", "nobody's member"])
def test_no_address_opens(world, people, who):
    client = Client() if who == "anonymous" else signed_in(people.partner)
    if who == "nobody's member":
        people.partner.groups.clear()
    state = (Page.objects.count(), PageLogEntry.objects.count(), people.editor.groups.count())
    open_doors = []
    for address in admin_addresses(world):
        for send in (client.get, client.post):
            response = send(address)
            assert SECRET not in content_of(response), address
            if not (is_closed(response) or address.removeprefix("/admin/").startswith(OPEN)):
                open_doors.append((send.__name__, address, response.status_code))
            if address == "/admin/logout/" and who != "anonymous":
                client.force_login(people.partner)
    assert open_doors == []
    assert state == (
        Page.objects.count(),
        PageLogEntry.objects.count(),
        people.editor.groups.count(),
    )


def test_scripts_get_no_content_either(world, people):
    """Choosers and panels are fetched by scripts, which other views answer than pages."""
    client = signed_in(people.partner)
    headers = {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"}
    for address in admin_addresses(world):
        response = client.get(address, headers=headers)
        assert SECRET not in content_of(response), address
        if not address.removeprefix("/admin/").startswith(OPEN):
            assert is_closed(response), address


def test_partner_gets_in_by_no_next_address(world, people):
    client = Client()
    target = f"/admin/pages/{world.draft.pk}/edit/"
    data = {"email": people.partner.email, "password": PASSWORD}
    response = client.post(f"/anmelden/redaktion/?next={target}", data, follow=True)
    assert len(response.redirect_chain) <= 3
    assert SECRET not in content_of(response)


def test_drafts_have_no_public_address(world, people):
    for client in (Client(), signed_in(people.partner), signed_in(people.editor)):
        for url in (world.draft.url, f"{world.draft.url}text/"):
            assert client.get(url).status_code == 404
        for url in ("/presse/", "/presse/feed.atom", "/sitemap.xml", "/suche/?q=Entwurf"):
            assert world.draft.title not in content_of(client.get(url))
