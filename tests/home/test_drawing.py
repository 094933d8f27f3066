"""The demo pictures: the same pixels every time, all drawable, no two alike, described in words."""

from itertools import combinations

import pytest
from PIL import ImageChops, ImageStat

from home.demo.drawing import SCENES, draw_logo, draw_portrait, draw_scene
from home.demo.drawing.logos import short_name
from home.demo.drawing.palette import HAIR, SKIN
from home.demo.drawing.portraits import GROUNDS, HAIR_KINDS
from home.demo.drawing.signs import SIGNS
from home.demo.drawing.wardrobe import GARMENTS

SMALL, SMALL_PORTRAIT, SMALL_LOGO = (150, 100), (80, 100), (160, 80)
CAMPAIGNS = [
    "nachbarn-fragen-nachbarn",
    "licht-im-fenster",
    "zuhoeren-statt-zuschreien",
    "vereine-machen-auf",
    "niemand-wird-vergessen",
    "danke-ehrenamt",
    "gemeinsam-am-tisch",
    "woche-der-offenen-tueren",
]
OTHERS = [
    "deich",
    "heide",
    "harz",
    "marktplatz",
    "dorfladen",
    "fahrradwerkstatt",
    "chor",
    "kueche",
    "fenster",
    "sportplatz",
    "feuerwehrhaus",
    "bibliothek",
    "bahnhof",
    "hafen",
    "fehnkanal",
    "windraeder",
    "gotteshaeuser",
    "klassenzimmer",
    "garten",
    "werkbank",
    "bus",
    "spielplatz",
    "museum",
    "radiostudio",
    "schnee",
    "ernte",
    "bruecke",
    "rathaus",
    "fest",
    "gespraechskreis",
    "leicht-buendnis",
    "leicht-hilfe",
    "leicht-menue",
    "leicht-suche",
    "leicht-formular",
    "leicht-barriere",
    "leicht-telefon",
    "leicht-gebaerden",
]
TRAITS = {
    "skin": 3,
    "hair": "kurz",
    "hair_colour": "braun",
    "glasses": True,
    "beard": True,
    "clothes": "pullover",
    "ground": "heide",
}
VALUES = {
    "skin": SKIN,
    "hair": HAIR_KINDS,
    "hair_colour": HAIR,
    "glasses": (True, False),
    "beard": (True, False),
    "clothes": GARMENTS,
    "ground": GROUNDS,
}


@pytest.fixture(scope="module")
def small_scenes():
    return {key: draw_scene(key, SMALL) for key in SCENES}


def distance(one, other) -> float:
    """How far two pictures differ: the mean difference of a colour value, of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_the_scenes_are_those_that_the_texts_name():
    assert set(SCENES) == {"start-hero", *(f"kampagne-{slug}" for slug in CAMPAIGNS), *OTHERS}


def test_every_scene_can_be_drawn(small_scenes):
    assert {(image.size, image.mode) for image in small_scenes.values()} == {(SMALL, "RGB")}


def test_no_two_scenes_are_alike(small_scenes):
    alike = [
        (one, other)
        for one, other in combinations(SCENES, 2)
        if distance(small_scenes[one], small_scenes[other]) < 15
    ]
    assert alike == []


@pytest.mark.parametrize("key", ["start-hero", "hafen", "bibliothek"])
def test_a_scene_has_the_same_pixels_twice(key):
    assert draw_scene(key, SMALL).tobytes() == draw_scene(key, SMALL).tobytes()


def test_a_scene_fills_other_proportions_too():
    assert draw_scene("heide", (100, 100)).size == (100, 100)


def test_titles_are_unique_and_alternative_texts_short():
    assert len({scene.title for scene in SCENES.values()}) == len(SCENES)
    assert [key for key, scene in SCENES.items() if not 40 <= len(scene.alt) <= 140] == []


def test_focal_points_lie_in_the_picture():
    points = [share for scene in SCENES.values() for share in scene.focal or ()]
    assert all(0 < share < 1 for share in points)


def test_an_unknown_scene_is_named():
    with pytest.raises(KeyError, match=r"No scene 'alm'; there are: bahnhof"):
        draw_scene("alm")


@pytest.mark.parametrize(
    ("trait", "value"), [(trait, value) for trait, values in VALUES.items() for value in values]
)
def test_every_trait_value_works(trait, value):
    image = draw_portrait(TRAITS | {trait: value}, "seed", SMALL_PORTRAIT)

    assert (image.size, image.mode) == (SMALL_PORTRAIT, "RGB")


@pytest.mark.parametrize("trait", VALUES)
def test_every_trait_shows(trait):
    one, other = list(VALUES[trait])[:2]
    drawn = [draw_portrait(TRAITS | {trait: value}, "seed", SMALL_PORTRAIT).tobytes()
             for value in (one, other)]  # fmt: skip
    assert drawn[0] != drawn[1]


def test_the_seed_settles_the_rest_of_a_portrait():
    first, again, other = (
        draw_portrait(TRAITS, seed, SMALL_PORTRAIT).tobytes() for seed in ("a", "a", "b")
    )
    assert first == again
    assert first != other


def test_an_unknown_trait_is_named():
    with pytest.raises(KeyError, match=r"No clothes 'frack'; there are: pullover, hemd"):
        draw_portrait(TRAITS | {"clothes": "frack"}, "seed")


@pytest.mark.parametrize("shape", SIGNS)
def test_every_shape_makes_a_logo(shape):
    image = draw_logo("Großelternbörse Lüttenheid e. V.", shape, ["#1d7c8e"], SMALL_LOGO)

    assert (image.size, image.mode) == (SMALL_LOGO, "RGB")
    assert len(set(image.getcolors(SMALL_LOGO[0] * SMALL_LOGO[1]))) > 20


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Nachbarschaftshilfe Suderburg e. V.", "Nachbarschaftshilfe Suderburg"),
        ("Torfkahn eG", "Torfkahn"),
        ("Elmgespräche – Akademie auf dem Dorf", "Elmgespräche"),
        ("Arbeitskreis der Helfer, Boten und Fahrer", "Arbeitskreis der Helfer"),
    ],
)
def test_a_logo_has_the_short_name(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize("name", ["Ü", "Dorfgemeinschaftshausgenossenschaftsverband", "x" * 80])
def test_a_logo_can_be_drawn_for_any_name(name):
    image = draw_logo(name, "kreis", ["#1d7c8e", "#b5432b"])

    assert image.tobytes() == draw_logo(name, "kreis", ["#1d7c8e", "#b5432b"]).tobytes()


def test_an_unknown_shape_is_named():
    with pytest.raises(KeyError, match=r"No shape 'krone'; there are: kreis"):
        draw_logo("Hof Anna", "krone", ["#1d7c8e"])
