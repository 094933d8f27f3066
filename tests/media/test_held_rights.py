"""A picture that readers see does not lose what allows to show it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from cms.media.models import Picture
from pages.press.models import PressPhoto, PressReleasePage
from tests import factories
from tests.admin.forms import field_errors
from tests.at_once import at_once

RIGHTS = ("credit", "license", "source", "alt_text")


def in_a_text(picture, **fields) -> Page:
    body = [("picture", {"image": picture, "caption": ""})]
    return factories.campaign(title="Nachbarn fragen", body=body, **fields)


def as_a_portrait(picture, **fields) -> Page:
    return factories.story(title="Nachbarn fragen", portrait=picture, **fields)


def as_a_logo(picture, **fields) -> Page:
    return factories.partner(title="Nachbarn fragen", logo=picture, **fields)


def as_a_press_photo(picture, live: bool = True) -> Page:
    page = factories.release(title="Nachbarn fragen", live=False)
    page.photos.add(PressPhoto(picture=picture))
    revision = page.save_revision()
    if live:
        revision.publish()
    return page


PLACES = [in_a_text, as_a_portrait, as_a_logo, as_a_press_photo]
every_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)


@pytest.fixture
def picture(site, quick_sizes) -> Picture:
    return factories.picture()


def without(picture: Picture, *names: str) -> Picture:
    picture = Picture.objects.get(pk=picture.pk)
    for name in names:
        setattr(picture, name, "")
    return picture


def stored(picture: Picture) -> dict[str, str]:
    return {name: getattr(Picture.objects.get(pk=picture.pk), name) for name in RIGHTS}


def typed(client, picture: Picture, **values) -> dict:
    """The form of the picture as the editor finds it, with `values` typed over it."""
    shown = client.get(f"/admin/images/{picture.pk}/").context["form"]
    found = {name: shown[name].value() for name in shown.fields if name != "file"}
    return {name: "" if value is None else value for name, value in found.items()} | values


@every_place
def test_editor_who_empties_a_right_reads_where_the_picture_stands(client, editor, picture, place):
    place(picture)
    before = stored(picture)
    emptied = dict.fromkeys(RIGHTS, "") | {"title": "Neuer Titel", "tags": ""}
    answer = client.post(
        f"/admin/images/{picture.pk}/", typed(client, picture, **emptied) | {"decorative": ""}
    )

    assert answer.status_code == 200
    assert set(field_errors(answer)) == set(RIGHTS)
    for said in field_errors(answer).values():
        assert said == (
            "Das Bild ist öffentlich zu sehen, auf „Nachbarn fragen“. Dort darf das nicht fehlen."
        )
    assert "Neuer Titel" in answer.content.decode()
    assert stored(picture) == before


@every_place
@pytest.mark.parametrize("right", RIGHTS)
def test_code_is_refused_too(picture, place, right):
    place(picture)
    with pytest.raises(ValidationError, match="Nachbarn fragen"):
        without(picture, right).save()
    with pytest.raises(ValidationError, match="Nachbarn fragen"):
        without(picture, right).save(update_fields=[right])
    assert stored(picture)[right]


@every_place
def test_picture_of_a_draft_may_lose_them_and_keeps_the_draft_from_the_public(picture, place):
    page = place(picture, live=False)
    without(picture, *RIGHTS).save()
    assert page.get_latest_revision_as_object().publish_problems()


def test_picture_that_was_taken_back_may_lose_them(picture):
    page = in_a_text(picture)
    page.unpublish()
    without(picture, *RIGHTS).save()
    assert stored(picture) == dict.fromkeys(RIGHTS, "")


def test_words_may_be_changed_and_a_picture_become_decorative(picture):
    in_a_text(picture)
    changed = without(picture, "alt_text")
    changed.credit, changed.decorative = "Foto: jemand anderes", True
    changed.full_clean()
    changed.save()
    assert stored(picture)["credit"] == "Foto: jemand anderes"


def test_many_pages_are_counted(picture):
    for number in range(5):
        factories.story(title=f"Geschichte {number}", portrait=picture)
    text = "„Geschichte 4“, „Geschichte 3“, „Geschichte 2“ und 2 weiteren"
    with pytest.raises(ValidationError, match=text):
        without(picture, "credit").save()


def test_page_that_was_published_a_moment_ago_counts(picture, settings):
    """The worker has not yet come to it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    in_a_text(picture)
    with pytest.raises(ValidationError, match="Nachbarn fragen"):
        without(picture, "credit").save()


@pytest.mark.usefixtures("shared_database")
def test_picture_that_loses_its_rights_while_it_is_published():
    """Either the publication is refused or the loss; never does a page show such a picture."""
    pictures = [factories.picture(f"Bild {number}") for number in range(4)]
    pages = [as_a_press_photo(picture, live=False) for picture in pictures]
    acts = [page.get_latest_revision().publish for page in pages]
    acts += [without(picture, "license").save for picture in pictures]

    results = at_once(lambda act: act(), acts)

    for page, picture, published, lost in zip(
        pages, pictures, results[:4], results[4:], strict=True
    ):
        assert [type(published), type(lost)].count(type(None)) == 1, (published, lost)
        live = PressReleasePage.objects.get(pk=page.pk).live
        assert live == bool(stored(picture)["license"]) == (published is None)
