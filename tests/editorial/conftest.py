import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Locale, Page

from cms.accounts.roles import ROLES
from pages.press.models import PressReleasePage
from pages.standard.models import StandardPage
from tests import factories
from tests.editorial.planning import HOUR, NOON, plan
from tests.editorial.windows import signed_in


@pytest.fixture
def root(db) -> Page:
    Locale.objects.get_or_create(language_code="de")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


@pytest.fixture
def add_page(root):
    """Adds a draft below the root; further arguments are its fields."""

    def add(title: str, user=None, **fields) -> StandardPage:
        page = root.add_child(
            instance=StandardPage(title=title, teaser="Kurz gesagt.", live=False, **fields)
        )
        page.save_revision(user=user)
        return page

    return add


@pytest.fixture
def editors(root) -> Group:
    """A group that may edit every page and enter the admin."""
    group, _ = Group.objects.get_or_create(name=ROLES["editor"].group)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=codename, content_type__model="page")
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    return group


@pytest.fixture
def add_user(editors):
    """Adds a member of the editors, or of no group with `member=False`."""

    def add(name: str, *, member: bool = True, **fields):
        user = get_user_model().objects.create_user(f"{name}@example.org", "secret", **fields)
        if member:
            user.groups.add(editors)
        return user

    return add


@pytest.fixture
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def hanging(add_page, noon):
    """A live page whose scheduled revision cannot be published: its new address was taken."""
    page = add_page("Hängt", slug="alt")
    page.save_revision().publish()
    plan(page, NOON + HOUR, slug="neu")
    add_page("Schneller", slug="neu")
    return page


@pytest.fixture
def katrin(roles):
    return signed_in(factories.person("head", first_name="Katrin", last_name="Lindhorst"))


@pytest.fixture
def emre(roles):
    return signed_in(factories.person("editor", first_name="Emre", last_name="Yildiz"))


@pytest.fixture
def release(site) -> PressReleasePage:
    return factories.release(title="Bündnis lädt ein", lead="Alter Vorspann.", place="Hannover")


@pytest.fixture
def fair(site) -> PressReleasePage:
    """A public release, to be taken back."""
    return factories.release(title="Fest am Deich", slug="fest")


@pytest.fixture
def successor(site) -> PressReleasePage:
    return factories.release(title="Fest im Park", slug="park")


@pytest.fixture
def office(roles, client):
    """Signed in with the right to take pages back."""
    user = factories.person("head", first_name="Katrin", last_name="Lindhorst")
    client.force_login(user)
    return user
