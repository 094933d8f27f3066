"""Production starts with values of one's own, and with no others; the example names them all."""

import os
import re
import subprocess
import sys

import pytest

from settings import wagtail
from tests.deploy.conftest import ROOT

EXAMPLE = (ROOT / "deploy" / "environment.example").read_text(encoding="utf-8")
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
NGINX = (ROOT / "deploy" / "nginx" / "site.conf.template").read_text(encoding="utf-8")
VALUES = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "www.zusammenhalt.test, zusammenhalt.test",
    "BASE_URL": "https://www.zusammenhalt.test",
    "DATABASE_URL": "postgres://nhz:geheim@127.0.0.1:5432/nhz",
    "EMAIL_HOST": "127.0.0.1",
    "DEFAULT_FROM_EMAIL": "redaktion@zusammenhalt.test",
}
READ = re.compile(r'(?:environ(?:\.get\(|\[)|(?<!def )(?:given|required)\()\s*"([A-Z_]+)"')
READERS = (
    *("settings/base.py", "settings/mail.py", "settings/production.py"),
    *("settings/signing_in.py", "settings/wagtail.py", "search/german/lexicon.py"),
    "deploy/gunicorn.conf.py",
)


def start(**changed: str) -> subprocess.CompletedProcess:
    env = {"PATH": os.environ["PATH"], **VALUES, **changed}
    code = "from settings import production as p; print(p.ALLOWED_HOSTS, p.SECRET_KEY_FALLBACKS)"
    argv = [sys.executable, "-c", code]
    return subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True)


def documented() -> dict[str, str]:
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))


def read_by_the_application() -> set[str]:
    text = "".join((ROOT / path).read_text(encoding="utf-8") for path in READERS)
    return {"DJANGO_SETTINGS_MODULE", *READ.findall(text)}


BUCKET = {"S3_BUCKET": "nhz", "S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "b"}


@pytest.mark.parametrize(
    ("given", "kind"),
    [({}, "FileSystemStorage"), (BUCKET | {"S3_ENDPOINT": "https://s3.example"}, "BucketStorage")],
)
def test_files_lie_in_a_folder_or_in_a_bucket(given, kind):
    code = "from django.core.files.storage import storages as s; print(type(s['default']).__name__)"
    env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings.production", **VALUES}
    argv = [sys.executable, "-c", code]
    done = subprocess.run(argv, cwd=ROOT, env=env | given, capture_output=True, text=True)
    assert done.stdout.strip() == kind, done.stderr


@pytest.mark.parametrize("name", ["S3_ACCESS_KEY", "S3_SECRET_KEY"])
def test_it_does_not_start_with_a_bucket_that_nobody_may_open(name):
    assert f"The environment variable {name} is not set." in start(**BUCKET | {name: ""}).stderr


def test_it_starts_with_what_is_required_alone():
    done = start(SECRET_KEY_FALLBACKS="einer, noch-einer")
    assert done.stdout == (
        "['www.zusammenhalt.test', 'zusammenhalt.test'] ['einer', 'noch-einer']\n"
    ), done.stderr


@pytest.mark.parametrize("name", VALUES)
def test_it_does_not_start_without_a_value(name):
    assert f"The environment variable {name} is not set." in start(**{name: ""}).stderr


@pytest.mark.parametrize("name", [name for name in VALUES if name in documented()])
def test_it_does_not_start_with_the_value_of_the_example(name):
    done = start(**{name: documented()[name]})
    assert f"{name} has the value of deploy/environment.example" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SECRET_KEY", "kurz", "at least 50 characters"),
        ("SECRET_KEY", "ab" * 40, "made at random"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name the hosts"),
        ("ALLOWED_HOSTS", "www.zusammenhalt.test,*", "ALLOWED_HOSTS must name the hosts"),
        ("BASE_URL", "http://www.zusammenhalt.test", "BASE_URL must begin with https://"),
        ("DATABASE_URL", "sqlite:///db.sqlite3", "must name a PostgreSQL database"),
        ("EMAIL_HOST_PASSWORD", "ERSETZEN", "EMAIL_HOST_PASSWORD has the value of"),
    ],
)
def test_it_does_not_start_with_what_is_no_value(name, value, complaint):
    done = start(**{name: value})
    assert done.returncode == 1
    assert complaint in done.stderr


def test_the_example_names_what_is_read_and_nothing_else():
    nginx = set(re.findall(r"\$\{([A-Z_]+)\}", NGINX))
    compose = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE))
    assert set(documented()) == read_by_the_application() | nginx | compose


def test_each_name_of_the_example_is_explained():
    explained, comment = set(), False
    for line in EXAMPLE.splitlines():
        if found := re.match(r"#?([A-Z_]+)=", line):
            if comment:
                explained.add(found[1])
        else:
            comment = line.startswith("# ")
    assert explained == set(documented())


def test_compose_gives_nginx_every_name_and_the_application_no_unknown_one():
    nginx = COMPOSE.partition("\n  nginx:")[2]
    given = set(re.findall(r"^      ([A-Z_]+):", nginx, re.MULTILINE))
    assert given == set(re.findall(r"\$\{([A-Z_]+)\}", NGINX))
    app = COMPOSE.partition("\nservices:")[0]
    assert set(re.findall(r"^    ([A-Z_]+):", app, re.MULTILINE)) <= read_by_the_application()


def test_nginx_takes_the_largest_film_and_the_largest_picture():
    sizes = [int(size) * 1024 * 1024 for size in re.findall(r"client_max_body_size (\d+)m", NGINX)]
    picture, film = sizes
    assert picture > wagtail.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert film > wagtail.WAGTAILDOCS_MAX_UPLOAD_SIZE


def test_the_units_find_what_they_start():
    for path in (ROOT / "deploy" / "systemd").glob("*.service"):
        command = re.search(r"^ExecStart=\S+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        words = [word.removeprefix("/srv/nhz/") for word in command[1].split()]
        files = [word for word in words if word.endswith(".py")]
        assert files
        assert all((ROOT / file).is_file() for file in files)
