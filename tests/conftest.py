import pytest
from django.core.management import call_command

from cms.core import generation
from tests import factories


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    """What a process keeps between requests must not pass from one test to the next."""
    monkeypatch.setattr(generation, "_kept", {})


@pytest.fixture
def site(db):
    """An empty site of ours with home and index pages; the value is its HomePage."""
    return factories.make_site()


@pytest.fixture
def roles(db):
    """Groups, rights and the review workflow as the roles table says."""
    call_command("sync_roles", verbosity=0)


@pytest.fixture
def editor(roles, client):
    """A signed-in editor; `client` is theirs."""
    user = factories.person("editor", first_name="Katrin", last_name="Lindhorst")
    client.force_login(user)
    return user
