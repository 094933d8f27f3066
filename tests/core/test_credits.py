"""Bildnachweise: every picture that the public sees, with its rights and where it stands."""

import pytest
from wagtail.models import PageViewRestriction

from cms.core.credits import PER_PAGE
from cms.media.models import Picture
from pages.press.models import PressPhoto
from tests import factories, reading

ADDRESS = "/bildnachweise/"


def words(client, address: str = ADDRESS) -> str:
    return reading.text(client.get(address)).replace(" ,", ",")


def test_picture_is_listed_with_its_rights(client, site, quick_sizes):
    picture = factories.picture(
        "Deich",
        creator="Gesine Öltjen",
        credit="Foto: Gesine Öltjen / Bündnis",
        license="CC BY-SA 4.0",
        source="https://archiv.example/deich?nr=7, Juni 2020",
    )
    story = factories.story(portrait=picture)

    page = client.get(ADDRESS)

    assert (
        "Deich Foto: Gesine Öltjen / Bündnis Urheberin oder Urheber: Gesine Öltjen "
        "Lizenz: CC BY-SA 4.0 Quelle: https://archiv.example/deich?nr=7, Juni 2020 "
        "Zu sehen auf: Gesine aus Norden"
    ) in reading.text(page)
    assert [link for link in reading.links(page) if link != "/"][-3:] == [
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://archiv.example/deich?nr=7",
        story.url,
    ]
    assert reading.html(page).main.find("img")["alt"] == "Ein Deich bei Flut"
    assert reading.html(page).footer.find("a", href=ADDRESS)


def everywhere() -> list:
    """Pictures in each of the ways in which a public page may show one."""
    names = ["Bild im Text", "Anreißer", "Porträt", "Logo", "Pressefoto", "Aufmacher"]
    pictures = [factories.picture(name) for name in names]
    text, teaser, portrait, logo, photo, hero = pictures
    body = [("picture", {"image": text, "caption": ""})]
    factories.campaign(teaser_image=teaser, body=body)
    factories.story(portrait=portrait)
    factories.partner(logo=logo)
    release = factories.release()
    release.photos.add(PressPhoto(picture=photo))
    release.save_revision().publish()
    home = factories.index_page(factories.HomePage)
    home.hero_image = hero
    home.save_revision().publish()
    return pictures


def test_picture_is_found_wherever_it_stands(client, site, quick_sizes):
    pictures = everywhere()

    titles = reading.headings(client.get(ADDRESS), "h2")

    assert titles == sorted(picture.title for picture in pictures)


def test_pictures_that_no_reader_sees_are_not_named(client, site, quick_sizes):
    factories.picture("Ungenutzt")
    factories.story(title="Entwurf", portrait=factories.picture("Im Entwurf"), live=False)
    private = factories.story(title="Intern", portrait=factories.picture("Hinter Anmeldung"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    former = factories.story(title="Früher", portrait=factories.picture("Zurückgezogen"))
    former.unpublish()
    changed = factories.story(title="Neu bebildert", portrait=factories.picture("Jetzt"))
    changed.portrait = factories.picture("Demnächst")
    changed.save_revision()

    assert reading.headings(client.get(ADDRESS), "h2") == ["Jetzt"]


def test_picture_disappears_with_its_page_and_keeps_the_others(client, site, quick_sizes):
    picture = factories.picture()
    kept, hidden = (
        factories.story(title=title, portrait=picture) for title in ("Bleibt da", "Geht wieder")
    )
    assert "Zu sehen auf: Geht wieder, Bleibt da" in words(client)

    hidden.unpublish()
    assert "Zu sehen auf: Bleibt da" in words(client)
    assert "Geht wieder" not in words(client)

    kept.delete()
    assert "Zurzeit zeigt keine Seite ein Bild." in words(client)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (3, "Seite 3, Seite 2, Seite 1"),
        (4, "Seite 4, Seite 3, Seite 2 und einer weiteren Seite"),
        (5, "Seite 5, Seite 4, Seite 3 und 2 weiteren Seiten"),
    ],
)
def test_many_uses_are_counted(client, site, quick_sizes, number, said):
    picture = factories.picture()
    for count in range(1, number + 1):
        factories.story(title=f"Seite {count}", portrait=picture, teaser_image=picture)

    assert words(client).endswith(f"Zu sehen auf: {said}")


def test_unfinished_rights_leave_no_empty_words(client, site, quick_sizes):
    """The page may have gone public before somebody took the picture's rights out."""
    picture = factories.picture()
    factories.story(portrait=picture)
    Picture.objects.filter(pk=picture.pk).update(credit="", license="", source="")

    text = words(client)

    assert "Deich Zu sehen auf: Gesine aus Norden" in text
    assert "Lizenz" not in text


@pytest.mark.parametrize("asked", ["2", "99", "0", "-1", "abc", "1e9", "2&seite=x"])
def test_list_has_pages(client, site, quick_sizes, asked):
    for number in range(PER_PAGE + 1):
        factories.story(title=str(number), portrait=factories.picture(f"Bild {number:02}"))
    both = [f"Bild {number:02}" for number in range(PER_PAGE)], [f"Bild {PER_PAGE:02}"]

    page = client.get(f"{ADDRESS}?seite={asked}")

    assert reading.headings(page, "h2") in both
    assert f"{PER_PAGE + 1} Bilder" in reading.text(page)


def test_hostile_words_stay_words(client, site, quick_sizes):
    picture = factories.picture(
        title="<script>a</script>",
        file=factories.picture().file,
        credit="<img src=x onerror=alert(1)>",
        source="javascript:alert(1)",
        license='https://x.example/"><b>',
    )
    factories.story(portrait=picture)

    main = reading.html(client.get(ADDRESS)).main

    assert not main.find(["script", "b"])
    assert not main.find("img", onerror=True)
    assert not [link for link in main.find_all("a") if link["href"].startswith("javascript")]
    assert "<img src=x onerror=alert(1)>" in main.get_text()


def test_only_reading_is_answered(client, site):
    assert client.post(ADDRESS).status_code == 405
    assert client.head(ADDRESS).status_code == 200
