"""What the pattern page shows its components with: invented, and in every state they know."""

from datetime import date
from types import SimpleNamespace

from django.core.paginator import Paginator

from cms.core.blocks.samples import sample_page, sample_picture
from cms.core.district_map import TILES

# A word that fits no narrow column, and a name as long as names get.
LONG_WORD = "Nachbarschaftshilfevermittlungskoordinierungsstellenleitungsteam"
LONG_NAME = (
    "Arbeitsgemeinschaft der Selbsthilfegruppen, Besuchsdienste und ehrenamtlichen Fahrdienste "
    f"im {LONG_WORD} e. V. (Beispiel)"
)
SENTENCE = "Eine Leiter, ein Suppentopf, eine halbe Stunde Geduld: So fängt es an."


def pictures() -> dict:
    picture = sample_picture()
    picture.license, picture.source = "CC BY 4.0", "eigene Aufnahme"
    photo = {"picture": picture, "number": 1, "text": "Von links: Vorname Name, Vorname Name."}
    print_file = {"measures": ["JPEG", "4.000 × 2.667 Pixel", "3,1 MB"], "web_only": ""}
    web_only = {"measures": ["JPEG", "900 × 600 Pixel"], "web_only": "Für den Druck zu klein."}
    use = {"pages": [sample_page(title="Beispielkampagne")], "more": 2}
    return {
        "landscape": picture,
        "portrait": sample_picture("portrait"),
        "picture_use": use,
        "gallery": [
            SimpleNamespace(
                image=sample_picture(kind), alt="Ein Beispielbild", shown_caption=caption
            )
            for kind, caption in (("landscape", "Mit Bildunterschrift"), ("portrait", ""))
        ],
        "release": SimpleNamespace(
            url="#",
            photos_size=7340032,
            shown_photos=[
                SimpleNamespace(**photo, print_file=SimpleNamespace(**print_file)),
                SimpleNamespace(**{**photo, "number": 2}, print_file=SimpleNamespace(**web_only)),
                SimpleNamespace(**{**photo, "number": 3}, print_file=None),
            ],
        ),
    }


def cards() -> dict:
    picture = sample_picture()
    return {
        "cards": [
            sample_page(title="Mit Bild", teaser=SENTENCE, teaser_image=picture),
            sample_page(title="Ohne Bild", teaser=SENTENCE),
            sample_page(title=LONG_WORD, teaser=LONG_WORD, teaser_image=picture),
        ],
        "stories": [
            _story("Mit Porträt", portrait=sample_picture("portrait")),
            _story("Ohne Porträt"),
            _story(LONG_WORD, portrait=sample_picture("portrait"), place=LONG_WORD),
        ],
        "releases": [
            _release("Neu", number="12/2026"),
            _release("Berichtigt", number="11/2026", corrected_on=date(2026, 11, 18)),
            _release(LONG_WORD, number=""),
        ],
        "partners": [
            _partner("Mit Logo", logo=sample_picture("logo"), confirmed_at=date(2026, 5, 4)),
            _partner("Ohne Logo, bestätigt", confirmed_at=date(2026, 5, 4)),
            _partner("Noch nicht bestätigt"),
            _partner(LONG_NAME, logo=sample_picture("logo"), city=""),
        ],
        "appeals": [
            SimpleNamespace(text=f"<p>{SENTENCE}</p>", label="Stube öffnen", href="#"),
            SimpleNamespace(sentence=SENTENCE, label=LONG_WORD, href="#"),
        ],
        "place": SimpleNamespace(
            tiles=TILES.values(),
            region_list=[SimpleNamespace(key="03360")],
            place_text="Suderburg, Landkreis Uelzen",
        ),
        "previous": sample_page(title="Die Geschichte davor"),
        "next": sample_page(title=LONG_WORD),
    }


def _story(title: str, **shown) -> SimpleNamespace:
    facts = {"place": "Beispielstadt", "pull_quote": SENTENCE, "date": date(2026, 11, 12)}
    return sample_page(title=title, **{**facts, **shown})


