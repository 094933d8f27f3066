"""One change of each kind, and no public address answers as it did before.

After each change every address is asked three times: as it comes, from whatever this process keeps,
then without the finished answers, from the pages that the process keeps, and at last with all of
that thrown away. All must be the same bytes. One change follows the other, so what is kept from one
is what the next could leave stale.
"""

import gc
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import _lru_cache_wrapper
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from cms.core import generation, kept_pages
from cms.core.models import MainMenuItem, Navigation, Region, SiteSettings, Topic, Withdrawal
from cms.core.withdrawal import withdraw
from cms.editorial.schedule import publish_due
from cms.media.models import File, Picture
from pages.campaigns.models import CampaignPartner
from pages.partners.leaving.departing import leave
from pages.partners.models import Membership
from pages.press.models import PressContact, PressPhoto
from pages.standard.models import StandardPage
from search.models import Synonym
from tests import bodies, factories, page_types, reading
from tests.pages.press.photos import address as photo_address
from tests.pages.press.photos import jpeg_picture

NOON = datetime(2026, 3, 10, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)
# All that readers can ask for, beside the pages themselves; some addresses come, some go.
OTHERS = (
    *("/presse/archiv/2026/", "/presse/archiv/2026/?seite=2", "/mutmacher/?seite=2"),
    *("/partner/?seite=2", "/partner/?region=03", "/presse/?thema=nachbarschaft"),
    *("/presse/feeds/", "/presse/feed.atom", "/presse/feed.rss?region=03", "/partner/export.csv"),
    *("/presse/mitte/text/", "/sitemap.xml", "/robots.txt", "/bildnachweise/"),
    *("/bildnachweise/?seite=2", "/suche/", "/suche/?q=Drehscheibe", "/suche/vorschlaege/?q=Mit"),
    *("/mitmachen/", "/barriere-melden/", "/nie-gewesen/"),
)
# What is another with each answer: the secrets of a form, and the second for nginx.
SECRETS = re.compile(rb'(<input type="hidden" name="\w+" value=")[^"]*')
EACH_ITS_OWN = {"Content-Length", "X-Request-ID", kept_pages.SHARED_FOR_A_SECOND}


@pytest.fixture
def town(site, roles, quick_sizes, monkeypatch, time_machine) -> SimpleNamespace:
    """A little of everything that readers see; lists have one entry a page."""
    time_machine.move_to(NOON, tick=False)
    for place in ("press.models.index.RELEASES", "mutmacher.models.STORIES"):
        monkeypatch.setattr(f"pages.{place}_PER_PAGE", 1)
    monkeypatch.setattr("pages.partners.models.pages.PARTNERS_PER_PAGE", 1)
    monkeypatch.setattr("cms.core.credits.PER_PAGE", 2)
    SiteSettings.for_site(site.get_site())
    words = {"topics": [page_types.topic()], "regions": [Region.objects.get(key="03")]}
    picture, portrait = factories.picture("quer"), factories.picture("hoch", size=(40, 60))
    photo, contact = jpeg_picture("foto"), factories.press_contact(name="Emre Aydın")
    partner = factories.partner(
        title="Mitte", logo=picture, phone="0581 111", statement="Wir backen.", **words
    )
    campaign = factories.campaign(
        title="Mitte", teaser_image=picture, end_date=NOON.date(), **words
    )
    campaign.campaign_partners.add(CampaignPartner(partner=partner))
    campaign.save_revision().publish()
    story = factories.story(
        title="Mitte", portrait=portrait, partner=partner, campaign=campaign, **words
    )
    release = factories.release(title="Mitte", contact=contact, campaign=campaign, **words)
    release.photos.add(PressPhoto(picture=photo))
    release.save_revision().publish()
    plan = bodies.file("Plan", b"%PDF", "Plan.pdf")
    shown = bodies.Targets(
        picture, portrait, plan, plan, plan, campaign, partner, story, contact
    ).body()
    body = [block for block in shown if block[0] != "film"]
    standard = factories.standard_page(title="Umgezogen", slug="mitte", body=body, **words)
    navigation = Navigation.for_site(site.get_site())
    navigation.main_items.add(MainMenuItem(page=standard))
    navigation.easy_page = factories.easy_page(title="Leicht")
    navigation.save()
    SearchPromotion.objects.create(query=Query.get("Drehscheibe"), page=standard)
    factories.partner(title="Andere")
    selma = factories.person("partner", "selma@mitte.example")
    Membership.objects.create(user=selma, partner=partner, role=Membership.Role.ADMINISTRATOR)
    return SimpleNamespace(
        clock=time_machine,
        partner=partner,
        campaign=campaign,
        story=story,
        release=release,
        other=factories.release(title="Andere", contact=contact),
        standard=standard,
        child=factories.add_page(StandardPage, standard, title="Darunter"),
        statement=factories.statement(),
        draft=factories.standard_page(title="Neu", live=False),
        planned=factories.standard_page(title="Geplant", live=False),
        selma=selma,
        addresses=(photo_address(release, photo), plan.url),
    )


def now(page: Page) -> Page:
    return type(page).objects.get(pk=page.pk)


