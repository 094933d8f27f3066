import pytest
from django.test import Client

from tests import factories


@pytest.fixture
def admin(roles):
    """An account of the administration; `admin_door` is signed in with it."""
    return factories.person("admin", "jonas@test.example", first_name="Jonas", last_name="P.")


@pytest.fixture
def admin_door(admin) -> Client:
    door = Client()
    door.force_login(admin)
    return door
