"""The load-test site: generated pages must be as good as pages that were published by hand."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Page, ReferenceIndex

from cms.core.models import Region, Topic
from cms.core.plain_text import plain_paragraphs
from cms.editorial.schedule import publish_due
from home.demo import bulk, large
from home.demo.large_pages import Links
from home.demo.large_texts import texts
from pages.campaigns.models import CampaignPage
from pages.mutmacher.models import StoryPage
from pages.partners.models import PartnerPage
from pages.press.models import PressContact, PressReleasePage, ReleaseCounter
from tests import factories

COUNT = 12
PAGE_TYPES = [PressReleasePage, StoryPage, PartnerPage, CampaignPage]


def grow(count: int = COUNT) -> list[str]:
    """Let the site grow by `count` pages of each kind; the lines of progress."""
    lines: list[str] = []
    large.grow(releases=count, stories=count, partners=count, campaigns=count, write=lines.append)
    return lines


def all_pages() -> list[Page]:
    return [page for model in PAGE_TYPES for page in model.objects.order_by("path")]


@pytest.fixture
def topics(db):
    for slug in texts("topics"):
        Topic.objects.create(slug=slug, name=slug.title())


@pytest.fixture
def large_site(site, topics):
    grow()


@pytest.mark.usefixtures("large_site")
class TestTree:
    def test_has_no_problems(self):
        assert Page.find_problems() == ([], [], [], [], [])

    def test_pages_lie_below_their_index(self):
        for page in all_pages():
            parent = page.get_parent()
            assert page.depth == parent.depth + 1
            assert page.url_path == f"{parent.url_path}{page.slug}/"
            assert parent.numchild == COUNT

    def test_pages_are_valid(self):
        for page in all_pages():
            assert page.publish_problems() == [], page
            page.slug.encode("ascii")

    @pytest.mark.parametrize("model", PAGE_TYPES)
    def test_pages_are_shown(self, client, model):
        for page in model.objects.all():
            response = client.get(page.url)
            assert response.status_code == 200
            assert escape(page.title) in response.content.decode()

    def test_pages_below_a_page_made_by_hand_follow_it(self):
        by_hand = factories.story()
        grow(COUNT + 3)
        assert Page.find_problems() == ([], [], [], [], [])
        last = by_hand.get_parent().get_last_child()
        assert last.path > by_hand.path


@pytest.mark.usefixtures("large_site")
class TestStoredParts:
    def test_everything_is_linked(self):
        assert all(page.topics.exists() and page.regions.exists() for page in all_pages())
        assert all(page.contact for page in PressReleasePage.objects.all())
        assert any(page.release_partners.exists() for page in PressReleasePage.objects.all())
        assert any(page.campaign_partners.exists() for page in CampaignPage.objects.all())

    def test_revision_holds_what_the_tables_hold(self):
        """The keys of the page's own revision cannot stand in it, everything else does."""
        for page in all_pages():
            stored = page.serializable_data()
            revised = page.latest_revision.content
            for name in ("latest_revision", "live_revision"):
                assert stored.pop(name) == page.latest_revision.pk
                assert revised.pop(name) is None
            assert _comparable(revised) == _comparable(stored)
            assert page.revisions.count() == 1

    def test_reference_index_is_complete(self):
        before = set(_references())
        for page in all_pages():
            with transaction.atomic():
                ReferenceIndex.create_or_update_for_object(page)
        assert before == set(_references())
        assert before

    def test_a_scheduled_change_does_not_take_a_page_offline(self, client):
        for page in (model.objects.first() for model in PAGE_TYPES):
            number = getattr(page, "number", None)
            draft = page.get_latest_revision_as_object()
            draft.title = "Morgen heißt es anders"
            draft.go_live_at = timezone.now() + timedelta(hours=1)
            draft.save_revision().publish()
            assert client.get(page.url).status_code == 200

            with time_machine.travel(draft.go_live_at + timedelta(minutes=1)):
                publish_due()
            page.refresh_from_db()
            assert page.live
            assert page.title == "Morgen heißt es anders"
            assert getattr(page, "number", None) == number

    def test_pages_are_found(self):
        for page in all_pages():
            longest = max(page.title.replace("„", " ").replace("“", " ").split(), key=len)
            found = Page.objects.live().search(longest.strip(":,*"))
            assert page.pk in [hit.pk for hit in found]


