"""The tree is designed: what may stand where, and which addresses the site keeps for itself."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from cms.core.addresses import own_first_segments
from home.models import HomePage
from pages.barriers.models import StatementPage
from pages.campaigns.models import CampaignIndexPage, CampaignPage
from pages.mutmacher.models import StoryIndexPage, StoryPage
from pages.partners.models import PartnerIndexPage, PartnerPage
from pages.press.models import PressIndexPage, PressReleasePage
from pages.standard.models import EasyPage, StandardPage
from tests import factories
from tests.admin import forms
from tests.editorial.windows import Window
from tests.page_types import PAGE_TYPES, SINGLE_TYPES

BELOW = {
    Page: {HomePage},
    HomePage: {
        StandardPage,
        EasyPage,
        CampaignIndexPage,
        StoryIndexPage,
        PressIndexPage,
        PartnerIndexPage,
        StatementPage,
    },
    StandardPage: {StandardPage},
    EasyPage: {EasyPage},
    StatementPage: set(),
    CampaignIndexPage: {CampaignPage},
    StoryIndexPage: {StoryPage},
    PressIndexPage: {PressReleasePage},
    PartnerIndexPage: {PartnerPage},
    CampaignPage: set(),
    StoryPage: set(),
    PressReleasePage: set(),
    PartnerPage: set(),
}
OF_THE_SITE = [
    "admin",
    "anmelden",
    "barriere-meldung",
    "beitritt",
    "bildnachweise",
    "documents",
    "einladung",
    "healthz",
    "media",
    "mein-profil",
    "metrics",
    "musterseite",
    "static",
    "suche",
    "vorschaubild",
]


def test_every_type_knows_what_may_stand_below_it():
    assert {
        parent: set(parent.creatable_subpage_models()) for parent in [Page, *PAGE_TYPES]
    } == BELOW


@pytest.mark.parametrize("model", SINGLE_TYPES, ids=lambda model: model.__name__)
def test_there_is_one_of_each_index(site, model):
    assert model.max_count == 1
    parent = Page.get_first_root_node() if model is HomePage else site

    assert not model.can_create_at(parent)


def test_all_addresses_of_the_site_are_known():
    assert {segment for segment in own_first_segments() if segment[0].isalpha()} == set(OF_THE_SITE)


@pytest.mark.parametrize("slug", OF_THE_SITE)
def test_no_page_takes_an_address_of_the_site(site, slug):
    with pytest.raises(ValidationError) as refused:
        factories.standard_page(title="Irgendwas", slug=slug)

    assert refused.value.message_dict == {
        "slug": [
            f"Die Adresse „{slug}“ braucht die Website selbst. Bitte wählen Sie ein anderes Kürzel."
        ]
    }


def test_the_archive_keeps_its_address_below_press(site):
    with pytest.raises(ValidationError, match="braucht die Website selbst"):
        factories.release(title="Neues", slug="archiv")

    assert factories.release(title="Archiv").url == "/presse/archiv-2/"
    assert factories.standard_page(title="Archiv").url == "/archiv/"


def test_deeper_down_the_words_are_free(site):
    parent = factories.standard_page(title="Über uns")

    page = factories.add_page(StandardPage, parent, title="Suche")

    assert page.url == "/ueber-uns/suche/"


@pytest.mark.parametrize("slug", ["suche", "presse", "admin", "mein-profil"])
def test_editor_is_told_in_german_that_an_address_is_taken(site, editor, client, slug):
    before = Page.objects.count()

    response = forms.add(client, site, "standard/standardpage", title="Neues", slug=slug)

    assert response.status_code == 200
    message = forms.field_errors(response)["slug"]
    assert slug in message
    assert "Adresse" in message or "verwendet" in message
    assert Page.objects.count() == before


def test_editor_cannot_take_the_archive_nor_rename_a_page_to_it(site, editor, client):
    press = PressIndexPage.objects.get()
    contact = factories.press_contact()

    typed = {"title": "Neues", "slug": "archiv", "contact": str(contact.pk)}
    added = forms.add(client, press, "press/pressreleasepage", **typed)
    release = factories.release(title="Alte Mitteilung")
    renamed = forms.edit(client, release, slug="archiv")

    for response in (added, renamed):
        assert response.status_code == 200
        assert "braucht die Website selbst" in forms.field_errors(response)["slug"]
    assert PressReleasePage.objects.get().slug == "alte-mitteilung"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Größe für Ältere", "groesse-fuer-aeltere"),
        ("Straßenfest am 1. Mai – für alle!", "strassenfest-am-1-mai-fuer-alle"),
        ("ÄÖÜ ẞ", "aeoeue-ss"),
        ("Łódź, Yıldız & Ñandú", "lodz-yildiz-nandu"),
        ("🎉", "seite"),
        ("  „…“  ", "seite"),
        ("Suche", "suche-2"),
        ("ß" * 255, "ss" * 120),
    ],
)
def test_slug_comes_from_the_title_in_german(site, title, slug):
    assert factories.standard_page(title=title).slug == slug


def test_second_page_of_a_name_gets_a_number(site):
    slugs = [factories.standard_page(title="Größe").slug for _ in range(3)]

    assert slugs == ["groesse", "groesse-2", "groesse-3"]


def test_editor_without_script_gets_a_german_slug_too(site, editor, client):
    response = forms.add(client, site, "standard/standardpage", title="Größe für Ältere", slug="")

    assert response.status_code == 302
    assert StandardPage.objects.get().slug == "groesse-fuer-aeltere"


@pytest.mark.parametrize(
    ("typed", "kept"), [("größe", "groesse"), ("GROSS", "gross"), ("", "suche-2")]
)
def test_what_an_editor_types_becomes_an_address(site, editor, client, typed, kept):
    forms.add(client, site, "standard/standardpage", title="Suche", slug=typed)

    assert StandardPage.objects.get().slug == kept


def test_a_headline_whose_address_is_taken_is_saved_while_it_is_typed(site, editor, client):
    """The browser fills the slug in; its writer has chosen nothing that could be refused."""
    factories.release(title="Bündnis lädt ein", lead="Die erste.")
    url = f"/admin/pages/add/press/pressreleasepage/{PressIndexPage.objects.get().pk}/"
    typed = {"title": "Bündnis lädt ein", "slug": "buendnis-laedt-ein"}
    form = forms.page_form(client.get(url), **typed)

    created = client.post(url, form, headers={"accept": "application/json"})
    assert created.status_code == 200
    second = PressReleasePage.objects.get(pk=created.json()["pk"])
    window = Window(client, second)
    for more in ({"title": "Archiv", "slug": "archiv"}, {"lead": "Die zweite."}):
        assert window.autosave(**typed | more).status_code == 200

    second.refresh_from_db()
    assert (second.slug, second.lead) == ("buendnis-laedt-ein-2", "Die zweite.")


def test_a_headline_that_the_site_needs_itself_is_saved_too(site, editor, client):
    response = forms.add(client, site, "standard/standardpage", title="Suche")

    assert response.status_code == 302
    assert StandardPage.objects.get().slug == "suche-2"


def test_an_address_that_somebody_chose_is_refused_if_it_is_taken(site, editor, client):
    factories.standard_page(title="Größe")
    other = factories.standard_page(title="Kleines", live=False)
    public = factories.standard_page(title="Größe", slug="anderswo")

    typed = (
        forms.add(client, site, "standard/standardpage", title="Neues", slug="groesse"),
        forms.edit(client, other, slug="groesse"),
        forms.edit(client, public, slug="groesse"),
    )

    for response in typed:
        assert response.status_code == 200
        assert "bereits verwendet" in forms.field_errors(response)["slug"]


@pytest.mark.parametrize("slug", ["../admin", "a b", "a/b", "x" * 256])
def test_a_slug_that_is_no_address_is_refused(site, editor, client, slug):
    response = forms.add(client, site, "standard/standardpage", title="Neues", slug=slug)

    assert response.status_code == 200
    assert forms.field_errors(response)["slug"]


@pytest.fixture
def nested_search_page(site, roles, client) -> StandardPage:
    """A page that may be called as it is only where it stands; `client` is the head's."""
    client.force_login(factories.person("head"))
    parent = factories.standard_page(title="Über uns")
    return factories.add_page(StandardPage, parent, title="Suche")


@pytest.mark.parametrize(
    "way",
    ["/admin/pages/{page}/move/{home}/confirm/", "/admin/bulk/wagtailcore/page/move/?id={page}"],
)
def test_a_page_cannot_move_onto_an_address_of_the_site(client, site, nested_search_page, way):
    address = way.format(page=nested_search_page.pk, home=site.pk)

    client.post(address, {"chooser": site.pk}, follow=True)

    assert StandardPage.objects.get(pk=nested_search_page.pk).url == "/ueber-uns/suche/"


def test_a_page_cannot_be_copied_onto_an_address_of_the_site(client, site, nested_search_page):
    response = client.post(
        f"/admin/pages/{nested_search_page.pk}/copy/",
        {"new_title": "Suche", "new_slug": "suche", "new_parent_page": site.pk},
    )

    assert response.status_code == 200
    assert "braucht die Website selbst" in response.content.decode()
    assert not StandardPage.objects.filter(slug="suche", depth=3).exists()
