"""Several application servers, each with a memory of its own: what one does, all see at once."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from cms.core import generation, kept_pages
from cms.core.models import SiteSettings
from tests import factories
from tests.accounts import ways_in


@pytest.fixture
def servers(monkeypatch) -> list:
    """Two ways to ask, each with all that a process of its own would remember."""

    def server():
        memory = SimpleNamespace(kept={}, shelf=kept_pages._Shelf())

        def ask(client: Client, address: str, typed: dict | None = None):
            monkeypatch.setattr(generation, "_kept", memory.kept)
            monkeypatch.setattr(kept_pages, "shelf", memory.shelf)
            cache.clear()
            return client.post(address, typed) if typed else client.get(address)

        return ask

    return [server(), server()]


def test_the_first_answer_after_a_change_shows_it_on_each(servers, site):
    release = factories.release(lead="Vorher.")
    settings = SiteSettings.for_site(site.get_site())
    for ask in servers * 2:
        assert "Vorher." in ask(Client(), release.url).content.decode()

    settings.footer_text = "Wir sind da."
    settings.save()
    release.lead = "Nachher."
    release.save_revision().publish()

    for ask in servers:
        text = ask(Client(), release.url).content.decode()
        assert "Nachher." in text
        assert "Wir sind da." in text


def test_who_signed_in_at_one_is_known_at_the_other(servers, editor, client):
    assert [ask(client, "/admin/").status_code for ask in servers] == [200, 200]


def test_wrong_passwords_are_counted_together(servers, roles):
    typed = {"email": ways_in.staff().email, "password": "falsch"}

    answers = [servers[n % 2](Client(), ways_in.STAFF, typed).status_code for n in range(6)]

    assert answers == [200] * 5 + [429]
