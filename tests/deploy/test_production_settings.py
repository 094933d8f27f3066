"""Production starts with values of one's own, and with no others; the example names them all."""

import gc
import os
import re
import runpy
import subprocess
import sys
import tempfile

import pytest

from cms.core.checks import check_folders
from settings import wagtail
from tests.deploy.conftest import ROOT

EXAMPLE = (ROOT / "deploy" / "environment.example").read_text(encoding="utf-8")
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
NGINX = (ROOT / "deploy" / "nginx" / "site.conf.template").read_text(encoding="utf-8")
MEMORY = "/dev/shm"  # noqa: S108 - where Linux keeps files in memory
VALUES = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "www.zusammenhalt.test, zusammenhalt.test",
    "BASE_URL": "https://www.zusammenhalt.test",
    "DATABASE_URL": "postgres://nhz:geheim@127.0.0.1:5432/nhz",
    "EMAIL_HOST": "127.0.0.1",
    "DEFAULT_FROM_EMAIL": "redaktion@zusammenhalt.test",
}
BY = "given|required|number|one_of|hosts|base_url|database"
READ = re.compile(rf'(?:environ(?:\.get\(|\[)|(?<!def )(?:{BY})\()\s*"([A-Z_]+)"')
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
    [({}, "FolderStorage"), (BUCKET | {"S3_ENDPOINT": "https://s3.example"}, "BucketStorage")],
)
def test_files_lie_in_a_folder_or_in_a_bucket(given, kind):
    code = "from django.core.files.storage import storages as s; print(type(s['default']).__name__)"
    env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings.production", **VALUES}
    argv = [sys.executable, "-c", code]
    done = subprocess.run(argv, cwd=ROOT, env=env | given, capture_output=True, text=True)
    assert done.stdout.strip() == kind, done.stderr


@pytest.mark.parametrize("name", ["S3_ACCESS_KEY", "S3_SECRET_KEY"])
def test_it_does_not_start_with_a_bucket_that_nobody_may_open(name):
    assert f"Die Angabe {name} fehlt." in start(**BUCKET | {name: ""}).stderr


def test_it_starts_with_what_is_required_alone():
    done = start(SECRET_KEY_FALLBACKS="einer, noch-einer")
    assert done.stdout == (
        "['www.zusammenhalt.test', 'zusammenhalt.test'] ['einer', 'noch-einer']\n"
    ), done.stderr


@pytest.mark.parametrize("name", VALUES)
def test_it_does_not_start_without_a_value(name):
    assert f"Die Angabe {name} fehlt." in start(**{name: ""}).stderr


