"""Every way that a page can become public, and the rules of `publish_problems()` on each.

A way is tried with a release that is complete, else it would prove nothing, and with releases that
lack something. A release is complete when it is written; what it lacks is taken from the database
behind everybody's back, as it may happen to a draft that lies for a while.
"""

import contextlib
from types import SimpleNamespace

import pytest
from django.test import Client

from cms.core.problems import Incomplete
from cms.editorial.models import PublishedAlone, ScheduleProblem
from cms.editorial.schedule import publish_due
from cms.editorial.watch import looking
from cms.media.models import Picture
from pages.press.models import PressContact, PressPhoto, PressReleasePage
from tests import factories, reading
from tests.admin.forms import REASON, missing
from tests.editorial.ways_to_publish import (
    ALONE,
    DRAFT,
    NEW,
    NOON,
    OLD,
    TWIN,
    WAYS,
    WITHDRAWN,
    copy_in_the_admin,
    due,
    editor_publishes,
)

# What a release may lack, and the words in which the editor reads it.


def no_contact(page: PressReleasePage) -> None:
    forget(page, contact=None)


def no_teaser(page: PressReleasePage) -> None:
    forget(page, teaser=" ")


def no_place(page: PressReleasePage) -> None:
    forget(page, place="")


def no_license_of_a_photo(page: PressReleasePage) -> None:
    Picture.objects.filter(title="Pressefoto").update(license="")


def no_words_for_a_picture_in_the_text(page: PressReleasePage) -> None:
    Picture.objects.filter(title="Textbild").update(alt_text="")


GAPS = {
    no_contact: ("contact", "„Pressekontakt“ ist noch nicht gewählt."),
    no_teaser: ("teaser", "„Anreißer“ ist noch leer."),
    no_place: ("place", "„Ort“ ist noch leer."),
    no_license_of_a_photo: ("photos", "Bild „Pressefoto“: Es fehlt die Lizenz."),
    no_words_for_a_picture_in_the_text: ("body.", "Bild „Textbild“: Es fehlt der Alternativtext"),
}


def forget(page: PressReleasePage, **fields) -> None:
    PressReleasePage.objects.filter(pk=page.pk).update(**fields)
    for revision in page.revisions.all():
        revision.content |= fields
        page.revisions.filter(pk=revision.pk).update(content=revision.content)


every_way = pytest.mark.parametrize(
    ("start", "way"), WAYS, ids=[f"{start}-{way.__name__}" for start, way in WAYS]
)


@pytest.fixture
def doors(site, roles, quick_sizes, time_machine, monkeypatch) -> SimpleNamespace:
    """People at their desks, the clock, and the text that their forms show."""
    monkeypatch.setattr(looking, "PAUSES", ())  # nobody answers from outside
    time_machine.move_to(NOON, tick=False)
    people = SimpleNamespace(
        editor=factories.person("editor"),
        other=factories.person("editor", "zweite@test.example"),
        head=factories.person("head"),
    )
    clients = {name: Client() for name in vars(people)}
    for name, client in clients.items():
        client.force_login(getattr(people, name))
    picture = factories.picture("Textbild")
    shown = [("picture", {"image": picture.pk, "caption": ""})]
    return SimpleNamespace(
        people=people, clock=time_machine, picture=picture, body=shown, **clients
    )


def release(start: str, doors) -> PressReleasePage:
    """A complete release at one of the four starts."""
    page = factories.release(
        title="Mitteilung",
        lead=NEW if start == TWIN else OLD,
        body=[("picture", {"image": doors.picture, "caption": ""})],
        live=False,
    )
    page.photos.add(PressPhoto(picture=factories.picture("Pressefoto")))
    page.save_revision(user=doors.people.editor)
    if start != DRAFT:
        page.get_latest_revision().publish()
    if start == WITHDRAWN:
        now(page).unpublish()
    changed = now(page).get_latest_revision_as_object()
    changed.lead = NEW
    changed.save_revision(user=doors.people.editor)
    return now(page)


def now(page) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=page.pk)


def public(start: str) -> bool:
    """Whether readers find what the way was to bring before them."""
    slug = "zwilling" if start == TWIN else "mitteilung"
    answer = Client().get(f"/presse/{slug}/")
    return answer.status_code == 200 and NEW in reading.text(answer)


@every_way
def test_what_is_complete_becomes_public(doors, start, way):
    page = release(start, doors)
    assert not public(start)
    way(page, doors)
    assert public(start)
    numbers = PressReleasePage.objects.live().values_list("number_seq", flat=True)
    assert sorted(numbers) == [1, 2][: len(numbers)], "each public release has one, from the first"
    flagged = PublishedAlone.objects.open().values_list("reason", flat=True)
    assert list(flagged) == ([REASON] if way in ALONE else []), "until a second person confirms"


@every_way
@pytest.mark.parametrize("gap", [no_contact, no_license_of_a_photo], ids=lambda gap: gap.__name__)
def test_what_is_incomplete_does_not(doors, start, way, gap):
    page = release(start, doors)
    gap(page)
    public_before = set(PressReleasePage.objects.live().values_list("slug", flat=True))

    # Code is told by an exception; what people use must answer.
    told = Incomplete if way.__name__.startswith(("code_", "review_")) else ()
    with contextlib.suppress(told):
        way(now(page), doors)

    assert not public(start)
    assert set(PressReleasePage.objects.live().values_list("slug", flat=True)) == public_before
    assert now(page).get_latest_revision_as_object().lead == NEW, "what was written is still there"
    if start == DRAFT:
        assert now(page).number == ""


@pytest.mark.parametrize("gap", GAPS, ids=lambda gap: gap.__name__)
def test_editor_reads_each_gap_at_its_place(doors, gap):
    page = release(DRAFT, doors)
    gap(page)
    place, sentence = GAPS[gap]
    editor_publishes(now(page), doors)
    assert not now(page).live
    found = missing(doors.head.get(f"/admin/pages/{page.pk}/edit/"))
    assert [text for at, text in found.items() if at.startswith(place)] != []
    assert sentence in " ".join(found.values())
    assert len(found) == 1


def test_page_that_is_not_complete_at_its_time_is_tried_until_it_is(doors):
    page = release(DRAFT, doors)
    due(page)
    no_contact(page)
    publish_due()
    assert ScheduleProblem.objects.get().message == "„Pressekontakt“ ist noch nicht gewählt."
    assert "„Pressekontakt“ ist noch nicht gewählt." in reading.text(doors.editor.get("/admin/"))

    contact = PressContact.objects.get()
    forget(page, contact=contact.pk)
    doors.clock.shift(60)
    publish_due()
    assert public(DRAFT)
    assert not ScheduleProblem.objects.exists()


def test_whoever_makes_an_alias_of_something_incomplete_reads_why(doors):
    page = release(TWIN, doors)
    no_license_of_a_photo(page)
    copy_in_the_admin(page, doors, alias="on")
    said = reading.text(doors.head.get(f"/admin/pages/{page.pk}/copy/"))
    assert "Bild „Pressefoto“: Es fehlt die Lizenz." in said


def test_interface_answers_with_the_sentence(doors):
    page = release(DRAFT, doors)
    no_contact(page)
    answer = doors.head.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert answer.status_code == 400
    assert answer.json() == {"contact": ["„Pressekontakt“ ist noch nicht gewählt."]}
