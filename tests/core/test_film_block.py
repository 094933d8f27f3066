"""Films on a page: our own with captions and text, foreign ones as a way to them."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from cms.core.blocks.film import FilmBlock
from cms.core.plain_text import plain_paragraphs
from tests import bodies, factories, reading

FOREIGN = {"film": None, "captions": None, "transcript": "<p></p>", "credit": ""}


@pytest.fixture
def targets(site, quick_sizes) -> bodies.Targets:
    return bodies.targets()


def shown(client, targets, **changes):
    page = factories.standard_page(body=[("film", targets.film_values(**changes))])
    return reading.html(client.get(page.url)).main.find(class_="film")


def test_own_film_waits_silently_with_captions_and_text(client, targets):
    film = shown(client, targets)

    player = film.video
    assert player["preload"] == "none"
    assert player.has_attr("controls")
    assert not player.has_attr("autoplay")
    assert player["poster"].startswith("/media/images/")
    assert player.source["type"] == "video/mp4"
    assert (player.track["kind"], player.track["srclang"]) == ("captions", "de")
    assert film.details.summary.get_text() == "Text des Films"
    assert "Eine Tür geht auf." in film.details.get_text()
    for address in (player.source["src"], player.track["src"]):
        assert client.get(address).getvalue()


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("https://www.youtube.com/watch?v=1", "YouTube"),
        ("https://youtu.be/1", "YouTube"),
        ("https://vimeo.com/1", "Vimeo"),
        ("https://notyoutube.com/1", "notyoutube.com"),
        ("https://filme.stube.example/1", "filme.stube.example"),
    ],
)
def test_foreign_film_is_a_picture_that_names_its_provider(client, targets, url, provider):
    film = shown(client, targets, **FOREIGN, url=url)

    assert film.find(["video", "iframe", "embed", "object", "script"]) is None
    assert film.find("img")["src"].startswith("/media/images/")
    (link,) = film.find_all("a")
    assert link["href"] == url
    assert link.get_text(strip=True) == f"Film bei {provider} ansehen"


def test_foreign_film_without_its_picture_is_a_link(client, targets):
    values = targets.film_values(**FOREIGN, url="https://vimeo.com/1")
    page = factories.standard_page(body=[("film", values)])
    targets.picture.delete()

    film = reading.html(client.get(page.url)).main.find(class_="film")

    assert film.find("img") is None
    assert film.a["href"] == "https://vimeo.com/1"


def test_film_in_plain_text_is_its_transcript(targets):
    page = factories.standard_page(
        body=[
            ("film", targets.film_values()),
            ("film", targets.film_values(**FOREIGN, url="https://vimeo.com/1")),
        ]
    )

    assert plain_paragraphs(page.body) == [
        "Film: Ein Mittwoch in der Stube",
        "Text des Films:",
        "Eine Tür geht auf.",
        "Film bei Vimeo: Ein Mittwoch in der Stube, https://vimeo.com/1",
    ]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"url": "https://vimeo.com/1"}, "film", "nur eines von beiden"),
        (FOREIGN, "film", "Filmdatei wählen oder eine Adresse"),
        ({"captions": None}, "captions", "braucht Untertitel"),
        ({"transcript": "<p> </p>"}, "transcript", "braucht den Text"),
        ({"credit": ""}, "credit", "von wem der Film ist"),
        ({"film": "document"}, "film", "MP4 oder WebM"),
        ({"captions": "document"}, "captions", "auf .vtt"),
        ({"length": "2 Minuten"}, "length", "zum Beispiel 2:15"),
        ({"length": "2:75"}, "length", "zum Beispiel 2:15"),
        ({"length": "0:00"}, "length", "zum Beispiel 2:15"),
        ({**FOREIGN, "url": "javascript:alert(1)"}, "url", "mit https://"),
        ({**FOREIGN, "url": "data:text/html,x"}, "url", "mit https://"),
        ({**FOREIGN, "url": "<iframe src='https://vimeo.com/1'>"}, "url", "mit https://"),
    ],
)
def test_incomplete_film_is_refused_in_german(targets, changes, field, message):
    changes = {name: targets.file if v == "document" else v for name, v in changes.items()}
    block = FilmBlock()
    value = block.normalize(targets.film_values(**changes))

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)

    assert message in " ".join(refused.value.block_errors[field].messages)


def test_film_says_its_size_and_length_before_it_is_loaded(client, targets):
    link = shown(client, targets).find("a", download=True)

    assert link.get_text() == "Film herunterladen (MP4, 280 Bytes, 2\xa0Sekunden)"


def test_length_is_typed_only_where_the_file_does_not_say_it(client, targets):
    block = FilmBlock()
    targets.film.film_seconds = None
    targets.film.save()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(targets.film_values()))
    assert "nicht, wie lang sie ist" in refused.value.block_errors["length"].messages[0]

    block.clean(block.normalize(targets.film_values(length="2:05")))
    link = shown(client, targets, length="2:05").find("a", download=True)
    assert link.get_text().endswith("2:05\xa0Minuten)")


def test_film_in_sign_language_says_so_to_everybody(client, targets):
    film = shown(client, targets, sign_language=True)

    assert film.p.get_text() == "Film in Deutscher Gebärdensprache (DGS)"
    assert film.video["aria-label"].startswith("Film in Deutscher Gebärdensprache: ")
    page = factories.standard_page(body=[("film", targets.film_values(sign_language=True))])
    heard = "Film in Deutscher Gebärdensprache (DGS): Ein Mittwoch in der Stube"
    assert plain_paragraphs(page.body)[0] == heard


def test_film_of_a_hidden_page_is_hidden_with_its_captions(client, targets):
    page = factories.standard_page(body=[("film", targets.film_values(sign_language=True))])
    assert client.get(targets.film.url).getvalue() == bodies.MP4

    page.view_restrictions.create(restriction_type="login")

    hidden = [client.get(file.url).status_code for file in (targets.film, targets.captions)]
    assert all(status in (302, 403, 404) for status in hidden)


def test_other_films_do_not_say_it(client, targets):
    assert "DGS" not in shown(client, targets).get_text()


def test_complete_films_are_accepted(targets):
    block = FilmBlock()
    for changes in ({}, {**FOREIGN, "url": "https://vimeo.com/1"}):
        try:
            block.clean(block.normalize(targets.film_values(**changes)))
        except ValidationError as error:
            pytest.fail(str(error))
