"""The demo site: everything that stands in texts/, put into the page tree in one transaction."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.core.models import LegalMenuItem, MainMenuItem, Navigation, Region, SiteSettings, Topic
from home.demo import barriers, pictures
from home.demo.more_blocks import add_blocks, make_files
from home.demo.texts_reader import Text, html, read_folder, read_table, story_fields
from home.models import HomePage
from pages.campaigns.models import CampaignIndexPage, CampaignPage, CampaignPartner
from pages.mutmacher.models import StoryIndexPage, StoryPage
from pages.partners.models import PartnerIndexPage, PartnerPage
from pages.press.models import (
    Correction,
    PressContact,
    PressIndexPage,
    PressPhoto,
    PressReleasePage,
    ReleasePartner,
)
from pages.standard.models import EasyPage, StandardPage

FOUNDED = date(2020, 6, 29)
BUILT = date(2026, 11, 24)
MAIN_MENU = ("kampagnen", "mutmacher", "partner", "presse", "ueber-uns", "mitmachen")
LEGAL_MENU = ("impressum", "datenschutz", "barrierefreiheit", "kontakt")


def stands() -> bool:
    """Whether the demo site, or any other site of ours, is there already."""
    return HomePage.objects.exists()


def set_address(address: str) -> None:
    """Let feeds, sitemap and canonical links name `address`, an origin such as http://host:8000."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()


def build(write: Callable[[str], None]) -> None:
    """Draw, write, index. Interrupted at any point, the next call ends the work."""
    builder = DemoSite(write)
    builder.draw()
    with disable_reference_index_auto_update(), transaction.atomic():
        builder.write_pages()
    write("  Suche und Verweise werden aufgebaut …")
    call_command("update_index", backend_name="default", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)
    # The rebuild has just done what these would do again, page by page.
    DBTaskResult.objects.ready().filter(task_path__startswith="search.tasks.index_object").delete()


