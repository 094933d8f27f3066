"""What is not public is on no channel: hidden pages of each type, and neighbours that name it."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from cms.core.models import LegalMenuItem, MainMenuItem, Navigation, Region
from home.models import HomePage
from pages.campaigns.models import CampaignPartner
from pages.press.models import PressContact, ReleasePartner
from tests import factories, page_types, reading

WORD = "Gezeitenbuch"
HIDE = {
    "draft": lambda page: page.unpublish(),
    "password": lambda page: _restrict(page, "password", password="sesam"),
    "login": lambda page: _restrict(page, "login"),
}
CHANNELS = [
    "/",
    "/kampagnen/",
    "/mutmacher/",
    "/presse/",
    "/presse/archiv/2026/",
    "/presse/feed.atom",
    "/presse/feed.rss",
    "/partner/",
    "/partner/export.csv",
    "/sichtbare-seite/",
    "/sichtbare-seite/darunter/",
    "/sichtbar-leicht/",
    "/kampagnen/sichtbar/",
    "/mutmacher/sichtbar/",
    "/presse/sichtbar/",
    "/presse/sichtbar/text/",
    "/partner/sichtbar/",
    f"/suche/?q={WORD}",
    f"/suche/vorschlaege/?q={WORD[:6]}",
    "/sitemap.xml",
    "/bildnachweise/",
    "/anmelden/",
    "/gibt-es-nicht/",
]


def _restrict(page, kind: str, **fields) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


def hidden_pages() -> dict:
    """One page of each type that may be hidden, every text of it with `WORD`; still public."""
    topic = page_types.topic()
    shared = {"topics": [topic], "regions": [Region.objects.get(key="03")]}
    picture = factories.picture(WORD, alt_text=WORD, credit=WORD)
    texts = {"lead": WORD, "teaser": WORD, "teaser_image": picture, **shared}
    named = {"title": WORD, "slug": WORD.lower()}
    body = [("text", f"<p>{WORD}</p>"), ("picture", {"image": picture, "caption": WORD})]
    pages = {
        "partner": factories.partner(**named, teaser=WORD, logo=picture, statement=WORD, **shared),
        "campaign": factories.campaign(**named, **texts, body=body),
        "standard": factories.standard_page(**named, **texts, body=body),
        "easy": factories.easy_page(title=WORD, slug="leicht-gezeitenbuch", body=body),
    }
    pages["story"] = factories.story(
        **named, **texts, person=WORD, place=WORD, portrait=picture, pull_quote=WORD
    )
    pages["release"] = factories.release(**named, **texts, body=body, place=WORD)
    page_types.add_photo(pages["release"], picture=picture, caption=WORD)
    return pages


def name_them(home: HomePage, hidden: dict) -> None:
    """Visible neighbours of each type that point to the hidden pages wherever a page can."""
    shared = {name: getattr(hidden["story"], name).all() for name in ("topics", "regions")}
    shared = {name: list(values) for name, values in shared.items()}
    named = {"title": "Sichtbar", "slug": "sichtbar", **shared}
    links = {"campaign": hidden["campaign"], "partner": hidden["partner"]}
    call = {"label": "Los", "page": hidden["standard"], "url": ""}
    campaign = factories.campaign(**named, call_to_action=[("call", call)])
    campaign.campaign_partners.add(CampaignPartner(partner=hidden["partner"]))
    campaign.save_revision().publish()
    factories.story(**named, date=date(2026, 3, 2), **links)
    release = factories.release(**named, date=date(2026, 3, 2), campaign=hidden["campaign"])
    release.release_partners.add(ReleasePartner(partner=hidden["partner"]))
    release.save_revision().publish()
    visible = factories.partner(**named)
    hidden["story"].partner = visible
    hidden["story"].save()
    factories.standard_page(title="Sichtbare Seite")
    below = factories.add_page(type(hidden["standard"]), hidden["standard"], title="Darunter")
    below.move(
        factories.index_page(HomePage).get_children().get(slug="sichtbare-seite"), "last-child"
    )
    factories.easy_page(title="Sichtbar leicht", standard_page=hidden["standard"])
    home.featured_campaign, home.featured_story = hidden["campaign"], hidden["story"]
    home.save_revision().publish()


def name_in_menus(home: HomePage, hidden: dict) -> None:
    navigation = Navigation.for_site(home.get_site())
    navigation.easy_page = hidden["easy"]
    navigation.main_items.add(MainMenuItem(page=hidden["standard"]))
    navigation.legal_items.add(LegalMenuItem(page=hidden["campaign"]))
    navigation.save()


@pytest.fixture
def public(site, quick_sizes) -> dict:
    hidden = hidden_pages()
    name_them(site, hidden)
    return hidden


def told(client) -> dict[str, str]:
    """Every channel's answer that speaks of a hidden page: address and a piece of the answer."""
    found = {}
    for address in CHANNELS:
        response = client.get(address)
        text = b"".join(response).decode().replace(f"q={WORD}", "")
        place = text.casefold().find(WORD.casefold())
        if place >= 0:
            found[address] = text[max(0, place - 200) : place + 200]
    return found


def test_public_pages_are_on_every_channel(client, public):
    """Else the tests below would prove nothing."""
    assert set(CHANNELS) - set(told(client)) == {
        "/presse/sichtbar/text/",
        "/sichtbare-seite/",
        "/sichtbare-seite/darunter/",
        "/anmelden/",
        "/gibt-es-nicht/",
    }


def test_public_pages_are_in_the_menus(client, site, public):
    name_in_menus(site, public)

    framed = {place for place in CHANNELS if place.endswith("/") and "text" not in place}
    assert framed <= set(told(client))


@pytest.mark.parametrize("state", HIDE)
def test_hidden_pages_are_on_none(client, site, public, state):
    name_in_menus(site, public)
    for page in public.values():
        HIDE[state](page)
    PressContact.objects.update(name="Katrin Lindhorst")

    echo = {f"/suche/?q={WORD}"}  # says what was searched for

    assert {place: text for place, text in told(client).items() if place not in echo} == {}
    assert "Keine Treffer" in reading.text(client.get(f"/suche/?q={WORD}"))


@pytest.mark.parametrize("state", HIDE)
def test_hidden_parent_is_not_named_by_the_page_below(client, site, state):
    parent = factories.standard_page(title=WORD, slug="oben")
    below = factories.add_page(type(parent), parent, title="Darunter")
    HIDE[state](parent)

    response = client.get(below.url)

    assert WORD not in reading.body(response)


@pytest.mark.parametrize("state", HIDE)
def test_home_without_a_visible_choice_fills_itself(client, site, state):
    site.featured_campaign = factories.campaign(title=WORD)
    factories.campaign(title="Sichtbar")
    site.save_revision().publish()
    HIDE[state](site.featured_campaign)

    assert reading.headings(client.get("/"), "h3") == ["Sichtbar"]
