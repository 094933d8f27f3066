import pytest

from tests.admin.conftest import people, press, world  # noqa: F401 - fixtures
from tests.matrix.addresses import addresses
from tests.matrix.things import cast, things


@pytest.fixture
def who(world) -> dict:  # noqa: F811
    return cast(world)


@pytest.fixture
def places(world, who) -> dict[str, str]:  # noqa: F811
    return addresses(world, things(world, who))
