"""Short ways to a site, its pages, pictures and people."""

from datetime import date
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, Site

from cms.accounts.models import User
from cms.accounts.roles import group_of
from cms.core.models import Region, TeaserMixin
from cms.jobs.models import WorkerState
from cms.media.models import Picture
from home.models import HomePage
from pages.barriers.deadline import months_after
from pages.barriers.models import BarrierReport, ReportCounter, StatementPage
from pages.campaigns.models import CampaignIndexPage, CampaignPage
from pages.mutmacher.models import StoryIndexPage, StoryPage
from pages.partners.models import JoinRequest, PartnerIndexPage, PartnerPage
from pages.press.models import PressContact, PressIndexPage, PressReleasePage
from pages.standard.models import EasyPage, StandardPage
from search.models import IndexState

PASSWORD = "test-passwort-zwölf"

TEASER = "Kurz gesagt."  # without it no page that has one becomes public


def make_site() -> HomePage:
    """An empty site: home page and the four index pages, in the default `Site`."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    home = HomePage(title="Niedersachsen hält zusammen", slug="start", lead="Niemand ist allein.")
    Page.objects.get(pk=root.pk).add_child(instance=home)
    home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home},
    )
    Site.clear_site_root_paths_cache()
    for model, title in (
        (CampaignIndexPage, "Kampagnen"),
        (StoryIndexPage, "Mutmacher"),
        (PressIndexPage, "Presse"),
        (PartnerIndexPage, "Partner"),
    ):
        add_page(model, home, title=title)
    return HomePage.objects.get(pk=home.pk)


def add_page(model, parent: Page, *, live: bool = True, **fields) -> Page:
    """A page below `parent`, published through a revision unless `live` is False."""
    if issubclass(model, TeaserMixin):
        fields = {"teaser": TEASER} | fields
    page = model(**fields)
    page.live = False
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return model.objects.get(pk=page.pk)


def index_page(model) -> Page:
    return model.objects.get()


def standard_page(**fields) -> StandardPage:
    return add_page(StandardPage, index_page(HomePage), **{"title": "Wer wir sind"} | fields)


def easy_page(**fields) -> EasyPage:
    return add_page(EasyPage, index_page(HomePage), **{"title": "Leichte Sprache"} | fields)


def statement(**fields) -> StatementPage:
    defaults = {
        "title": "Erklärung zur Barrierefreiheit",
        "checked_on": date(2026, 3, 1),
        "method": "<p>Wir haben selbst geprüft.</p>",
        "contact": "<p>Schreiben Sie uns.</p>",
        "conciliation": "<p>Die Schlichtungsstelle hilft.</p>",
    }
    return add_page(StatementPage, index_page(HomePage), **defaults | fields)


def campaign(**fields) -> CampaignPage:
    defaults = {
        "title": "Nachbarn fragen Nachbarn",
        "start_date": date(2020, 1, 1),
    }
    return add_page(CampaignPage, index_page(CampaignIndexPage), **defaults | fields)


def story(**fields) -> StoryPage:
    defaults = {
        "title": "Gesine aus Norden",
        "person": "Gesine Ubben",
        "date": date(2026, 3, 1),
    }
    return add_page(StoryPage, index_page(StoryIndexPage), **defaults | fields)


def release(**fields) -> PressReleasePage:
    defaults = {
        "title": "Bündnis lädt ein",
        "date": date(2026, 3, 1),
        "lead": "Alle sind eingeladen.",
    }
    if "contact" not in fields:
        defaults["contact"] = PressContact.objects.first() or press_contact()
    return add_page(PressReleasePage, index_page(PressIndexPage), **defaults | fields)


def partner(**fields) -> PartnerPage:
    defaults = {
        "title": "Bäckerei Sonnenkorn",
        "primary_region": Region.objects.get(key="03351"),
    }
    return add_page(PartnerPage, index_page(PartnerIndexPage), **defaults | fields)


def join_request(**fields) -> JoinRequest:
    """An application that its sender confirmed; it waits for the office."""
    now = timezone.now()
    defaults = {
        "name": "Nachbarschaftsküche Uelzen e. V.",
        "kind": "verein",
        "postcode": "29525",
        "city": "Uelzen",
        "region": Region.objects.get(key="03360"),
        "website": "https://www.nachbarschaftskueche.example",
        "contact_name": "Wiebke Harms",
        "contact_email": "wiebke@nachbarschaftskueche.example",
        "statement": "Wir kochen für alle. Niemand isst allein.",
        "values_version": 2,
        "values_accepted_at": now,
        "state": JoinRequest.State.WAITING,
        "confirmed_at": now,
    }
    return JoinRequest.objects.create(**defaults | fields)


def barrier_report(**fields) -> BarrierReport:
    """A report that waits for the office; with `sent_at` its deadline follows."""
    sent = timezone.localdate(fields.get("sent_at") or timezone.now())
    defaults = {
        "number_year": sent.year,
        "number_seq": ReportCounter.next_number(sent.year),
        "page": "/mutmacher/",
        "text": "Das Bild ist nicht beschrieben.",
        "email": "wiebke@leserin.example",
        "due_on": months_after(sent, 1),
    }
    return BarrierReport.objects.create(**defaults | fields)


def press_contact(**fields) -> PressContact:
    defaults = {"name": "Katrin Lindhorst", "phone": "040 66969-151", "email": "k@presse.example"}
    return PressContact.objects.create(**defaults | fields)


def picture(title: str = "Deich", size: tuple[int, int] = (60, 40), **fields) -> Picture:
    file = BytesIO()
    Image.new("RGB", size, "#5fa6b3").save(file, "PNG")
    rights = {"credit": "Foto: E. Beispiel", "license": "CC BY 4.0", "source": "Archiv"}
    defaults = {"alt_text": "Ein Deich bei Flut", "file": ImageFile(file, f"{title}.png")}
    return Picture.objects.create(title=title, **rights | defaults | fields)


def person(role: str, email: str = "", **fields) -> User:
    """An account with this role, a key of `cms.accounts.roles.ROLES`; call `sync_roles` before."""
    user = User.objects.create_user(email or f"{role}@test.example", PASSWORD, **fields)
    user.groups.add(group_of(role))
    return user


def worker_alive() -> None:
    """As if the worker ran, and had done what it does first."""
    WorkerState.objects.load()
    WorkerState.objects.update(last_tick=timezone.now())
    IndexState.current()
    IndexState.objects.update(rebuilt_at=timezone.now())
