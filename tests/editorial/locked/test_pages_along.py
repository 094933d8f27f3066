"""A locked page holds what would change it along: its parents, its originals, its pile."""

import pytest
from wagtail.models import Page

from cms.core.models import Withdrawal
from pages.standard.models import StandardPage
from tests import factories, reading
from tests.admin.forms import edit
from tests.editorial.locked.refusals import OWNER, SENT, bulk, lock, refuses
from tests.editorial.windows import signed_in


@pytest.mark.parametrize("action", ["delete", "move", "unpublish"])
def test_scripts_take_no_locked_page_along(locked, people, action, site):
    data = {"destination_page_id": site.pk, "recursive": True}
    index = Page.objects.get(title="Kampagnen")
    below = lock(factories.campaign(title="Kampagne"), people.owner)
    url = f"/admin/api/main/pages/{index.pk}/action/{action}/"
    assert f"„{below.title}“" in refuses(signed_in(people.root), "post", url, data)


@pytest.mark.parametrize("place", ["delete", "move", "privacy", "move/{destination}/confirm"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_locked_page_below_holds_those_above(site, people, place, method):
    campaign = lock(factories.campaign(title="Kampagne"), people.owner)
    above = campaign.get_parent()
    url = f"/admin/pages/{above.pk}/{place.format(destination=site.pk)}/"
    for who in (people.head, people.root):
        assert "„Kampagne“ ist gesperrt von" in refuses(signed_in(who), method, url, SENT)


def test_locked_page_below_is_not_taken_back(site, people):
    campaign = lock(factories.campaign(title="Kampagne"), people.owner)
    above, client = campaign.get_parent(), signed_in(people.head)
    url = f"/admin/pages/{above.pk}/unpublish/"
    assert client.get(url).status_code == 200  # the page alone may go
    refuses(
        client,
        "post",
        url,
        {"reason": Withdrawal.Reason.OUTDATED.value, "note": "", "with_pages": "on"},
    )
    client.post(url, {"reason": Withdrawal.Reason.OUTDATED.value, "note": ""})
    assert list(Page.objects.filter(live=False)) == [Page.objects.get(pk=above.pk)]


@pytest.mark.parametrize("place", ["delete", "unpublish"])
def test_locked_alias_holds_its_original(site, people, place):
    page = factories.standard_page(title="Vorlage")
    lock(page.create_alias(update_slug="auch"), people.owner)
    refuses(signed_in(people.head), "post", f"/admin/pages/{page.pk}/{place}/", SENT)


def test_publication_leaves_a_locked_alias_as_it_is(site, people):
    page = factories.standard_page(title="Vorlage")
    alias = lock(page.create_alias(update_slug="auch"), people.owner)
    client = signed_in(people.head)
    edit(client, page, title="Anders", **{"action-publish": "1"})
    text = reading.text(client.get(f"/admin/pages/{page.pk}/edit/"))
    assert "Als Entwurf gespeichert, aber nicht veröffentlicht: „Vorlage“ ist gesperrt von" in text
    assert StandardPage.objects.get(pk=alias.pk).title == "Vorlage"
    assert StandardPage.objects.get(pk=page.pk).title == "Vorlage"


def test_new_slug_leaves_the_address_of_a_locked_page_below(site, people):
    campaign = lock(factories.campaign(title="Kampagne"), people.owner)
    above, client = campaign.get_parent(), signed_in(people.head)
    edit(client, above, slug="anders", **{"action-publish": "1"})
    assert "„Kampagne“ ist gesperrt von" in reading.text(
        client.get(f"/admin/pages/{above.pk}/edit/")
    )
    assert Page.objects.get(pk=campaign.pk).url_path == campaign.url_path


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["head", "root"])
def test_of_several_pages_none_is_changed(locked, people, action, method, who, site):
    other = factories.standard_page(title="Unsere Geschichte")
    third = lock(factories.standard_page(title="Unser Haus"), people.owner)
    client = signed_in(getattr(people, who))
    data = SENT | {"chooser": site.pk}
    text = refuses(client, method, bulk(action, other, locked, third), data)
    assert text.count(f"ist gesperrt von {OWNER}") == 2
    assert "„Wer wir sind“" in text
    assert "„Unser Haus“" in text
    assert "Es wurde nichts geändert." in text
    refuses(client, method, bulk(action, "all") + f"&childOf={site.pk}", data)


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_of_several_trees_none_is_changed(people, action, site):
    campaign = lock(factories.campaign(title="Kampagne"), people.owner)
    url = bulk(action, campaign.get_parent())
    refuses(signed_in(people.head), "post", url, SENT | {"chooser": site.pk})
