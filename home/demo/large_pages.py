"""The load-test site's pages, made from nothing but their kind and number; not yet stored."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from cms.core.models import Region, Topic
from cms.core.text import german_slug
from home.demo.large_texts import Scene, ranked, role, texts
from pages.campaigns.models import CampaignPage, CampaignPartner
from pages.mutmacher.models import StoryPage
from pages.partners.models import PartnerPage
from pages.partners.names import sort_name
from pages.press.models import PressContact, PressReleasePage, ReleasePartner

FIRST_DAY, LAST_DAY = date(2020, 6, 15), date(2026, 11, 20)
SLUG_LETTERS = 60
JOIN_URL = "https://niedersachsen-haelt-zusammen.example/mitmachen/"


@dataclass(frozen=True)
class Links:
    """What generated pages point to."""

    topics: dict[str, Topic]  # by slug
    regions: dict[str, Region]  # by official key
    contacts: list[PressContact]
    partners: list[int]  # primary keys, as below
    campaigns: list[CampaignPage]

    @classmethod
    def load(cls) -> "Links":
        # The founding carriers are real and have no statement: nothing invented is laid to them.
        partners = PartnerPage.objects.visible().exclude(statement="").order_by("pk")
        campaigns = CampaignPage.objects.visible().only("pk", "start_date", "end_date")
        return cls(
            topics={topic.slug: topic for topic in Topic.objects.all()},
            regions={region.key: region for region in Region.objects.all()},
            contacts=list(PressContact.objects.order_by("pk")) or [_make_contact()],
            partners=list(partners.values_list("pk", flat=True)),
            campaigns=list(campaigns.order_by("pk")),
        )

    def some_partners(self, rng: Random, most: int) -> list[int]:
        return rng.sample(self.partners, min(rng.randint(0, most), len(self.partners)))

    def campaign_on(self, rng: Random, day: date) -> int | None:
        """A campaign that runs on `day`, for half of the pages."""
        running = [
            campaign.pk
            for campaign in self.campaigns
            if campaign.start_date <= day
            and (campaign.end_date is None or day <= campaign.end_date)
        ]
        return rng.choice(running) if running and rng.random() < 0.5 else None


def published_at(kind: str, number: int) -> datetime:
    """When page `number` of `kind` appeared: a working day, in office hours."""
    rng = Random(f"{kind} {number} appears")  # noqa: S311 - reproducible texts, no secrets
    day = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    day -= timedelta(days=max(0, day.weekday() - 4))
    moment = datetime.combine(day, time(rng.randint(8, 16), rng.randrange(0, 60, 5)))
    return timezone.make_aware(moment)


def release(number: int, links: Links) -> PressReleasePage:
    scene = _scene("release", number)
    rng = scene.rng
    body = _Body(scene)
    body.text("what", "numbers", "topic")
    body.quote(str(scene["person"]), f"{role(rng, scene['person'].gender)} {scene['org'].des}")
    body.some(("why", "topic"), ("everyday", "topic", "obstacle"), ("numbers", "topic", "what"))
    body.text("outlook", "service")
    return _page(
        PressReleasePage,
        scene,
        links,
        **_texts(scene, "release"),
        date=scene.day,
        place=scene["place"],
        body=body.json(),
        contact=links.contacts[number % len(links.contacts)],
        campaign_id=links.campaign_on(rng, scene.day),
        release_partners=_ordered(ReleasePartner, links.some_partners(rng, 3)),
    )


def story(number: int, links: Links) -> StoryPage:
    scene = _scene("story", number)
    rng, hero = scene.rng, scene["person"]
    body = _Body(scene)
    body.text("story.beginning", "story.habit", "everyday")
    body.quote(str(hero), f"{hero.job} aus {scene['place']}")
    body.some(
        ("story.turn", "topic", "story.habit"), ("topic", "numbers"), ("story.turn", "everyday")
    )
    body.text("story.end")
    return _page(
        StoryPage,
        scene,
        links,
        **_texts(scene, "story"),
        date=scene.day,
        person=str(hero),
        place=scene["place"],
        pull_quote=scene.say("common", "quotes"),
        body=body.json(),
        campaign_id=links.campaign_on(rng, scene.day),
        partner_id=next(iter(links.some_partners(rng, 1)), None),
    )


def campaign(number: int, links: Links) -> CampaignPage:
    scene = _scene("campaign", number)
    rng = scene.rng
    body = _Body(scene)
    body.text("campaign.appeal", "what", "topic")
    body.some(("why", "topic"), ("numbers", "campaign.appeal"), ("everyday", "topic"))
    body.text("campaign.appeal", "outlook")
    call = {
        "label": rng.choice(texts("sentences")["campaign"]["calls"]),
        "page": None,
        "url": JOIN_URL,
    }
    start = scene.day + timedelta(days=rng.randint(0, 30))
    open_end = rng.random() < 0.1
    return _page(
        CampaignPage,
        scene,
        links,
        **_texts(scene, "campaign"),
        start_date=start,
        end_date=None if open_end else start + timedelta(days=rng.randint(20, 400)),
        body=body.json(),
        call_to_action=json.dumps([_block(rng, "call", call)]),
        campaign_partners=_ordered(CampaignPartner, links.some_partners(rng, 8)),
    )


def partner(number: int, links: Links) -> PartnerPage:
    scene = _scene("partner", number)
    rng = scene.rng
    kind = ranked(rng, texts("partners")["kind"])
    title = scene.fill(kind["names"])
    host = f"{german_slug(scene['own_name'])}-{german_slug(scene['place'])}.example"
    about = [
        scene.paragraph(("partner.about", pool)) for pool in ("partner.about", "topic", "what")
    ]
    return _page(
        PartnerPage,
        scene,
        links,
        title=title,
        sort_name=sort_name(title),
        kind=kind["kind"],
        teaser=scene.say("partner", "teasers"),
        statement=scene.paragraph(("partner.statements", "partner.statements")),
        description=_paragraphs(about),
        street=f"{rng.choice(texts('words')['streets'])} {rng.randint(1, 99)}",
        postcode=scene.postcode,
        city=scene["place"],
        primary_region=links.regions[scene.region],
        phone=f"040 66969-{rng.randint(0, 999):03}",
        email=f"info@{host}",
        website=f"https://{host}/",
        contact_hours=scene.say("partner", "hours"),
        social_links=_social_links(rng, host),
        member_since=scene.day,
        confirmed_at=LAST_DAY - timedelta(days=rng.randint(1, 400)),
    )


class _Body:
    """A StreamField's blocks, one after the other."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.blocks: list[dict] = []

    def text(self, *pools: str) -> None:
        self._add("text", _paragraphs([self.scene.paragraph(pools)]))

    def quote(self, name: str, role: str) -> None:
        words = self.scene.say("common", "quotes")
        self._add("quote", {"text": words, "name": name, "role": role})

    def some(self, *choices: tuple[str, ...]) -> None:
        """None to all of `choices` as text, most of them under a heading."""
        for pools in self.scene.rng.sample(choices, self.scene.rng.randint(0, len(choices))):
            if self.scene.rng.random() < 0.7:
                text = self.scene.say("common", "headings")
                self._add("heading", {"text": text, "level": "h2"})
            self.text(*pools)

    def json(self) -> str:
        return json.dumps(self.blocks, ensure_ascii=False)

    def _add(self, kind: str, value) -> None:
        self.blocks.append(_block(self.scene.rng, kind, value))


