"""Wherever a picture is shown large, its credit stands beside it: once, as text, in its figure."""

import pytest

from home.models import HomePage
from pages.press.models import PressPhoto
from tests import factories, reading

CREDIT = "Foto: Gesine Öltjen / Bündnis"


def hero_of_the_home_page(picture):
    home = factories.index_page(HomePage)
    home.hero_image = picture
    home.save_revision().publish()
    return home


def press_photo(picture):
    release = factories.release()
    release.photos.add(PressPhoto(picture=picture, caption="Von links: Erika Beispiel"))
    release.save_revision().publish()
    return release


def in_the_text_of(make):
    return lambda picture: make(body=[("picture", {"image": picture, "caption": "Am Deich"})])


PLACES = {
    "home": hero_of_the_home_page,
    "campaign": lambda picture: factories.campaign(teaser_image=picture),
    "portrait": lambda picture: factories.story(portrait=picture),
    "press photo": press_photo,
    "text": in_the_text_of(factories.standard_page),
    "easy": in_the_text_of(factories.easy_page),
    "story": in_the_text_of(factories.story),
    "release": in_the_text_of(factories.release),
}


@pytest.mark.parametrize("place", PLACES)
def test_large_picture_has_its_credit_once(client, site, quick_sizes, place):
    page = PLACES[place](factories.picture("Deich", credit=CREDIT))

    main = reading.html(client.get(page.url)).main

    (credit,) = main.find_all(string=lambda text: CREDIT in text)
    caption = credit.find_parent("figcaption")
    assert caption.find_parent("figure").find("img", alt="Ein Deich bei Flut")
    assert not credit.find_parent(attrs={"hidden": True})
    assert not credit.find_parent(attrs={"aria-hidden": "true"})
    assert not credit.find_parent(class_="screen-only")


def test_card_and_list_name_it_too(client, site, quick_sizes):
    factories.campaign(teaser_image=factories.picture("Deich", credit=CREDIT))
    factories.story(portrait=factories.picture("Porträt", credit="Foto: Jürgen Weiß"))

    assert reading.text(client.get("/kampagnen/")).count(CREDIT) == 1
    assert reading.text(client.get("/mutmacher/")).count("Foto: Jürgen Weiß") == 1
