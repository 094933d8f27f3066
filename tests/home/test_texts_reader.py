"""The small Markdown of the demo's texts, and what becomes of it."""

import tomllib

import pytest

from home.demo.drawing import SCENES
from home.demo.texts_reader import (
    TEXTS,
    body_blocks,
    html,
    read_folder,
    read_table,
    read_text,
    story_fields,
)

FOLDERS = ("stories", "campaigns", "releases", "standard", "easy", "desk")
ALL_TEXTS = [path for folder in FOLDERS for path in sorted((TEXTS / folder).glob("*.md"))]


def blocks(source: str, **options) -> list:
    return list(body_blocks(source, **options))


@pytest.fixture
def write(tmp_path):
    """Writes a text file into a folder of this name; its path."""

    def file(source: str, folder: str = "stories"):
        path = tmp_path / folder / "text.md"
        path.parent.mkdir()
        path.write_text(source, encoding="utf-8")
        return path

    return file


def test_front_matter_is_toml_and_the_rest_is_the_body(write):
    text = read_text(write('+++\ntitle = "Größe"\nday = 2026-03-01\n+++\n\nErster Absatz.\n'))
    assert (text["title"], text["day"].year) == ("Größe", 2026)
    assert text.body == [("text", "<p>Erster Absatz.</p>")]


def test_missing_or_empty_fact_is_the_default(write):
    text = read_text(write('+++\nimage = ""\n+++\nText.\n'))
    assert text.get("image") is None
    assert text.get("partner", "niemand") == "niemand"
    with pytest.raises(KeyError):
        text["partner"]


@pytest.mark.parametrize(
    "source",
    ["Nur Text.\n", "+++\ntitle = 1\n", "", "\n+++\na = 1\n+++\nText.", "---\na: 1\n---\n"],
)
def test_file_without_front_matter_is_named(write, source):
    path = write(source)
    with pytest.raises(ValueError, match=r"text\.md has no front matter"):
        read_text(path)


def test_broken_front_matter_is_an_error(write):
    with pytest.raises(tomllib.TOMLDecodeError):
        read_text(write("+++\ntitle = ohne\n+++\nText.\n"))


@pytest.mark.parametrize("body", ["", "\n", "\n\n  \n"])
def test_body_may_be_empty(write, body):
    assert read_text(write(f"+++\na = 1\n+++\n{body}")).body == []


def test_paragraphs_that_follow_each_other_are_one_block():
    assert blocks("Eins.\n\nZwei, **fett**.\n\n- a\n- b\n") == [
        (
            "text",
            "<p>Eins.</p>\n<p>Zwei, <strong>fett</strong>.</p>\n"
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
        )
    ]


@pytest.mark.parametrize(("marks", "level"), [("##", "h2"), ("###", "h3")])
def test_heading(marks, level):
    assert blocks(f"Vorher.\n\n{marks} Wie es begann\n\nNachher.") == [
        ("text", "<p>Vorher.</p>"),
        ("heading", {"text": "Wie es begann", "level": level}),
        ("text", "<p>Nachher.</p>"),
    ]


def test_heading_needs_no_blank_line_around_it():
    assert [kind for kind, _ in blocks("Vorher.\n## Titel\nNachher.\n### Darunter\nEnde.")] == [
        *("text", "heading", "text", "heading", "text")
    ]


def test_quote_has_words_name_and_role():
    assert blocks("> Erste Zeile,\n> zweite Zeile.\n> — Erika Beispiel, Nachbarin, 71") == [
        (
            "quote",
            {
                "text": "Erste Zeile, zweite Zeile.",
                "name": "Erika Beispiel",
                "role": "Nachbarin, 71",
            },
        )
    ]


def test_name_of_a_quote_may_stand_apart_and_needs_no_role():
    ((kind, value),) = blocks("> Ein Satz.\n\n> — Erika Beispiel")
    assert (kind, value["name"], value["role"]) == ("quote", "Erika Beispiel", "")
    assert value["text"] == "Ein Satz."


def test_quote_ends_the_paragraph_before_it():
    assert [kind for kind, _ in blocks("Sie sagt:\n> Ein Satz.\n> — Erika\n\nUnd geht.")] == [
        *("text", "quote", "text")
    ]


