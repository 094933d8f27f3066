"""The number that rises with every change of public content, in the transaction of the change."""

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import signals
from wagtail.models import PageViewRestriction, Site

from cms.core import generation
from cms.core.models import LegalMenuItem, MainMenuItem, Navigation, SiteSettings, Topic
from pages.press.models import PressContact
from pages.standard.models import StandardPage
from tests import factories, page_types


@pytest.fixture
def content(site) -> None:
    """One of everything that can change."""
    page = factories.standard_page(title="Da")
    factories.add_page(StandardPage, page, title="Darunter")
    factories.standard_page(title="Entwurf", live=False)
    factories.picture()
    page_types.topic()
    factories.press_contact()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    navigation = Navigation.for_site(site.get_site())
    navigation.main_items.add(MainMenuItem(page=page))
    navigation.legal_items.add(LegalMenuItem(page=page))
    navigation.save()
    SiteSettings.for_site(site.get_site())


def page(title: str = "Da") -> StandardPage:
    return StandardPage.objects.get(title=title)


def changed(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def change_menu() -> None:
    navigation = Navigation.objects.get()
    navigation.main_items.set([MainMenuItem(page=page("Darunter"))])
    navigation.save()


CHANGES = {
    "publish": lambda: page("Entwurf").get_latest_revision().publish(),
    "publish again": lambda: page().save_revision().publish(),
    "unpublish": lambda: page().unpublish(),
    "delete": lambda: page("Darunter").delete(),
    "move": lambda: page("Darunter").move(page("Entwurf"), "last-child"),
    "reorder": lambda: page("Entwurf").move(page(), "left"),
    "restrict": lambda: PageViewRestriction.objects.create(
        page=page("Darunter"), restriction_type="login"
    ),
    "open": lambda: PageViewRestriction.objects.get().delete(),
    "new topic": lambda: Topic.objects.create(name="Neu", slug="neu"),
    "topic": lambda: changed(Topic.objects.get(), name="Anders"),
    "topic gone": lambda: Topic.objects.get().delete(),
    "contact": lambda: changed(PressContact.objects.get(), phone="040 66969-199"),
    "contact gone": lambda: PressContact.objects.get().delete(),
    "settings": lambda: changed(SiteSettings.objects.get(), name="Anders"),
    "menu": change_menu,
    "menu entry gone": lambda: LegalMenuItem.objects.get().delete(),
    "picture": lambda: changed(factories.Picture.objects.get(), credit="Foto: anders"),
    "picture gone": lambda: factories.Picture.objects.get().delete(),
    "new picture": lambda: factories.picture("Neu"),
    "host": lambda: changed(Site.objects.get(is_default_site=True), hostname="localhost"),
}


def test_every_change_raises_the_number_and_an_undone_one_does_not(content):
    for name, change in CHANGES.items():
        before = generation.current()
        with transaction.atomic():
            change()
            assert generation.current() > before, name
            transaction.set_rollback(True)
        assert generation.current() == before, name


def test_reading_raises_nothing(content, client):
    client.get("/")
    before = generation.current()

    for address in ("/", "/da/", "/presse/", "/suche/?q=da"):
        client.get(address)

    assert generation.current() == before


def test_kept_values_are_made_once_for_each_number(db):
    made = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [generation.kept("probe", make) for _ in range(3)] == [0, 0, 0]
    generation.raise_generation()
    assert [generation.kept("probe", make) for _ in range(3)] == [1, 1, 1]


def test_what_an_undone_change_kept_is_not_served(db):
    generation.raise_generation()
    with transaction.atomic():
        generation.raise_generation()
        assert generation.kept("probe", lambda: "undone") == "undone"
        transaction.set_rollback(True)
    generation.raise_generation()

    assert generation.kept("probe", lambda: "fresh") == "fresh"


def test_readers_see_changed_facts_and_menus_at_once(content, client):
    PageViewRestriction.objects.all().delete()
    assert "Da" in client.get("/").content.decode()

    changed(SiteSettings.objects.get(), name="Ganz neuer Name")
    changed(MainMenuItem.objects.get(), title="Neuer Eintrag")

    text = client.get("/").content.decode()
    assert "Ganz neuer Name" in text
    assert "Neuer Eintrag" in text


# Nothing of theirs stands on a page that everybody gets, or it is saved together with its page.
SHOWN_NOWHERE = {
    *("accounts", "jobs", "editorial", "search", "wagtailsearch", "wagtailadmin", "wagtailusers"),
    *("taggit", "django_tasks_database", "account", "mfa", "auth", "contenttypes", "sessions"),
    "wagtailsearchpromotions.QueryDailyHits",
    *("wagtaildocs.Document", "wagtailimages.Image", "wagtailimages.Rendition"),  # ours are others
    *("core.Generation", "standard.Comparison", "campaigns.CampaignPartner"),
    *("press.PressPhoto", "press.Correction", "press.ReleasePartner", "press.ReleaseCounter"),
    *("partners.Membership", "partners.Invitation", "partners.JoinRequest"),
    *("partners.JoinQuestion", "partners.Departure", "partners.FormerMember"),
    *("partners.ProfileChange", "barriers.ReportCounter"),
    "barriers.BarrierReport",  # a decision about one raises it, nothing else is shown
}
OF_WAGTAIL = {"Site", "Page", "PageViewRestriction", "CollectionViewRestriction"}


def test_every_model_raises_it_or_is_shown_nowhere():
    """A new model has to say which of both it is, or readers would see its former state."""
    silent = set()
    for model in apps.get_models():
        label = model._meta.label
        is_wagtails_own = (
            model._meta.app_label == "wagtailcore" and model.__name__ not in OF_WAGTAIL
        )
        if {label, model._meta.app_label} & SHOWN_NOWHERE or is_wagtails_own:
            continue
        receivers, _ = signals.post_save._live_receivers(model)
        if not any("raise" in getattr(receiver, "__name__", "") for receiver in receivers):
            silent.add(label)

    assert silent == set()