def _scene(kind: str, number: int) -> Scene:
    rng = Random(f"{kind} {number}")  # noqa: S311 - as above
    return Scene(rng, number, published_at(kind, number))


def _texts(scene: Scene, section: str) -> dict[str, str]:
    return {
        "title": scene.say(section, "titles"),
        "lead": scene.say(section, "leads"),
        "teaser": scene.say(section, "teasers"),
    }


def _page(model: type[Page], scene: Scene, links: Links, *, title: str, **fields) -> Page:
    return model(
        title=title,
        slug=f"{_short_slug(title)}-g{scene.number:05}",
        first_published_at=scene.moment,
        topics=[links.topics[slug] for slug in scene.topics if slug in links.topics],
        regions=[links.regions[key] for key in scene.regions],
        **fields,
    )


def _short_slug(title: str) -> str:
    slug = german_slug(title)
    return slug if len(slug) <= SLUG_LETTERS else slug[:SLUG_LETTERS].rpartition("-")[0]


def _ordered(model, partners: list[int]) -> list:
    return [model(partner_id=key, sort_order=order) for order, key in enumerate(partners)]


def _paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _block(rng: Random, kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(UUID(int=rng.getrandbits(128), version=4))}


def _social_links(rng: Random, host: str) -> str:
    names = rng.sample(texts("words")["networks"], rng.randint(0, 2))
    links = [{"label": name, "url": f"https://{name.lower()}.example/{host}"} for name in names]
    return json.dumps([_block(rng, "link", link) for link in links])


def _make_contact() -> PressContact:
    return PressContact.objects.create(
        name="Frauke Birkenfehn",
        function="Pressestelle",
        phone="040 66969-100",
        email="presse@niedersachsen-haelt-zusammen.example",
        hours="Montag bis Freitag 9:00 bis 17:00 Uhr",
    )
