"""What is counted of readers' searches, and what nobody can ever read."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.test import RequestFactory
from django.utils import timezone

from search import counting, tally
from search.models import SearchTerm, TermCount, Word
from search.query import understand
from search.tally import Sighting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_waits():
    counting._waiting.clear()


def search(
    typed: str, hits: int = 5, path: str = "/suche/", method: str = "get", **headers
) -> None:
    request = getattr(RequestFactory(), method)(path, {"q": typed} if method == "get" else None)
    request.META.update(headers)
    counting.count(request, understand(typed), hits)


def readable() -> dict[str, int]:
    counting.flush()
    terms = SearchTerm.objects.exclude(words="")
    return {term.words: sum(term.counts.values_list("searches", flat=True)) for term in terms}


def make_public(*surfaces: str) -> None:
    for surface in surfaces:
        Word.objects.create(surface=surface, folded=surface.lower(), count=1)


def test_words_of_public_pages_are_readable_at_once_by_week_and_hits():
    make_public("Nachbarn", "Hilfe")
    for hits in (0, 1, 2, 3, 400):
        search("„Hilfe“ für NACHBARN!", hits)
    assert readable() == {"hilfe für nachbarn": 5}
    today = timezone.localdate()
    rows = set(TermCount.objects.values_list("week", "hits", "searches"))
    monday = today - timedelta(days=today.weekday())
    assert rows == {(monday, 0, 1), (monday, 1, 2), (monday, 3, 2)}


def test_other_words_are_unreadable_until_the_third_search():
    search("Quastenflosser Meyer")
    search("Quastenflosser Meyer", hits=0)
    assert readable() == {}
    assert "quastenflosser" not in str(list(SearchTerm.objects.values()))
    search("quastenflosser  meyer")
    assert readable() == {"quastenflosser meyer": 3}
    search("Quastenflosser Meyer")
    assert readable() == {"quastenflosser meyer": 4}


def test_short_words_need_a_dictionary():
    for word in ("Chor", "Xwzq"):
        search(word)
    assert readable() == {"chor": 1}


@pytest.mark.parametrize(
    "typed",
    [
        "otto@example.org",
        "otto＠example",
        "30159 Hannover",
        "0511 12 34 56",
        "05 11/12-34",
        "geboren 1.2.1970",
        "٠١٢٣",
        "wort " * 13,
        "!?",
        "",
    ],
)
def test_what_could_tell_a_person_is_never_counted(typed):
    for _ in range(5):
        search(typed)
    assert counting._waiting == {}


@pytest.mark.parametrize(
    "request_",
    [
        {"path": "/suche/?seite=2"},
        {"path": "/suche/?art=presse"},
        {"path": "/suche/?region=03360"},
        {"path": "/suche/?sortierung=datum"},
        {"method": "head"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"HTTP_COOKIE": "sessionid=abc"},
    ],
)
def test_machines_clicks_and_people_who_are_signed_in_do_not_count(request_):
    path = request_.pop("path", "/suche/")
    method = request_.pop("method", "get")
    request = getattr(RequestFactory(), method)(path, **request_)
    counting.count(request, understand("Nachbarn"), 3)
    assert counting._waiting == {}


def test_first_page_counts_whatever_else_the_address_says():
    request = RequestFactory().get("/suche/?q=nachbarn&seite=1&utm=x")
    counting.count(request, understand("Nachbarn"), -1)
    assert sum(counting._waiting.values()) == 1


def test_a_busy_database_only_delays_the_counting(monkeypatch):
    make_public("Nachbarn")
    search("Nachbarn")

    def locked(sightings):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(tally, "add", locked)
        counting.flush()
    search("Nachbarn")
    assert readable() == {"nachbarn": 2}


def test_a_flood_is_bounded(monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 3)
    monkeypatch.setattr(tally, "MOST_TERMS", 3)
    for word in "eins zwei drei vier fünf".split():
        search(word)
    assert len(counting._waiting) == 3
    counting.flush()
    for word in "vier fünf drei".split():
        search(word)
    counting.flush()
    assert SearchTerm.objects.count() == 3


def test_searches_are_written_by_a_thread_some_seconds_later(settings, monkeypatch):
    started = []

    class Clock:
        def __init__(self, seconds, job):
            started.append((seconds, job))

        start = lambda self: None  # noqa: E731
        is_alive = lambda self: True  # noqa: E731

    monkeypatch.setattr(counting, "Timer", Clock)
    monkeypatch.setattr(counting, "_timer", None)
    monkeypatch.setattr(counting.atexit, "register", lambda job: None)
    settings.SEARCH_COUNTS_AFTER = 30
    search("Nachbarn")
    search("Hilfe")
    assert [seconds for seconds, _ in started] == [30]
    counting.flush()
    search("Hilfe")
    assert len(started) == 2
    counting._write_at_end.cache_clear()


def test_counts_of_two_processes_are_added():
    make_public("Nachbarn")
    sighting = Sighting(date(2026, 11, 23), "nachbarn", 0)
    tally.add({sighting: 2})
    tally.add({sighting: 3})
    assert TermCount.objects.get().searches == 5


def test_after_ninety_days_all_is_forgotten():
    make_public("Nachbarn")
    week = counting.week_of(timezone.localdate())
    old = week - timedelta(weeks=14)
    tally.add({Sighting(week, "nachbarn", 0): 1, Sighting(old, "nachbarn", 0): 1})
    tally.add({Sighting(old, "ringelnatz", 0): 1})
    tally.forget_old()
    assert list(TermCount.objects.values_list("week", flat=True)) == [week]
    assert [term.words for term in SearchTerm.objects.all()] == ["nachbarn"]
