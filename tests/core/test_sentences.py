"""Where German sentences end, and how many words they have."""

import pytest

from cms.core.sentences import count_words, long_sentences, minutes_to_read, sentences

ONE_SENTENCE = [
    "Das Bündnis hilft z. B. Kindern, u. a. Schülern, d. h. allen.",
    "Das Bündnis hilft z.B. Kindern und o.g. Schülern.",
    "Am 12. November 2026 laden wir ein.",
    "Am 12.\u00a0November 2026 und am 3. Advent laden wir ein.",
    "Vom 9. bis 10. Mai und am 24. und 25. Dezember ist geschlossen.",
    "Dr. Meyer und Prof. Dr. phil. Ada Kern sprechen um 18.30 Uhr.",
    "E. Beispiel und K. H. Lindhorst sind dabei.",
    "Zum 100. Geburtstag kam der 2. Vorsitzende mit dem 1. FC Beispiel.",
    "Die Seite www.beispiel.example/mitmachen.html hilft weiter.",
    "„Kommt ihr mit?“, fragte sie.",
    "„Was nun?“ fragte Anna.",
    "Rund 1,5 Mio. Menschen, ca. 12.000 Vereine und 3 Mrd. Euro.",
    "Er sagte: „Wir bleiben hier.“",
    "Stuben, Läden usw. sind offen.",
    "Der Verein Lindenrad e. V. Hannover lädt ein.",
    "Die Nr. 12/2026 steht in Bd. III, Abs. 2 und Art. 5 GG.",
    "Ein Satz ohne Punkt",
    "Der FC St. Pauli spielt im Feb. und im Nov. Fußball.",
]

SEVERAL = [
    ("Erst kam der Regen. Dann kam die Sonne.", 2),
    ("Wer hilft? Alle! Und wie?", 3),
    ("Es waren 12. Danach kamen mehr.", 2),
    ("Das war 1998. Niemand wusste es.", 2),
    ("Das war 1998. Nachbarn halfen.", 2),
    ("Stuben, Läden usw. Nachbarn helfen.", 2),
    ("Träger ist der Lindenrad e. V. Er besteht seit 2012.", 2),
    ("„Wir bleiben.“ Das sagte Anna.", 2),
    ("„Was nun?“ Anna ging.", 2),
    ("(Mehr dazu im Netz.) Die Karten sind frei.", 2),
    ("Die Stuben (siehe oben). Nachbarn öffnen sie.", 2),
    ("Das sind 48 %. Nachbarn helfen.", 2),
    ("Wir warten … Niemand kommt.", 2),
    ("Mehr unter www.beispiel.example. Der Eintritt ist frei.", 2),
    ("Erster Absatz ohne Punkt\n\nZweiter Absatz", 2),
    ("Ein Satz mit\nhartem Umbruch. Noch einer.", 2),
    ("Beginn ist um 18 Uhr. 200 Plätze sind frei.", 2),
    ("Das kostet 5 Euro. „Zu viel“, sagt er.", 2),
    ("Wir machen das so. – Und ihr?", 2),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert sentences(text) == [" ".join(text.split())]


@pytest.mark.parametrize(("text", "number"), SEVERAL)
def test_sentences_are_told_apart(text, number):
    assert len(sentences(text)) == number


def test_no_text_has_no_sentence():
    assert sentences("") == sentences(" \n\n ") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Ein Wort – und noch eins.", 5),
        ("z. B. am 12. November 2026", 5),
        ("10 000 Menschen, 5\u202f000 Stühle", 4),
        ("Klima- und Umweltschutz-Verein e. V.", 4),
        ("„Ja!“ … Nein", 2),
    ],
)
def test_words_are_counted_as_a_person_counts_them(text, words):
    assert count_words(text) == words


def test_sentences_of_more_than_twenty_words_are_named_with_their_length():
    twenty = " ".join(["Wort"] * 20) + "."
    longer = " ".join(["Silbe"] * 21) + "."

    assert long_sentences(f"{twenty} {longer} Kurz.") == [(longer, 21)]


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (299, 1), (301, 2), (2000, 10)])
def test_reading_takes_whole_minutes(words, minutes):
    assert minutes_to_read(words) == minutes


def test_hostile_text_takes_no_time():
    assert len(sentences("a" * 200_000)) == 1
    assert len(sentences("." * 200_000)) == 1
    assert len(sentences("a." * 100_000)) == 1
    assert len(sentences("A. " * 50_000)) == 1
    assert len(sentences(". " * 50_000)) <= 1
    assert len(sentences("„" * 50_000 + " " * 50_000)) == 1
