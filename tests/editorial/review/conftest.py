from types import SimpleNamespace

import pytest
from django.test import Client

from pages.press.models import PressReleasePage
from tests import factories


@pytest.fixture
def people(roles) -> SimpleNamespace:
    return SimpleNamespace(
        editor=factories.person("editor", first_name="Katrin", last_name="Lindhorst"),
        other=factories.person("editor", "zweite@test.example", first_name="Emre", last_name="Y."),
        head=factories.person("head", first_name="Marlene", last_name="Okafor"),
        admin=factories.person("admin", first_name="Jonas", last_name="Petersen"),
    )


@pytest.fixture
def doors(people) -> SimpleNamespace:
    clients = {}
    for name, user in vars(people).items():
        clients[name] = Client()
        clients[name].force_login(user)
    return SimpleNamespace(**clients)


@pytest.fixture
def draft(site, people) -> PressReleasePage:
    """Complete, written by the editor, never public."""
    page = factories.release(title="Entwurf", live=False)
    page.lead = "So hat es Katrin geschrieben."
    page.save_revision(user=people.editor)
    return PressReleasePage.objects.get(pk=page.pk)