class DemoSite:
    """Builds the tree from top to bottom and remembers what it made, by slug."""

    def __init__(self, write: Callable[[str], None]):
        self.write = write
        self.stories = read_folder("stories")
        self.campaigns = read_folder("campaigns")
        self.releases = read_folder("releases")
        self.partners = read_table("partners")["partner"]
        self.index = read_table("index")
        self.pictures: dict[str, Any] = {}
        self.pages: dict[str, Page] = {}

    def draw(self) -> None:
        printed = {photo["image"] for text in self.releases for photo in text.get("photos", [])}
        wanted = pictures.drawings(self.stories, self.campaigns, self.partners, printed)
        self.pictures = pictures.make_pictures(wanted, self.write)

    def write_pages(self) -> None:
        self._vocabulary()
        self._home()
        self._standing_pages()
        self._publish(self.home, barriers.statement(), BUILT)
        for name, write_all, texts in (
            ("Partner", self._partner, self.partners),
            ("Kampagnen", self._campaign, self.campaigns),
            ("Geschichten", self._story, self.stories),
            ("Pressemitteilungen", self._release, self.releases),
        ):
            for text in texts:
                write_all(text)
            self.write(f"  {name}: {len(texts)}")
        self._easy_pages()
        files = make_files()
        named = {"page": self.pages, "picture": self.pictures, "contact": self.contacts}
        add_blocks({**named, "file": files})
        self._settings()

    # Steps

    def _vocabulary(self) -> None:
        Topic.objects.bulk_create(Topic(**topic) for topic in read_table("topics")["topic"])
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.regions = {region.key: region for region in Region.objects.all()}
        rows = read_table("contacts")["contact"]
        self.contacts = {
            row["key"]: PressContact.objects.create(
                **{key: row[key] for key in row if key not in ("key", "deputy")}
            )
            for row in rows
        }
        for row in rows:
            contact = self.contacts[row["key"]]
            contact.deputy = self.contacts.get(row.get("deputy"))
            contact.save()

    def _home(self) -> None:
        root = Page.get_first_root_node()
        texts = self.index["home"]
        welcome = list(root.get_children())  # the page that a fresh Wagtail brings
        home = HomePage(
            slug="start", hero_image=self.pictures["start-hero"], **_fields(texts, "slug")
        )
        self._publish(root, home, FOUNDED)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"site_name": texts["title"], "root_page": home}
        )
        for page in welcome:
            page.delete()
        self.home = HomePage.objects.get(pk=home.pk)
        for key, model in (
            ("campaigns", CampaignIndexPage),
            ("stories", StoryIndexPage),
            ("press", PressIndexPage),
            ("partners", PartnerIndexPage),
        ):
            self._publish(self.home, model(**_fields(self.index[key])), FOUNDED)

    def _standing_pages(self) -> None:
        for text in sorted(read_folder("standard"), key=lambda text: bool(text.get("parent"))):
            page = StandardPage(
                title=text["title"],
                slug=text["slug"],
                lead=text["lead"],
                teaser=text["teaser"],
                teaser_image=self.pictures.get(text.get("image")),
                body=self._body(text),
            )
            self._mark(page, text.facts)
            self._publish(self.pages.get(text.get("parent"), self.home), page, FOUNDED)

    def _easy_pages(self) -> None:
        texts = read_folder("easy")
        for text in sorted(texts, key=lambda text: bool(text.get("parent"))):
            pair = self.home if text["pair"] == "start" else self.pages[text["pair"]]
            page = EasyPage(
                title=text["title"],
                slug=text["slug"],
                standard_page=pair,
                checked_at=min(text["checked_at"], timezone.localdate()),
                body=self._body(text),
            )
            self._publish(self.pages.get(text.get("parent"), self.home), page, BUILT)

    def _partner(self, facts: dict) -> None:
        page = PartnerPage(
            title=facts["name"],
            kind=_KINDS[facts["kind"]],
            primary_region=self.regions[facts["region"]],
            logo=self.pictures.get(f"logo-{facts['slug']}"),
            description=html(facts.get("description", "")),
            social_links=[("link", link) for link in facts.get("social_links", [])],
            **{key: facts[key] for key in _PLAIN_PARTNER_FIELDS if facts.get(key)},
        )
        self._mark(page, facts)
        self._publish(self.pages["partner"], page, facts.get("member_since") or FOUNDED)

    def _campaign(self, text: Text) -> None:
        appeal = text["call_to_action"]
        target = self.pages.get(appeal["url"].strip("/"))
        page = CampaignPage(
            title=text["title"],
            slug=text["slug"],
            lead=text["lead"],
            teaser=text["teaser"],
            teaser_image=self.pictures[text["image"]],
            start_date=text["start_date"],
            end_date=text.get("end_date"),
            body=self._body(text),
            call_to_action=[("call", {"label": appeal["label"], "page": target, "url": ""})],
        )
        joined = [
            facts["slug"] for facts in self.partners if text["slug"] in facts.get("campaigns", [])
        ]
        for slug in dict.fromkeys([*text["partners"], *joined]):
            page.campaign_partners.add(CampaignPartner(partner=self.pages[slug]))
        self._mark(page, text.facts)
        self._publish(self.pages["kampagnen"], page, min(text["start_date"], BUILT))

    def _story(self, text: Text) -> None:
        page = StoryPage(
            **{key: text[key] for key in _PLAIN_STORY_FIELDS},
            teaser_image=self.pictures[text["teaser_image"]],
            portrait=self.pictures[f"portrait-{text['slug']}"],
            campaign=self.pages.get(text.get("campaign")),
            partner=self.pages.get(text.get("partner")),
            **story_fields(self._body(text)),
        )
        self._mark(page, text.facts)
        self._publish(self.pages["mutmacher"], page, text["date"])

    def _release(self, text: Text) -> None:
        picture = self.pictures.get(text.get("image"))
        page = PressReleasePage(
            **{key: text[key] for key in _PLAIN_RELEASE_FIELDS},
            teaser_image=picture,
            contact=self.contacts[text["contact"]],
            campaign=self.pages.get(text.get("campaign")),
            body=self._body(text),
        )
        for photo in _photos(text):
            page.photos.add(
                PressPhoto(picture=self.pictures[photo["image"]], caption=photo.get("caption", ""))
            )
        for slug in text["partners"]:
            page.release_partners.add(ReleasePartner(partner=self.pages[slug]))
        if correction := text.get("correction"):
            # Without a date it is a recent one, whenever the demo is built.
            day = correction.get("date") or max(text["date"], timezone.localdate())
            at = min(_morning_of(day), timezone.now())
            page.corrections.add(Correction(text=correction["text"], date=day, written_at=at))
        self._mark(page, text.facts)
        self._publish(self.pages["presse"], page, text["date"])

    def _settings(self) -> None:
        site = Site.objects.get(is_default_site=True)
        facts = read_table("site")["site"]
        known = {field.name for field in SiteSettings._meta.fields}
        SiteSettings.objects.update_or_create(
            site=site, defaults={key: facts[key] for key in facts if key in known}
        )
        navigation = Navigation(
            site=site,
            easy_page=self.pages["leichte-sprache"],
            sign_page=self.pages["gebaerdensprache"],
        )
        navigation.main_items = [MainMenuItem(page=self.pages[slug]) for slug in MAIN_MENU]
        navigation.legal_items = [LegalMenuItem(page=self.pages[slug]) for slug in LEGAL_MENU]
        navigation.save()

    # Tools

    def _body(self, text: Text) -> list[tuple[str, Any]]:
        return [
            (kind, {"image": self.pictures[value], "caption": ""} if kind == "picture" else value)
            for kind, value in text.body
        ]

    def _mark(self, page: Page, facts: dict) -> None:
        page.topics = [self.topics[slug] for slug in facts.get("topics", [])]
        page.regions = [self.regions[key] for key in facts.get("regions", [])]

    def _publish(self, parent: Page, page: Page, day: date) -> None:
        """Put a page live as an editor would have done on `day`: with a revision of its own."""
        moment = _morning_of(day)
        page.live = False
        page.first_published_at = moment
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
        type(page).objects.filter(pk=page.pk).update(last_published_at=moment)
        self.pages[page.slug] = type(page).objects.get(pk=page.pk)


def _photos(text: Text) -> list[dict[str, str]]:
    """The press photos of a release: those that it names, else its picture."""
    image = text.get("image")
    return text.get("photos") or ([{"image": image}] if image else [])


def _morning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 30)))


def _fields(texts: dict, *without: str) -> dict:
    return {key: value for key, value in texts.items() if key not in without}


_KINDS = {label: value for value, label in PartnerPage.Kind.choices}
_PLAIN_PARTNER_FIELDS = (
    "slug street postcode city phone email contact_hours website member_since confirmed_at "
    "statement teaser"
).split()
_PLAIN_STORY_FIELDS = "title slug date person place lead teaser pull_quote".split()
_PLAIN_RELEASE_FIELDS = "title slug date place lead teaser".split()
