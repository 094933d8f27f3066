from types import SimpleNamespace

import pytest
from wagtail.models import PageViewRestriction

from pages.standard.models import StandardPage
from tests import factories
from tests.editorial.locked.refusals import lock


@pytest.fixture
def people(roles) -> SimpleNamespace:
    owner = factories.person("head", first_name="Katrin", last_name="Lindhorst")
    head = factories.person("head", "chef@test.example", first_name="Marlene", last_name="Okafor")
    editor = factories.person("editor", first_name="Emre", last_name="Yildiz")
    root = factories.person("head", "root@test.example")
    root.is_superuser = True
    root.save()
    return SimpleNamespace(owner=owner, head=head, editor=editor, root=root)


@pytest.fixture
def locked(site, people) -> StandardPage:
    """A public page with a page below it, a planned change and an alias; Katrin has locked it."""
    page = factories.standard_page(title="Wer wir sind")
    page.add_child(instance=StandardPage(title="Darunter", teaser="Kurz."))
    return lock(page, people.owner)


@pytest.fixture
def submitted(locked, people) -> StandardPage:
    """The locked page, in review, changed by its owner."""
    draft = locked.get_latest_revision_as_object()
    draft.lead = "Neuer Vorspann"
    draft.save_revision(user=people.owner)
    locked.get_workflow().start(locked, people.owner)
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    return StandardPage.objects.get(pk=locked.pk)