class TestNumbers:
    def test_follow_the_dates_within_each_year(self, site):
        large.grow(releases=4 * COUNT, write=str)
        for year in range(2020, 2027):
            releases = PressReleasePage.objects.filter(number_year=year)
            by_date = releases.order_by("first_published_at", "number_seq")
            numbers = list(by_date.values_list("number_seq", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
            counter = ReleaseCounter.objects.filter(year=year).first()
            assert (counter.last if counter else 0) == len(numbers)
            assert all(release.date.year == year for release in releases)

    def test_go_on_after_those_given_by_hand(self, site):
        by_hand = factories.release()
        large.grow(releases=4 * COUNT, write=str)
        numbers = PressReleasePage.objects.filter(number_year=by_hand.number_year)
        assert len(set(numbers.values_list("number_seq", flat=True))) == numbers.count() > 1


class TestGrowing:
    def test_says_what_it_does(self, site, monkeypatch):
        monkeypatch.setattr(large, "BATCH", 5)
        lines: list[str] = []
        large.grow(stories=12, write=lines.append)
        assert lines == [f"Mutmacher-Geschichten: {count} von 12" for count in (5, 10, 12)]

    def test_a_second_time_adds_nothing(self, large_site):
        before = [page.slug for page in all_pages()]
        lines = grow()
        assert [page.slug for page in all_pages()] == before
        assert "Pressemitteilungen: alle 12 sind schon da" in lines

    def test_with_a_larger_number_adds_the_rest(self, large_site):
        before = {page.slug for page in all_pages()}
        grow(COUNT + 3)
        after = {page.slug for page in all_pages()}
        assert before < after
        assert len(after) == len(PAGE_TYPES) * (COUNT + 3)

    def test_a_batch_that_fails_leaves_nothing(self, site, monkeypatch):
        def fail(page):
            raise ValueError("kaputt")

        monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", fail)
        with pytest.raises(ValueError, match="kaputt"):
            large.grow(releases=3, write=str)
        assert not PressReleasePage.objects.exists()
        assert not ReleaseCounter.objects.exists()

    def test_raises_the_generation_once_a_batch(self, site, monkeypatch):
        raised: list[bool] = []
        monkeypatch.setattr(large, "BATCH", 5)
        monkeypatch.setattr(bulk, "raise_generation", lambda: raised.append(True))
        large.grow(stories=12, write=str)
        assert len(raised) == 3

    def test_needs_no_topics_and_no_contact(self, site):
        large.grow(releases=2, write=str)
        assert PressContact.objects.count() == 1
        assert PressReleasePage.objects.live().count() == 2


class TestTexts:
    def test_are_the_same_everywhere(self, site):
        """Neither the run nor what else the database holds changes page 7."""
        told = []
        for surroundings in ("few topics", "many"):
            Topic.objects.create(name=surroundings, slug=f"topic-{len(told)}")
            factories.press_contact(name=surroundings)
            with transaction.atomic():
                grow()
                told.append([_told(page) for page in all_pages()])
                transaction.set_rollback(True)
        assert told[0] == told[1]
        assert len({page["title"] for page in told[0]}) > len(PAGE_TYPES) * COUNT * 0.8

    def test_have_no_blank_left_and_fit_their_fields(self, site):
        links = Links.load()
        for number in range(1, 150):
            for kind in (large.RELEASES, large.STORIES, large.PARTNERS, large.CAMPAIGNS):
                for name, text in _told(kind.make(number, links)).items():
                    assert "{" not in text
                    field = kind.model._meta.get_field(name)
                    assert field.max_length is None or len(text) <= field.max_length

    def test_regions_are_those_of_the_vocabulary(self, db):
        keys = {region["key"] for region in texts("towns")["region"]}
        assert keys == set(Region.objects.exclude(key="03").values_list("key", flat=True))

    def test_never_speak_for_the_founding_carriers(self, site):
        carrier = factories.partner(title="Landkreistag", statement="")
        invented = factories.partner(title="Lindenrad", statement="Wir reparieren Räder.")
        assert Links.load().partners == [invented.pk]
        assert carrier.pk not in Links.load().partners


def _told(page: Page) -> dict[str, str]:
    names = ("title", "slug", "lead", "teaser", "statement", "description", "pull_quote")
    told = {name: getattr(page, name) for name in names if hasattr(page, name)}
    return told | ({"body": " ".join(plain_paragraphs(page.body))} if hasattr(page, "body") else {})


def _references():
    return ReferenceIndex.objects.values_list("object_id", "to_object_id", "content_path")


def _comparable(content: dict) -> dict:
    """As the revision's JSON has it; topics and regions have no order."""
    content = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    return content | {name: sorted(content[name]) for name in ("topics", "regions")}
