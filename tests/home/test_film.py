"""The demo's film: small, whole, with captions for its whole length, and honest about itself."""

from io import BytesIO

from cms.media.film_files import problem_of_captions, problem_of_file
from cms.media.film_length import seconds_of_film
from home.demo.drawing.film import LABEL, SECONDS, SIZE, draw_frame
from home.demo.texts_reader import TEXTS, read_table

FILM = TEXTS / "files" / "gebaerdensprache.webm"


def test_film_is_one_and_small():
    data = FILM.read_bytes()

    assert problem_of_file(BytesIO(data), "webm", len(data)) == ""
    assert seconds_of_film(BytesIO(data), "webm", len(data)) == SECONDS
    assert len(data) < 400_000


def test_captions_are_those_of_the_text():
    captions = FILM.with_suffix(".vtt").read_text(encoding="utf-8")
    (film,) = [row["value"] for row in read_table("blocks")["gebaerdensprache"]]

    assert problem_of_captions(captions.encode()) == ""
    spoken = [part.split("\n", 1)[1].strip() for part in captions.split("\n\n") if "-->" in part]
    assert len(spoken) == 4
    assert [words for words in spoken if f"Untertitel: {words}" not in film["transcript"]] == []
    assert LABEL in film["transcript"]


def test_frames_can_be_drawn_and_something_moves():
    first, later = draw_frame(0), draw_frame(1.2)

    assert (first.size, first.mode) == (SIZE, "RGB")
    assert first.tobytes() == draw_frame(SECONDS).tobytes()
    assert first.tobytes() != later.tobytes()
