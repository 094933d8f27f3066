import errno
from collections.abc import Iterator
from io import BytesIO
from unittest import mock

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.dispatch import receiver
from django.test.utils import setup_databases, teardown_databases
from PIL import Image

from cms.accounts import proof
from cms.core import generation, kept_pages
from cms.media.models import Picture
from home.models import HomePage
from tests import factories


@receiver(user_logged_in)
def _with_both_factors(sender, request, user, **kwargs) -> None:
    """`Client.force_login()` stands for a whole sign-in; only it sends no path along."""
    if not request.path:
        for method in (proof.PASSWORD, proof.FACTOR):
            record_authentication(request, user, method)


pytest_plugins = ["tests.at_once", "tests.search_server"]
# They want the real servers of `make test-services`, the Chromium of `make test-browser`, and fail
# without them.
collect_ignore = [
    name for name in ("services", "browser") if f"settings.test_{name}" != settings.SETTINGS_MODULE
]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    """What a process keeps between requests must not pass from one test to the next."""
    monkeypatch.setattr(generation, "_kept", {})
    kept_pages.shelf.clear()
    cache.clear()


@pytest.fixture(autouse=True)
def _mail_is_queued(settings):
    """As everywhere else: Django's test runner would put mail into the outbox at once."""
    settings.EMAIL_BACKEND = "cms.jobs.mail.backend.QueueBackend"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker
) -> Iterator[None]:
    """The tests' database, with an empty site in it: to make one takes longer than most tests.

    In place of pytest-django's, which makes none unless a test of this run asks for `db`: those of
    `tests.at_once` do not, and would find the tables missing, or those of the real database.
    """
    with django_db_blocker.unblock():
        configured = setup_databases(verbosity=0, interactive=False)
        factories.make_site()
    yield
    with django_db_blocker.unblock():
        teardown_databases(configured, verbosity=0)


@pytest.fixture
def site(db) -> HomePage:
    """The home page of an empty site of ours; the index pages stand below it."""
    return HomePage.objects.get()


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


@pytest.fixture
def no_room_on_the_way(settings, monkeypatch, request):
    """Files pass through a folder that has no room for them; the parameter says when it shows."""
    moment = getattr(request, "param", "beginning")
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    def full(*args) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def begin(*args, **kwargs) -> BytesIO:
        if moment == "beginning":
            full()
        file = BytesIO()
        late = {"middle": ("write",), "end": ("seek", "close")}[moment]
        return mock.Mock(wraps=file, **{name: full for name in late})

    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", begin)


@pytest.fixture
def quick_sizes(monkeypatch):
    """Pictures get all their sizes, but nothing is drawn for them: some tests make a hundred."""
    dot = BytesIO()
    Image.new("RGB", (6, 4)).save(dot, "PNG")

    def draw_nothing(self, filter, source=None) -> ContentFile:
        return ContentFile(dot.getvalue(), name=f"{filter.spec}.png")

    monkeypatch.setattr(Picture, "generate_rendition_file", draw_nothing)