def _release(title: str, **shown) -> SimpleNamespace:
    return sample_page(title=title, teaser=SENTENCE, date=date(2026, 11, 12), **shown)


def _partner(title: str, **shown) -> SimpleNamespace:
    facts = {"get_kind_display": "Initiative", "city": "Beispielstadt", "confirmed_at": None}
    return sample_page(title=title, **{**facts, **shown})


def people() -> dict:
    deputy = SimpleNamespace(
        name="Vorname Vertretung", phone="0000 12345-13", email="v@example.org"
    )
    facts = {
        "name": "Vorname Name",
        "function": "Pressesprecherin",
        "phone": "0000 12345-12",
        "mobile": "0000 1234567",
        "email": "presse@example.org",
        "hours": "Montag bis Freitag 9:00 bis 17:00 Uhr",
    }
    organisation = {"street": "Beispielweg 1", "postcode": "30159", "city": "Hannover"}
    return {
        "contact": SimpleNamespace(**facts, deputy=deputy),
        "contact_alone": SimpleNamespace(name="Vorname Name", email="presse@example.org"),
        "organisation": sample_page(
            title="Beispielverein",
            **organisation,
            phone="0000 12345-0",
            email="verein@example.org",
            website="https://www.example.org/",
            contact_hours="dienstags 10:00 bis 12:00 Uhr",
        ),
        "corrections": [{"date": date(2026, 11, 18), "text": "Es waren 38 Bretter, nicht 83."}],
        "years": [
            {"year": year, "count": count, "url": "#"} for year, count in ((2026, 12), (2025, 1))
        ],
        "about": SimpleNamespace(
            topic_list=[
                SimpleNamespace(name=name) for name in ("Ehrenamt", "Nachbarschaft", LONG_WORD)
            ],
            region_list=[SimpleNamespace(name="Landkreis Uelzen")],
        ),
        "feeds": [{"name": "Ehrenamt", "query": "thema=ehrenamt", "count": 1}],
    }


def search() -> dict:
    def choice(label: str, count: int, is_chosen: bool = False) -> dict:
        return {"label": label, "count": count, "query": "#", "is_chosen": is_chosen}

    words = SimpleNamespace(quoted="„Zusammenhalt“", synonyms=["Miteinander"])
    asked = {"asked": words, "query": words, "suggestion": "Zusammenhalt"}
    hit = {"kind": "Pressemitteilung", "url": "#", "excerpt": SENTENCE, "has_credit": True}
    facets = [
        {
            "title": "Art",
            "is_open": True,
            "choices": [choice("Partner", 1234), choice("Presse", 1, True)],
        },
        {"title": "Region", "is_open": False, "choices": [choice(LONG_WORD, 3)]},
    ]
    removable = [choice("Uelzen", 12), choice(LONG_WORD, 1)]
    return {
        "answer": SimpleNamespace(**asked),
        "answer_corrected": SimpleNamespace(**asked, is_corrected=True),
        "facets": facets,
        "orders": [
            {"label": "beste Treffer", "is_chosen": True, "query": "#"},
            {"label": "neueste zuerst", "is_chosen": False, "query": "#"},
        ],
        "removable": removable,
        "listings": [
            SimpleNamespace(query="?", count=count, removable=removable) for count in (12, 1, 0)
        ],
        "hits": [
            {**hit, "title": "Mit Datum und Ort", "day": date(2026, 11, 12), "place": "Uelzen"},
            {**hit, "title": "Mit Bild", "picture": sample_picture("logo")},
            {**hit, "title": LONG_WORD, "excerpt": LONG_WORD},
        ],
        "ways_on": {"topics": ["Ehrenamt", "Pflege"], "newest": [{**hit, "title": "Das Neueste"}]},
        "promotions": [
            {"title": "Hier im Haus", "url": "#", "description": SENTENCE},
            {"title": "Anderswo", "url": "https://www.example.org/", "is_external": True},
        ],
        "items": Paginator(range(200), 10).page(7),
    }
