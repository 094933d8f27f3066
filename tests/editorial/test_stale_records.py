"""Topics, press contacts and settings, which have no versions: the later save asks here too."""

import pytest
from wagtail.models import Site

from cms.core.models import Navigation, SiteSettings, Topic
from pages.press.models import PressContact
from tests import factories
from tests.admin.forms import record_form
from tests.admin.german import english_on
from tests.editorial.windows import decide, groups, sides, text


class Form:
    """An open form of a record, as it stood when it was opened."""

    def __init__(self, client, url: str):
        self.client, self.url = client, url
        self.form = record_form(client.get(url))

    def save(self, **typed):
        return self.client.post(self.url, self.form | typed)


@pytest.fixture
def contact(site) -> PressContact:
    return factories.press_contact(name="Lea Sommer", phone="0511 1", email="lea@test.example")


def contact_form(client, contact) -> Form:
    return Form(client, f"/admin/snippets/press/presscontact/edit/{contact.pk}/")


def test_the_later_save_of_a_contact_asks_and_merges(contact, katrin, emre):
    mine = contact_form(katrin, contact)
    assert contact_form(emre, contact).save(phone="0511 2", hours="9 bis 16 Uhr").status_code == 302

    conflict = mine.save(phone="0511 3", name="Lea Winter")

    assert conflict.status_code == 409
    contact.refresh_from_db()
    assert (contact.name, contact.phone) == ("Lea Sommer", "0511 2")
    assert "Diese Angaben haben sich geändert" in text(conflict)
    assert "Emre Yildiz" in text(conflict)
    assert groups(conflict)["Bitte entscheiden Sie"] == ["Telefon"]
    assert len(groups(conflict)["Nur in der neuesten Fassung geändert"]) == 1
    assert groups(conflict)["Nur von Ihnen geändert"] == ["Name"]
    assert english_on(conflict.content.decode()) == []
    assert decide(mine, conflict, "merged", phone="theirs").status_code == 302
    contact.refresh_from_db()
    assert (contact.name, contact.phone, contact.hours) == ("Lea Winter", "0511 2", "9 bis 16 Uhr")


def test_my_version_of_a_topic_holds_when_i_say_so(site, katrin, emre):
    topic = Topic.objects.create(name="Ehrenamt", slug="ehrenamt")
    url = f"/admin/snippets/core/topic/edit/{topic.pk}/"
    mine = Form(katrin, url)
    Form(emre, url).save(name="Ehrenamt und Vereine", description="Von Emre.")
    conflict = mine.save(name="Freiwillige")
    assert conflict.status_code == 409
    assert decide(mine, conflict, "mine").status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.description) == ("Freiwillige", "")


def test_two_windows_of_one_person_are_two(contact, katrin):
    first, second = contact_form(katrin, contact), contact_form(katrin, contact)
    second.save(phone="0511 2")
    response = first.save(phone="0511 3")
    assert response.status_code == 409
    assert "Sie selbst, in einem anderen Fenster" in text(response)
    assert sides(response)["Telefon"] == ("0511 2", "0511 3")


def test_the_same_change_twice_is_no_conflict(contact, katrin, emre):
    """A lost answer, a double click: there is nothing to decide."""
    mine = contact_form(katrin, contact)
    contact_form(emre, contact).save(phone="0511 2")
    assert mine.save(phone="0511 2").status_code == 302


def test_a_third_change_asks_again(contact, katrin, emre):
    mine = contact_form(katrin, contact)
    contact_form(emre, contact).save(phone="0511 2")
    conflict = mine.save(phone="0511 3")
    contact_form(emre, contact).save(phone="0511 4")
    again = decide(mine, conflict, "mine")
    assert again.status_code == 409
    assert sides(again)["Telefon"] == ("0511 4", "0511 3")


def test_what_is_not_valid_stays_in_the_form(contact, katrin, emre):
    mine = contact_form(katrin, contact)
    contact_form(emre, contact).save(phone="0511 2")
    conflict = mine.save(email="keine Adresse")
    assert "„keine Adresse“" in text(conflict)
    for way in ("merged", "mine"):
        assert "keine Adresse" in decide(mine, conflict, way).content.decode()
    contact.refresh_from_db()
    assert (contact.phone, contact.email) == ("0511 2", "lea@test.example")


@pytest.mark.parametrize("made_up", ["", "x", "[]", '{"state": 3}', "[" * 5000])
def test_form_that_remembers_nothing_asks_too(contact, katrin, made_up):
    mine = contact_form(katrin, contact)
    response = mine.save(loaded_version=made_up, phone="0511 3")
    assert response.status_code == 409
    assert decide(mine, response, "mine").status_code == 302
    contact.refresh_from_db()
    assert contact.phone == "0511 3"


def test_settings_and_menus_ask_too(site, katrin):
    pk = Site.objects.get().pk
    url = f"/admin/settings/core/sitesettings/{pk}/"
    mine = Form(katrin, url)
    Form(katrin, url).save(name="Bündnis", claim="Von der einen.")
    conflict = mine.save(name="Bündnis", claim="Von der anderen.", city="Celle")
    assert conflict.status_code == 409
    assert SiteSettings.objects.get().claim == "Von der einen."
    assert english_on(conflict.content.decode()) == []
    assert decide(mine, conflict, "merged").status_code == 302
    assert SiteSettings.objects.get().claim == "Von der anderen."


def rows(*titles: str, page, ids=()) -> dict:
    form = {"main_items-TOTAL_FORMS": len(titles), "main_items-INITIAL_FORMS": len(ids)}
    for number, title in enumerate(titles):
        pk = ids[number] if number < len(ids) else ""
        row = {"id": pk, "page": page.pk, "title": title, "ORDER": number + 1, "DELETE": ""}
        form |= {f"main_items-{number}-{key}": value for key, value in row.items()}
    return form


@pytest.mark.parametrize(
    ("way", "titles"), [("mine", ["Mut", "Presse"]), ("merged", ["Mut", "Wir"])]
)
def test_menu_of_the_later_save_neither_doubles_nor_drops_entries(site, katrin, way, titles):
    pk = Site.objects.get().pk
    url = f"/admin/settings/core/navigation/{pk}/"
    Form(katrin, url).save(**rows("Mut", page=site))
    ids = [item.pk for item in Navigation.objects.get().main_items.all()]
    mine = Form(katrin, url)
    Form(katrin, url).save(**rows("Mut", "Wir", page=site, ids=ids))
    conflict = mine.save(**rows("Mut", "Presse", page=site, ids=ids))
    assert conflict.status_code == 409
    assert groups(conflict)["Bitte entscheiden Sie"] == ["Hauptmenü"]
    choices = {"main_items": "theirs"} if way == "merged" else {}
    assert decide(mine, conflict, way, **choices).status_code == 302
    assert [item.title for item in Navigation.objects.get().main_items.all()] == titles
