"""Each request has a name and is measured; who collects the figures reads them, nobody else."""

import logging
import re
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from cms.core import watching
from cms.jobs import metrics
from tests import factories
from tests.reading import figures

FAILING = "tests.core.failing_urls"
OUTSIDE = {"HTTP_X_FORWARDED_FOR": "198.51.100.7"}
TOKEN = "0123456789abcdef" * 2
pytestmark = pytest.mark.usefixtures("site")


def test_the_name_that_the_proxy_gave_comes_back(client):
    name = "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"

    assert client.get("/", headers={"X-Request-ID": name})["X-Request-ID"] == name


@pytest.mark.parametrize(
    "junk",
    ["", "kurz", "a" * 65, "0123456789abcdef\n{}", "0123456789abcdef<b>", "ü" * 20, " " * 20],
)
def test_junk_is_replaced(client, junk):
    name = client.get("/", headers={"X-Request-ID": junk})["X-Request-ID"]

    assert re.fullmatch(r"[0-9a-f]{32}", name)


def test_two_readers_of_a_kept_page_have_two_names(client):
    client.get("/")
    first, second = client.get("/"), client.get("/")

    assert first.content == second.content
    assert first["X-Request-ID"] != second["X-Request-ID"]


@pytest.mark.urls(FAILING)
def test_the_page_of_a_failure_names_the_request(client):
    client.raise_request_exception = False
    response = client.get("/kaputt/")

    assert response.status_code == 500
    assert f"<code>{response['X-Request-ID']}</code>" in response.content.decode()


@pytest.mark.urls(FAILING)
def test_a_slow_answer_gets_a_line_without_what_was_asked(client, caplog, monkeypatch):
    monkeypatch.setattr(watching, "SLOW", 0)
    client.get("/einladung/geheim-123/?q=Erika")

    (record,) = [one for one in caplog.records if one.name == watching.__name__]
    assert (record.levelname, record.status_code, record.getMessage()) == (
        "WARNING",
        200,
        "Slow answer",
    )


def test_a_usual_answer_gets_none(client, caplog):
    with caplog.at_level(logging.INFO):
        client.get("/")

    assert not [one for one in caplog.records if one.name == watching.__name__]


def test_answers_are_counted_by_view_and_outcome(client, roles):
    kept = 'nhz_answers_total{method="GET",status="2xx",view="kept"}'
    lost = 'nhz_answers_total{method="GET",status="4xx",view="page"}'
    search = 'nhz_answer_seconds_count{view="search"}'
    admin = 'nhz_answers_total{method="GET",status="2xx",view="admin"}'
    client.get("/")  # makes the settings of a new site, so the second is kept
    client.get("/")
    before = figures(client)
    client.get("/")
    client.get("/gibt-es-nicht/")
    client.get("/suche/?q=Chor")
    client.force_login(factories.person("editor"))
    client.get("/admin/")
    client.get("/admin/reports/")

    after = figures(client)

    grown = {name for name in (kept, lost, search) if after.get(name) == before.get(name, 0) + 1}
    assert grown == {kept, lost, search}
    assert after[admin] > before.get(admin, 0)


def test_made_up_methods_make_no_figures_of_their_own(client):
    client.generic("BREW", "/")

    assert not [name for name in figures(client) if "BREW" in name]


def test_a_figure_that_cannot_be_read_leaves_the_others(client, monkeypatch):
    def fail():
        raise ConnectionError

    broken = metrics.Gauge("nhz_broken", "", "", fail)
    monkeypatch.setattr(metrics, "_gauges", [broken, *metrics._gauges])

    found = figures(client)

    assert "nhz_disk_free_bytes" in found
    assert "nhz_broken" not in found


def test_figures_are_nobodys_from_outside(client, settings):
    settings.METRICS_TOKEN = TOKEN
    for how in (
        OUTSIDE,
        {"REMOTE_ADDR": "10.0.0.5"},
        {"REMOTE_ADDR": "10.0.0.5", "HTTP_AUTHORIZATION": "Bearer falsch"},
        {"REMOTE_ADDR": "10.0.0.5", "HTTP_AUTHORIZATION": f"Basic {TOKEN}"},
        {"REMOTE_ADDR": "10.0.0.5", "HTTP_AUTHORIZATION": "Bearer ü"},
    ):
        response = client.get("/metrics", **how)
        assert response.status_code == 404, how
        assert b"nhz_" not in response.content


def test_no_token_is_no_key(client):
    assert django_settings.METRICS_TOKEN == ""
    response = client.get("/metrics", REMOTE_ADDR="10.0.0.5", HTTP_AUTHORIZATION="Bearer ")

    assert response.status_code == 404


def test_the_token_opens_from_elsewhere_and_leaves_nothing(client, settings):
    settings.METRICS_TOKEN = TOKEN
    how = {"REMOTE_ADDR": "10.0.0.5", "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}
    response = client.get("/metrics", HTTP_HOST="app:8000", **how)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=0.0.4")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.5").status_code == 404, "it is not kept"


COUNTING = """
import django
django.setup()
from prometheus_client import Counter
from cms.jobs import metrics
Counter("nhz_tried", "", registry=metrics.COUNTERS).inc(2)
metrics._gauges.clear()
print(metrics.exposition().decode())
"""


def test_several_processes_are_added_up(tmp_path):
    """As gunicorn's are: each counts in the folder that its configuration names."""
    env = {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "settings.test"}
    argv = [sys.executable, "-c", COUNTING]
    for total in ("2.0", "4.0"):
        done = subprocess.run(argv, env=env, capture_output=True, text=True)
        assert f"nhz_tried_total {total}" in done.stdout, done.stderr
