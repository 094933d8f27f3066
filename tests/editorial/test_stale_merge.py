"""Both versions of a page side by side, and one made of them."""

from datetime import date

import pytest

from cms.core.models import Topic
from pages.press.models import Correction, PressReleasePage
from tests.admin.forms import BODY, field_errors, messages, page_form
from tests.admin.german import english_on
from tests.editorial.windows import Window, decide, groups, newest, sides, text


def test_merge_keeps_what_only_one_of_them_changed(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.", place="Celle")
    conflict = mine.save(title="Titel von Katrin", place="Uelzen")

    assert groups(conflict) == {
        "Bitte entscheiden Sie": ["Ort"],
        "Nur in der neuesten Fassung geändert": ["Vorspann"],
        "Nur von Ihnen geändert": ["Titel"],
        "Wie soll es weitergehen?": [],
    }
    answer = decide(mine, conflict, "merged", place="theirs")

    assert answer.status_code == 302
    merged = newest(release)
    assert (merged.title, merged.lead, merged.place) == ("Titel von Katrin", "Von Emre.", "Celle")
    said = messages(katrin.get(answer["Location"]))
    assert "Von Emre Yildiz übernommen: Ort, Vorspann" in said


def test_merge_prefers_mine_where_nothing_else_was_chosen(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(place="Celle")
    decide(mine, mine.save(place="Uelzen"), "merged")
    assert newest(release).place == "Uelzen"


def test_merge_publishes_nothing(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")
    conflict = mine.save(place="Uelzen", **{"action-publish": "1"})
    decide(mine, conflict, "merged")
    assert PressReleasePage.objects.get().place == "Hannover"
    assert (newest(release).lead, newest(release).place) == ("Von Emre.", "Uelzen")


def test_text_blocks_are_compared_one_by_one(release, katrin, emre):
    mine = Window(katrin, release)
    heading, paragraph, quote = BODY
    theirs = Window(emre, release)
    theirs.form = page_form(emre.get(theirs.url), body=[heading, quote])
    theirs.save()
    mine.form = page_form(katrin.get(mine.url), body=[heading, paragraph]) | {
        name: mine.form[name] for name in ("loaded_revision_id", "loaded_version")
    }
    response = mine.save()
    their_side, my_side = sides(response)["Inhalt"]
    assert "Ich habe nur geklingelt." in their_side
    assert "Ich habe nur geklingelt." not in my_side
    assert "Straße" in my_side
    decide(mine, response, "mine")
    assert [block.block_type for block in newest(release).body] == ["heading", "text"]


def test_version_that_its_author_goes_on_writing_is_a_newer_one(release, katrin, emre):
    """Autosave overwrites the version that the other had opened: it stands nowhere any more."""
    theirs = Window(emre, release)
    theirs.autosave(lead="Von E")
    mine = Window(katrin, release)
    theirs.autosave(lead="Von Emre.", place="Celle")

    response = mine.save(title="Titel von Katrin")

    assert response.status_code == 409
    assert groups(response)["Nur in der neuesten Fassung geändert"] == ["Ort", "Vorspann"]
    assert groups(response)["Nur von Ihnen geändert"] == ["Titel"]
    decide(mine, response, "merged")
    merged = newest(release)
    assert (merged.title, merged.lead, merged.place) == ("Titel von Katrin", "Von Emre.", "Celle")


def test_what_is_not_valid_is_kept_and_said(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")
    conflict = mine.save(lead="Von Katrin.", date="31. Dezember")
    assert "Datum" in text(conflict)
    assert "„31. Dezember“" in text(conflict)
    for way in ("merged", "mine"):
        answer = decide(mine, conflict, way)
        assert "31. Dezember" in answer.content.decode()
        assert newest(release).lead == "Von Emre."
    assert "date" in field_errors(answer)
    form = page_form(answer) | {"date": "31.12.2026"}
    assert katrin.post(mine.url, form).status_code == 302
    assert newest(release).lead == "Von Katrin."


def test_a_third_version_asks_again(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")
    conflict = mine.save(place="Uelzen")
    Window(emre, release).save(title="Titel von Emre", lead="Von Emre, noch einmal.")
    again = decide(mine, conflict, "mine")
    assert again.status_code == 409
    assert groups(again)["Nur in der neuesten Fassung geändert"] == ["Titel", "Vorspann"]
    decide(mine, again, "merged")
    merged = newest(release)
    assert (merged.title, merged.place) == ("Titel von Emre", "Uelzen")


def corrections(*texts: str, ids=(), deleted=()) -> dict:
    """Inline rows as the browser sends them; a row that was deleted stays in the form, marked."""
    known = [*ids, *[""] * len(texts)][: len(texts)]
    form = {"corrections-TOTAL_FORMS": len(texts), "corrections-INITIAL_FORMS": len(ids)}
    for number, (words, pk) in enumerate(zip(texts, known, strict=True)):
        row = {"id": pk, "date": "24.11.2026", "text": words, "ORDER": number + 1}
        row["DELETE"] = "1" if words in deleted else ""
        form |= {f"corrections-{number}-{key}": value for key, value in row.items()}
    return form


def rows(page) -> list[str]:
    return [each.text for each in newest(page).corrections.all()]


@pytest.fixture
def corrected(release) -> PressReleasePage:
    for words in ("Erstens.", "Zweitens."):
        release.corrections.add(Correction(text=words, date=date(2026, 11, 24)))
    release.save_revision().publish()
    return PressReleasePage.objects.get()


def test_inline_rows_are_not_doubled_after_a_lost_answer(release, katrin):
    mine = Window(katrin, release)
    row = {"corrections-TOTAL_FORMS": 1, "corrections-0-id": "", "corrections-0-ORDER": 1}
    row |= {"corrections-0-date": "24.11.2026", "corrections-0-text": "Der Ort war falsch."}
    as_opened = mine.form
    mine.autosave(**row)
    mine.form = as_opened
    assert mine.save(**row).status_code == 302
    assert [each.text for each in newest(release).corrections.all()] == ["Der Ort war falsch."]


def test_rows_that_the_other_deleted_or_added_follow_the_decision(corrected, katrin, emre):
    ids = [each.pk for each in corrected.corrections.all()]
    mine = Window(katrin, corrected)
    theirs = corrections("Erstens.", "Zweitens.", "Drittens.", ids=ids, deleted=["Erstens."])
    Window(emre, corrected).save(lead="Von Emre.", **theirs)
    assert rows(corrected) == ["Zweitens.", "Drittens."]

    conflict = mine.save(**corrections("Erstens, aber anders.", "Zweitens.", ids=ids))

    assert groups(conflict)["Bitte entscheiden Sie"] == ["Berichtigungen"]
    their_side, my_side = sides(conflict)["Berichtigungen"]
    assert "Drittens." in their_side
    assert "Erstens, aber anders." in my_side
    decide(mine, conflict, "mine")
    assert rows(corrected) == ["Erstens, aber anders.", "Zweitens."]
    assert newest(corrected).lead == "Alter Vorspann."


def test_rows_of_the_other_are_taken_over_whole(corrected, katrin, emre):
    ids = [each.pk for each in corrected.corrections.all()]
    mine = Window(katrin, corrected)
    theirs = corrections("Erstens.", "Zweitens.", "Drittens.", ids=ids, deleted=["Erstens."])
    Window(emre, corrected).save(**theirs)
    conflict = mine.save(lead="Von Katrin.", **corrections("Erstens.", "Zweitens.", ids=ids))
    assert groups(conflict)["Nur in der neuesten Fassung geändert"] == ["Berichtigungen"]
    decide(mine, conflict, "merged")
    assert rows(corrected) == ["Zweitens.", "Drittens."]
    assert newest(corrected).lead == "Von Katrin."
    Window(katrin, corrected).save(**{"action-publish": "1"})
    assert [each.text for each in Correction.objects.order_by("sort_order")] == [
        "Zweitens.",
        "Drittens.",
    ]


def test_topics_and_choices_are_compared_in_german(release, katrin, emre):
    topic = Topic.objects.create(name="Ehrenamt", slug="ehrenamt")
    mine = Window(katrin, release)
    Window(emre, release).save(topics=[topic.pk], date="24.12.2026")
    response = mine.save(lead="Von Katrin.")
    assert sides(response)["Themen"] == ("Ehrenamt", "leer")
    assert sides(response)["Datum"] == ("24.12.2026", "01.03.2026")
    assert english_on(response.content.decode()) == []
