from tests.admin.conftest import people, press, world  # noqa: F401 - fixtures
from tests.matrix.conftest import who  # noqa: F401 - a fixture
