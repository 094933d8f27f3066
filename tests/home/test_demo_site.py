"""`manage.py demo_site`: built once from the real texts, with pictures of a few pixels."""

from collections import Counter

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import Max
from wagtail.models import Page, Revision, Site

from cms.accounts.models import User
from cms.core.blocks import BODY_BLOCKS
from cms.core.models import Generation, Navigation, SiteSettings
from cms.core.picture_use import pictures_in_use
from cms.media.models import Picture
from home.demo import site as demo
from home.demo.accounts import ACCOUNTS, DOMAIN, PASSWORD, code_now
from home.demo.drawing import SCENES
from home.demo.texts_reader import TEXTS, read_table
from pages.campaigns.models import CampaignPage
from pages.mutmacher.models import StoryPage
from pages.partners.models import Invitation, JoinRequest, Membership, PartnerPage
from pages.press.models import PressReleasePage
from pages.standard.models import EasyPage, StandardPage
from tests import reading
from tests.home.conftest import run


def state() -> dict:
    """Everything that a second call might change."""
    counts = {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model is not Session and hasattr(model, "objects")
    }
    pages = Page.objects.order_by("pk").values_list(
        "pk", "path", "live", "latest_revision", "last_published_at", "title", "url_path"
    )
    return {
        **counts,
        "pages": list(pages),
        "generation": list(Generation.objects.values_list("number", flat=True)),
        "revisions": Revision.objects.aggregate(Max("pk")),
        "passwords": list(User.objects.order_by("pk").values_list("email", "password")),
        "pictures": list(Picture.objects.order_by("pk").values_list("pk", "file", "title")),
        "sites": list(Site.objects.values_list()),
    }


@pytest.mark.usefixtures("demo_site", "db")
class TestBuilt:
    def test_command_tells_how_far_it_is(self, demo_site):
        assert demo_site.startswith("Rollen")
        assert "Die Beispielseite wird aufgebaut …" in demo_site
        assert "  Pressemitteilungen: 40\n" in demo_site
        assert demo_site.splitlines()[-1].startswith("Fertig nach ")

    @pytest.mark.parametrize(
        ("model", "folder"),
        [
            (StoryPage, "stories"),
            (PressReleasePage, "releases"),
            (CampaignPage, "campaigns"),
            (StandardPage, "standard"),
            (EasyPage, "easy"),
        ],
    )
    def test_every_text_is_a_page(self, model, folder):
        assert model.objects.live().count() == len(list((TEXTS / folder).glob("*.md")))

    def test_every_partner_of_the_table_is_a_page(self):
        slugs = {partner["slug"] for partner in read_table("partners")["partner"]}
        assert set(PartnerPage.objects.live().values_list("slug", flat=True)) == slugs

    def test_one_campaign_shows_every_block(self):
        page = CampaignPage.objects.get(slug="licht-im-fenster")
        assert {block.block_type for block in page.body} == {name for name, _ in BODY_BLOCKS}

    def test_second_call_changes_nothing(self):
        before = state()
        said = run()
        assert "steht schon" in said
        assert "aufgebaut" not in said
        assert state() == before

    def test_second_call_leaves_what_people_changed(self):
        user = User.objects.get(email=ACCOUNTS[0].email)
        user.set_password("Moorbirke im Nebel 7")
        user.save()
        page = StoryPage.objects.first()
        page.title = "Umbenannt"
        page.save_revision().publish()
        run()
        user.refresh_from_db()
        assert user.check_password("Moorbirke im Nebel 7")
        assert StoryPage.objects.get(pk=page.pk).title == "Umbenannt"

    def test_call_with_another_address_changes_only_that(self):
        before = state()
        run(address="https://demo.example:8443")
        site = Site.objects.get()
        assert (site.hostname, site.port) == ("demo.example", 8443)
        after = state()
        assert {key for key in before if before[key] != after[key]} <= {"sites", "generation"}

    def test_tree_is_sound_and_every_page_is_complete(self):
        assert Page.find_problems() == ([], [], [], [], [])
        for page in Page.objects.live().filter(depth__gt=1).specific():
            assert page.publish_problems() == [], page
            assert not page.has_unpublished_changes, page
            assert page.latest_revision_id == page.live_revision_id, page
            assert page.first_published_at == page.last_published_at, page

    def test_next_change_of_a_page_can_be_planned_without_taking_it_offline(self):
        page = PressReleasePage.objects.live().first()
        page.go_live_at = page.last_published_at.replace(year=2040)
        page.save_revision().publish()
        assert PressReleasePage.objects.get(pk=page.pk).live

    def test_releases_are_numbered_by_year_in_the_order_of_their_dates(self):
        seen = Counter()
        for release in PressReleasePage.objects.live().order_by("date", "number_seq"):
            seen[release.date.year] += 1
            assert release.number == f"{seen[release.date.year]}/{release.date.year}"

    def test_every_picture_has_its_words_and_rights(self):
        for picture in Picture.objects.all():
            assert all((picture.alt_text, picture.credit, picture.license, picture.source)), picture
            assert picture.alt_text.strip() == picture.alt_text

    def test_no_picture_is_left_over(self):
        used = set(pictures_in_use().values_list("title", flat=True))
        assert set(Picture.objects.values_list("title", flat=True)) - used == set()
        assert {scene.title for scene in SCENES.values()} <= used

    def test_newest_release_has_photos_to_print(self):
        photos = PressReleasePage.objects.visible().newest_first().first().shown_photos
        assert [photo.picture.title for photo in photos] == [
            "Regentag am Fenster",
            "Fünf Lampen im Schnee",
        ]
        assert all(photo.caption for photo in photos)
        assert not any(photo.print_file.web_only for photo in photos)

    def test_menus_and_facts_are_filled_in(self):
        navigation = Navigation.objects.get()
        assert [item.page.slug for item in navigation.main_items.all()] == list(demo.MAIN_MENU)
        assert [item.page.slug for item in navigation.legal_items.all()] == list(demo.LEGAL_MENU)
        assert navigation.easy_page.slug == "leichte-sprache"
        facts = SiteSettings.objects.get()
        empty = [field.name for field in facts._meta.fields if not getattr(facts, field.name)]
        assert empty == []


