from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

# Views as a server loads them: some labels are made at that moment, in the language it has then.
import settings.urls  # noqa: F401
from cms.core.models import Topic
from cms.jobs.mail.posting import queue
from cms.jobs.models import Mail
from cms.media.models import File
from pages.partners.models import ProfileChange
from pages.press.models import PressIndexPage
from search import tally
from search.models import SearchTerm, Synonym
from tests import factories

SECRET = "Verschlusssache"  # stands in the title of whatever the world holds


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def people(roles) -> SimpleNamespace:
    """One account for each role, and a second editor."""
    return SimpleNamespace(
        editor=factories.person("editor", first_name="Katrin", last_name="Lindhorst"),
        other=factories.person("editor", "zweite@test.example", first_name="Emre", last_name="Y."),
        head=factories.person("head", first_name="Marlene", last_name="Okafor"),
        admin=factories.person("admin", first_name="Jonas", last_name="Petersen"),
        partner=factories.person("partner", first_name="Selma", last_name="Kirchhoff"),
    )


@pytest.fixture
def doors(people) -> SimpleNamespace:
    """For each of the people a client that is signed in."""
    return SimpleNamespace(**{name: signed_in(user) for name, user in vars(people).items()})


@pytest.fixture
def press(site) -> PressIndexPage:
    return PressIndexPage.objects.get()


@pytest.fixture
def world(site, people, press, quick_sizes) -> SimpleNamespace:
    """A site with one of everything that the admin can show; each is called `SECRET`."""
    contact = factories.press_contact(name=f"{SECRET} Kontakt")
    world = SimpleNamespace(
        home=site,
        press=press,
        contact=contact,
        draft=factories.release(title=f"{SECRET} Entwurf", live=False),
        release=factories.release(title=f"{SECRET} Mitteilung"),
        story=factories.story(title=f"{SECRET} Geschichte"),
        campaign=factories.campaign(title=f"{SECRET} Kampagne"),
        profile=factories.partner(title=f"{SECRET} Profil"),
        page=factories.standard_page(title=f"{SECRET} Seite"),
        easy=factories.easy_page(title=f"{SECRET} leicht"),
        topic=Topic.objects.create(name=f"{SECRET} Thema", slug="thema"),
        picture=factories.picture(f"{SECRET} Bild"),
        file=File.objects.create(title=f"{SECRET} Datei", file=ContentFile(b"x", "datei.pdf")),
        redirect=Redirect.objects.create(old_path="/alt", redirect_link="/verschlusssache/"),
        synonym=Synonym.objects.create(words=f"{SECRET}, Geheimsache"),
        promotion=SearchPromotion.objects.create(
            query=Query.get(SECRET),
            external_link_url="https://bund.example/",
            external_link_text=f"{SECRET} Empfehlung",
        ),
        people=people,
    )
    world.report = factories.barrier_report(text=f"{SECRET} Meldung", page=f"/{SECRET}/")
    world.application = factories.join_request(name=f"{SECRET} Anfrage")
    ProfileChange.objects.create(
        page=world.profile, field="statement", old="", new=f"{SECRET} Text", author=people.partner
    )
    searched = tally.Sighting(date(2026, 11, 23), f"{SECRET} Suche", 0)
    tally.add({searched: tally.SIGHTINGS})
    world.term = SearchTerm.objects.get()
    world.review = submit(world.draft, people.editor)
    queue("frau@verein.example", f"{SECRET} E-Mail", f"{SECRET} Code", key="of the world")
    world.mail = Mail.objects.get(key="of the world")
    return world


def submit(page, user):
    """The state of the review task after `user` has changed and submitted the page."""
    page = page.get_latest_revision_as_object()
    page.lead = f"Vorspann von {user.email}"
    page.save_revision(user=user)
    return page.get_workflow().start(page, user).current_task_state
