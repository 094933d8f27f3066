"""The checks of .ci/ find what they are there for, and let the rest pass."""

import os
import re
import subprocess
import sys

import pytest

from tests.deploy.conftest import ROOT


def check(name: str, root) -> subprocess.CompletedProcess:
    argv = [sys.executable, ROOT / ".ci" / name, root]
    return subprocess.run(argv, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("cms/core/long.py", "x = 1\n" * 301, "cms/core/long.py: 301 lines, allowed are 300"),
        ("settings/base.py", "X = 1\n" * 201, "settings/base.py: 201 lines, allowed are 200"),
        ("templates/base.html", "<p>\n" * 121, "templates/base.html: 121 lines, allowed are 120"),
        (
            "templates/blocks/text/quote.html",
            "<p>\n" * 121,
            "templates/blocks/text/quote.html: 121 lines, allowed are 120",
        ),
        (
            "cms/core/models/base.py",
            "\nclass BasePage:\n" + "    x = 1\n" * 120,
            "cms/core/models/base.py:2: class BasePage has 121 lines, allowed are 120",
        ),
    ],
)
def test_a_ceiling_is_kept(tmp_path, file, text, complaint):
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text)

    done = check("ceilings.py", tmp_path)

    assert done.returncode == 1
    assert done.stderr == complaint + "\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("cms/core/full.py", "x = 1\n" * 300),
        ("cms/core/migrations/0001_initial.py", "x = 1\n" * 400),
        ("cms/core/static/core/vendor/tool.py", "x = 1\n" * 400),
        (".venv/lib/tool.py", "x = 1\n" * 400),
        ("docs/long.md", "x\n" * 400),
        ("cms/core/models/base.py", "class BasePage:\n" + "    x = 1\n" * 119),
    ],
)
def test_below_a_ceiling_or_not_ours_nothing_is_said(tmp_path, file, text):
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text)

    done = check("ceilings.py", tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


PINNED = "django==5.2.19 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via -r x\n"
PYTEST = "pytest==9.2.0 ; python_version < '4' \\\n    --hash=sha256:cc\n"


@pytest.mark.parametrize(
    ("wanted", "site", "dev", "complaint"),
    [
        ("Django>=5.2,<5.3", PINNED, PINNED + PYTEST, ""),
        ("Django[argon2]==5.2.19  # LTS", PINNED, PINNED + PYTEST, ""),
        ("Wagtail", PINNED, PINNED + PYTEST, "requirements.txt: Wagtail is missing"),
        ("Django<5", PINNED, PINNED + PYTEST, "requirements.txt: Django is 5.2.19, requirement"),
        ("Django", PINNED, PINNED, "requirements-dev.txt: pytest is missing"),
        ("Django", "django==5.2.19\n", PINNED + PYTEST, "requirements.txt: django has no hash"),
        (
            "Django",
            PINNED,
            PINNED.replace("5.2.19", "5.2.18") + PYTEST,
            "requirements-dev.txt: django is not what requirements.txt has",
        ),
    ],
)
def test_pins_agree_with_what_is_wanted(tmp_path, wanted, site, dev, complaint):
    (tmp_path / "requirements.in").write_text(f"# Why\n{wanted}\n")
    (tmp_path / "requirements-dev.in").write_text("-r requirements.in\npytest\n")
    (tmp_path / "requirements.txt").write_text(site)
    (tmp_path / "requirements-dev.txt").write_text(dev)
    (tmp_path / "requirements-next.in").write_text("Wagtail>=8")
    (tmp_path / "requirements-next.txt").write_text("wagtail==8.0 \\\n    --hash=sha256:dd\n")

    done = check("pins.py", tmp_path)

    assert done.returncode == bool(complaint)
    assert complaint in done.stderr


@pytest.mark.parametrize("missing", ["SERVICES_DIR", "AUDIT_DIR"])
def test_the_run_refuses_to_skip_what_it_cannot_find(tmp_path, missing):
    folders = {"SERVICES_DIR": str(tmp_path), "AUDIT_DIR": str(tmp_path)}
    env = {**os.environ, **folders, missing: "/nowhere"}

    done = subprocess.run([ROOT / ".ci" / "run"], env=env, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.startswith(f"{missing} names no folder: /nowhere.")


def test_make_alone_lists_every_command():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()

    done = subprocess.run(["make", "-C", ROOT], capture_output=True, text=True, encoding="utf-8")

    assert re.findall(r"^  make ([a-z-]+)", done.stdout, re.MULTILINE) == commands
