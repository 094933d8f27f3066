import pytest

from pages.standard.models import StandardPage
from tests import factories
from tests.editorial.planning import HOUR, NOON


@pytest.fixture
def author(roles):
    return factories.person("editor", email="autorin@example.org")


@pytest.fixture
def head(roles):
    return factories.person("head", email="leitung@example.org")


@pytest.fixture
def call(site, author) -> StandardPage:
    """A draft that is planned for one hour after noon."""
    page = factories.standard_page(title="Aufruf", live=False)
    page = StandardPage.objects.get(pk=page.pk)
    page.go_live_at = NOON + HOUR
    page.save_revision(user=author).publish()
    return page