@pytest.mark.usefixtures("demo_site", "db")
class TestAccounts:
    def test_everybody_has_the_role_of_the_list_and_nobody_all_rights(self):
        roles = {"editor": "Redaktion", "head": "Leitung", "admin": "Administration"}
        for account in ACCOUNTS:
            user = User.objects.get(email=account.email)
            assert [group.name for group in user.groups.all()] == [
                roles.get(account.role, "Partner")
            ]
            assert user.get_full_name() == f"{account.first_name} {account.last_name}"
        assert not User.objects.filter(is_superuser=True).exists()
        assert User.objects.count() == len(ACCOUNTS)

    @pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.email)
    def test_each_signs_in_at_their_own_door(self, client, account):
        staff = account.role != "partner"
        client.post("/anmelden/redaktion/", {"email": account.email.upper(), "password": PASSWORD})
        client.post("/anmelden/redaktion/bestaetigen/", {"code": code_now()})
        assert (client.get("/admin/").status_code == 200) is staff
        assert User.objects.get(email=account.email).has_usable_password() is staff

    def test_partners_belong_to_their_organisations(self):
        members = {
            (link.user.email, link.partner.slug, link.role) for link in Membership.objects.all()
        }
        assert members == {
            (account.email, account.partner, account.membership)
            for account in ACCOUNTS
            if account.partner
        }

    def test_press_office_has_something_on_its_desk(self, client):
        """A draft with gaps, a release that waits for its time, a recent correction."""
        client.force_login(User.objects.get(email=f"redaktion1@{DOMAIN}"))
        desk = reading.html(client.get("/admin/")).select_one(".press-desk")
        rows = [row.a.get_text() for row in desk.select("li") if row.a]
        assert rows == [
            "Ein Bus für das Ehrenamt: Testfahrt durch Musterhude",
            "1.000 Briefe an Unbekannte: Musterhude schreibt zum Fest",
            "Bündnis sucht 300 offene Türen für den Mai 2027",
        ]
        draft, planned = PressReleasePage.objects.not_live().order_by("path")
        assert draft.publish_problems() != []
        assert planned.publish_problems() == []
        assert [client.get(page.url).status_code for page in (draft, planned)] == [404, 404]

    def test_partners_left_something_for_the_office(self, client):
        client.force_login(User.objects.get(email=f"redaktion1@{DOMAIN}"))
        day = reading.html(client.get("/admin/")).select_one(".my-day")
        links = {link.get_text(): link["href"] for link in day.select("a")}
        assert {
            "Kulturscheune Moorwinkel e. V.",
            "Fahrradwerkstatt Lindenrad",
            "Chor der vielen Stimmen",
        } <= set(links)
        screen = reading.text(client.get(links["Fahrradwerkstatt Lindenrad"]))
        assert "Deshalb schrauben wir jetzt auch samstags." in screen
        assert "700 Räder" in screen
        states = Counter(JoinRequest.objects.values_list("state", flat=True))
        assert states == {JoinRequest.State.WAITING: 1, JoinRequest.State.ASKED: 1}
        assert Invitation.objects.open().get().partner.slug == "fahrradwerkstatt-lindenrad"

    def test_file_names_every_account_and_the_password(self, tmp_path):
        path = tmp_path / "konten.txt"
        run(accounts_file=path)
        text = path.read_text(encoding="utf-8")
        assert all(account.email in text for account in ACCOUNTS)
        assert PASSWORD in text

    def test_deleted_account_comes_back_with_its_role(self):
        User.objects.get(email=ACCOUNTS[0].email).delete()
        run()
        assert User.objects.get(email=ACCOUNTS[0].email).groups.get().name == "Redaktion"