def change(row, **fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def publish(page: Page, **fields) -> None:
    page = now(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def quer() -> Picture:
    return Picture.objects.get(title="quer")


def replace_picture(town) -> None:
    picture = quer()
    for made in picture.renditions.all():
        made.delete()
    change(picture, file=factories.picture("anders", size=(50, 50)).file)
    picture.make_sizes()


def close_collection(town) -> None:
    collection = Collection.get_first_root_node().add_child(name="Intern")
    change(File.objects.get(), collection=collection)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def send_the_partners_form(town) -> None:
    door = Client()
    door.force_login(town.selma)
    form = door.get("/mein-profil/").context["form"]
    typed = {bound.name: "" if bound.value() is None else bound.value() for bound in form}
    door.post("/mein-profil/", typed | {"phone": "0581 999"})


def wait(town, time: timedelta = HOUR) -> None:
    """The clock goes on, and the worker does what is due."""
    town.clock.shift(time)
    publish_due()


def plan_and_wait(town) -> None:
    publish(town.planned, go_live_at=NOON + HOUR, expire_at=NOON + 2 * HOUR)
    wait(town)


def take_back(page: Page, reason: Withdrawal.Reason, **facts) -> None:
    withdraw(now(page), reason, **facts)


Reason = Withdrawal.Reason
CHANGES: dict[str, dict[str, Callable]] = {
    "pages": {
        "text": lambda town: publish(town.release, lead="Ein anderer Vorspann."),
        "new page": lambda town: town.draft.get_latest_revision().publish(),
        "address": lambda town: publish(town.standard, slug="umgezogen"),
        "move": lambda town: now(town.child).move(now(town.draft), "last-child"),
        "private": lambda town: PageViewRestriction.objects.create(
            page=town.standard, restriction_type="login"
        ),
        "open again": lambda town: PageViewRestriction.objects.get().delete(),
        "outdated": lambda town: take_back(town.release, Reason.OUTDATED, note="Vorbei."),
        "redirect": lambda town: Redirect.objects.create(
            old_path="/presse/mitte", redirect_page=town.other
        ),
        "redirect gone": lambda town: Redirect.objects.last().delete(),
        "back again": lambda town: now(town.release).get_latest_revision().publish(),
        "replaced": lambda town: take_back(
            town.other, Reason.REPLACED, successor=now(town.release)
        ),
        "error": lambda town: take_back(town.draft, Reason.ERROR),
        "page gone": lambda town: now(town.standard).delete(),
    },
    "what pages share": {
        "topic": lambda town: change(Topic.objects.get(), name="Tür an Tür", slug="tuer-an-tuer"),
        "region": lambda town: change(Region.objects.get(key="03"), name="Das ganze Land"),
        "contact": lambda town: change(PressContact.objects.get(name="Emre Aydın"), phone="040 1"),
        "setting": lambda town: change(SiteSettings.objects.get(), footer_text="Wir sind da."),
        "menu entry": lambda town: change(MainMenuItem.objects.get(), title="Ein neuer Eintrag"),
        "menu": lambda town: change(Navigation.objects.get(), easy_page=None),
        "picture": replace_picture,
        "alt text": lambda town: change(quer(), alt_text="Ein Schaf auf dem Deich"),
        "document": lambda town: change(File.objects.get(), title="Der neue Plan"),
        "private collection": close_collection,
        "open collection": lambda town: CollectionViewRestriction.objects.get().delete(),
        "recommendation": lambda town: change(SearchPromotion.objects.get(), description="Zuerst."),
        "synonym": lambda town: Synonym.objects.create(words="Drehscheibe, Nachbarn"),
        "topic gone": lambda town: Topic.objects.get().delete(),
        "picture gone": lambda town: quer().delete(),
        "document gone": lambda town: File.objects.get().delete(),
        "host": lambda town: change(Site.objects.get(), hostname="localhost"),
    },
    "people and the clock": {
        "partner's form": send_the_partners_form,
        "statement": lambda town: publish(town.statement, method="<p>Andere haben geprüft.</p>"),
        "scheduled": plan_and_wait,
        "expired": wait,
        "midnight of the campaign's end": lambda town: wait(town, 12 * HOUR),
        "consent withdrawn": lambda town: take_back(town.story, Reason.UNSTATED),
        "partner left": lambda town: leave(town.partner.pk, town.selma),
    },
}


def addresses(town) -> set[str]:
    pages = Page.objects.live().exclude(depth=1)
    return {page.get_url() for page in pages}.union(OTHERS, town.addresses)


def answers(addresses) -> dict[str, tuple]:
    return {address: seen(Client().get(address)) for address in addresses}


def seen(response: HttpResponse) -> tuple:
    content = reading.data(response)
    if response.cookies:
        content = SECRETS.sub(rb"\1", content)
    headers = {name: value for name, value in response.items() if name not in EACH_ITS_OWN}
    return response.status_code, headers, content


def forget_everything() -> None:
    """Like a process that has just started; the dictionaries of the search change with none."""
    kept_pages.shelf.clear()
    generation._kept.clear()
    cache.clear()
    for each in gc.get_objects():
        if type(each) is _lru_cache_wrapper and each.__module__.startswith(("cms.", "pages.")):
            each.cache_clear()


@pytest.mark.parametrize("kind", CHANGES)
def test_no_change_leaves_an_old_answer(town, kind):
    known = addresses(town)
    before = answers(known)
    stale, idle = [], []
    for name, make in CHANGES[kind].items():
        make(town)
        known |= addresses(town)
        kept = answers(known)
        kept_pages.shelf.clear()
        rendered_again = answers(known)
        forget_everything()
        fresh = answers(known)
        for way in (kept, rendered_again):
            stale += [(name, address) for address in known if way[address] != fresh[address]]
        if all(fresh[address] == answer for address, answer in before.items()):
            idle.append(name)
        before = fresh

    assert stale == []
    assert idle == [], "what changes nothing that anybody sees tries nothing"