def test_two_quotes_in_a_row_stay_two():
    found = blocks("> Eins.\n> — Anna, Lehrerin\n\n> Zwei.\n> — Ben, Bäcker")
    assert [(value["text"], value["name"]) for _, value in found] == [
        ("Eins.", "Anna"),
        ("Zwei.", "Ben"),
    ]


def test_picture_is_the_key_of_a_scene():
    assert blocks("Text.\n\n@bild deich\n\nText.")[1] == ("picture", "deich")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_box_is_a_title_and_the_paragraph_below(gap):
    assert blocks(f"[Kasten] Gut zu wissen{gap}Der Eintritt ist **frei**.\n\nWeiter.") == [
        (
            "box",
            {"title": "Gut zu wissen", "text": "<p>Der Eintritt ist <strong>frei</strong>.</p>"},
        ),
        ("text", "<p>Weiter.</p>"),
    ]


def test_easy_texts_keep_their_lines(write):
    source = "+++\na = 1\n+++\nEin Satz.\nNoch ein Satz.\n"
    assert read_text(write(source, "easy")).body == [
        ("text", "<p>Ein Satz.<br/>\nNoch ein Satz.</p>")
    ]
    assert "<br" not in read_text(write(source)).body[0][1]


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("Schreiben Sie an info@a.example.", '<a href="mailto:info@a.example">info@a.example</a>.'),
        ("(vor.stand@a-b.c.example)", '<a href="mailto:vor.stand@a-b.c.example">'),
        ("Tel. 040 66969-100, täglich", '<a href="tel:+494066969100">040 66969-100</a>, täglich'),
        ("0171 39200-07", '<a href="tel:+491713920007">0171 39200-07</a>'),
        ("[Presse](/presse/)", '<a href="/presse/">Presse</a>'),
        ("[außen](https://a.example/x)", '<a href="https://a.example/x">außen</a>'),
    ],
)
def test_addresses_and_numbers_become_links(source, link):
    assert link in html(source)


@pytest.mark.parametrize(
    "source",
    [
        "am 28.12.2026 um 10:00 Uhr",
        "4.200 Sandsäcke, 31134 Hildesheim",
        "2020/21 und 15-17 Uhr",
        "info@wirklich.de",
    ],
)
def test_other_numbers_and_addresses_stay_text(source):
    assert "<a " not in html(source)


def test_mail_address_that_is_a_link_already_stays_one():
    assert html("[Schreiben Sie uns](mailto:info@a.example)").count("<a ") == 1


def test_folders_are_read_in_the_order_of_their_names():
    slugs = [text["slug"] for text in read_folder("stories")]
    assert slugs[0].startswith("gesine-ubben")
    assert len(slugs) == len(set(slugs)) == 24


@pytest.mark.parametrize("path", ALL_TEXTS, ids=lambda path: path.stem)
def test_text_of_the_demo_is_well_formed(path):
    text = read_text(path)
    kinds = [kind for kind, _ in text.body]
    assert "text" in kinds
    for kind, value in text.body:
        if kind == "picture":
            assert value in SCENES
        elif kind == "quote":
            assert value["text"]
            assert value["name"]
            assert value["text"][0] not in "„\"'"
        elif kind == "heading":
            assert value["level"] in ("h2", "h3")
    source = path.read_text(encoding="utf-8").split("+++\n", 2)[2]
    assert not set("\"'“\u00a0") & set(source) - {"“"}, "straight quotes or a hard space"
    assert source.count("„") == source.count("“")


def test_tables_have_what_the_site_is_built_from():
    assert len(read_table("topics")["topic"]) == 20
    slugs = [partner["slug"] for partner in read_table("partners")["partner"]]
    assert len(slugs) == len(set(slugs))
    keys = {contact["key"] for contact in read_table("contacts")["contact"]}
    assert {text["contact"] for text in read_folder("releases")} <= keys


def test_what_readers_can_do_is_taken_out_of_a_story():
    body = blocks("Text.\n\n## Was Sie tun können\n\nKlingeln Sie.")

    assert story_fields(body) == {
        "body": [("text", "<p>Text.</p>")],
        "what_to_do": "<p>Klingeln Sie.</p>",
    }
    assert all(story_fields(text.body).get("what_to_do") for text in read_folder("stories"))