@pytest.mark.parametrize("name", [name for name in VALUES if name in documented()])
def test_it_does_not_start_with_the_value_of_the_example(name):
    done = start(**{name: documented()[name]})
    assert f"Die Angabe {name} ist noch die aus dem Beispiel." in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SECRET_KEY", "kurz", "mindestens 50 zufällige Zeichen"),
        ("SECRET_KEY", "ab" * 40, "mindestens 50 zufällige Zeichen"),
        ("METRICS_TOKEN", "kurz", "mindestens 32 zufällige Zeichen"),
        ("ALLOWED_HOSTS", "*", "„*“; gemeint sind nur Namen"),
        ("ALLOWED_HOSTS", "www.zusammenhalt.test,*", "„*“; gemeint sind nur Namen"),
        ("ALLOWED_HOSTS", "https://www.zusammenhalt.test", "gemeint sind nur Namen"),
        ("ALLOWED_HOSTS", "andere.test", "BASE_URL nennt www.zusammenhalt.test"),
        ("BASE_URL", "http://www.zusammenhalt.test", "aus https:// und dem Namen"),
        ("BASE_URL", "https://", "aus https:// und dem Namen"),
        ("BASE_URL", "https://www.zusammenhalt.test/seite", "ohne Pfad dahinter"),
        ("DATABASE_URL", "sqlite:///db.sqlite3", "keine Adresse einer PostgreSQL-Datenbank"),
        ("DATABASE_URL", "unsinn", "keine Adresse einer PostgreSQL-Datenbank"),
        ("DATABASE_URL", "postgres://nhz:a#b@127.0.0.1/nhz", "das Passwort ohne Sonderzeichen"),
        ("EMAIL_HOST_PASSWORD", "ERSETZEN", "EMAIL_HOST_PASSWORD ist noch die aus dem Beispiel"),
        ("EMAIL_HOST_PASSWORD", "", "EMAIL_HOST_PASSWORD fehlt"),
        ("EMAIL_PORT", "smtp", "EMAIL_PORT muss eine Zahl von 1 bis 65535 sein"),
        ("EMAIL_USE_TLS", "ja", "EMAIL_USE_TLS muss 1 oder 0 sein"),
        ("DEFAULT_FROM_EMAIL", "redaktion", "keine E-Mail-Adresse"),
        ("ADMINS", "technik@zusammenhalt.test,niemand", "„niemand“"),
        ("TRUSTED_PROXIES", "viele", "TRUSTED_PROXIES muss eine Zahl"),
        ("PATTERN_PAGE", "alle", "PATTERN_PAGE muss staff oder leer sein"),
    ],
)
def test_it_does_not_start_with_what_is_no_value(name, value, complaint):
    done = start(**{"EMAIL_HOST_USER": "nhz", "EMAIL_HOST_PASSWORD": "geheim", name: value})
    assert done.returncode == 1
    assert complaint in done.stderr


@pytest.mark.parametrize(
    "command", [("manage.py", "check"), ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py")]
)
def test_whoever_starts_it_reads_one_sentence_and_no_way_to_it(command):
    env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings.production", **VALUES}
    env |= {"EMAIL_USE_TLS": "ja", "APP_BIND": "127.0.0.1:0", "APP_PROCESSES": "1"}
    argv = [sys.executable, *command]
    done = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode
    assert done.stderr.startswith(
        "Die Angabe EMAIL_USE_TLS muss 1 oder 0 sein, nicht „ja“. "
        "Erklärt sind alle Angaben in deploy/environment.example.\n"
    )


def test_a_database_that_is_not_there_is_said_in_a_sentence():
    env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings.production", **VALUES}
    env["DATABASE_URL"] = "postgres://nhz:geheim@127.0.0.1:1/nhz"
    argv = [sys.executable, "manage.py", "migrate"]
    done = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("Die Datenbank ist nicht zu erreichen; bitte DATABASE_URL prüfen")
    assert "Traceback" not in done.stderr


def test_a_number_of_processes_is_a_number():
    env = {"PATH": os.environ["PATH"], "APP_PROCESSES": "zwei"}
    argv = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    done = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.stderr == (
        "Die Angabe APP_PROCESSES muss eine Zahl von 1 bis 64 sein, nicht „zwei“.\n"
    )


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "STATIC_ROOT", "BACKUP_ROOT"])
def test_a_check_names_the_folder_that_is_not_there(settings, tmp_path, name):
    for folder in ("MEDIA_ROOT", "STATIC_ROOT", "BACKUP_ROOT"):
        setattr(settings, folder, str(tmp_path))
    assert check_folders(None) == []

    setattr(settings, name, str(tmp_path / "fehlt"))

    (error,) = check_folders(None)
    assert str(tmp_path / "fehlt") in error.msg
    assert name in error.hint


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


@pytest.mark.skipif(not os.access(MEMORY, os.W_OK), reason="This system has no such folder.")
def test_counters_need_no_room_on_a_disk(monkeypatch):
    """They are memory mapped to files: where the disk is full, whoever counts is killed."""
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    made = []
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **where: made.append(where) or "/made")
    for _ in range(2):  # as for a reload
        runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))
    gc.enable()
    # monkeypatch would give it back to other tests
    assert os.environ.pop("PROMETHEUS_MULTIPROC_DIR") == "/made"
    assert [where["dir"] for where in made] == [MEMORY]
