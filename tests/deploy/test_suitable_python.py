"""The search for a Python: each name is a small script that answers as some Python would."""

import os
import subprocess
import sys

import pytest

from tests.deploy.conftest import ROOT

REAL = f'exec "{sys.executable}" "$@"'
SHIM = "echo 'pyenv: command not found' >&2; exit 127"


@pytest.fixture
def search(tmp_path):
    """Runs the search on a machine that has these names and no others."""

    def run(env=None, **names: str) -> subprocess.CompletedProcess:
        for name, answer in names.items():
            path = tmp_path / name.replace("_", ".")
            path.write_text(f"#!/bin/sh\n{answer}\n")
            path.chmod(0o755)
        return subprocess.run(
            ["/bin/sh", ROOT / "deploy/demo/suitable-python", "-c", "print('found')"],
            env={"PATH": str(tmp_path), "HOME": os.environ["HOME"], **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return run


def test_the_first_that_suits_runs_the_arguments(search):
    assert search(python3=REAL).stdout == "found\n"


@pytest.mark.parametrize(
    "unfit", [SHIM, "echo version 3.10", "echo version 3.14", "echo venv 3.12"]
)
@pytest.mark.parametrize("name", ["python3_13", "python3_12", "python3_11", "python"])
def test_one_that_does_not_suit_is_passed_over(search, unfit, name):
    assert search(python3=unfit, **{name: REAL}).stdout == "found\n"


def test_a_named_python_comes_before_the_others(search, tmp_path):
    named = tmp_path / "my own python"
    named.write_text("#!/bin/sh\necho named\n")
    named.chmod(0o755)

    done = search(python3=REAL, env={"PYTHON": str(named)})

    assert done.returncode == 1  # it answers, but with no version
    assert f"„{named}“ lässt sich nicht als Python starten" in done.stderr


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({}, "kein Python gefunden"),
        ({"python3": SHIM}, "kein Python gefunden"),
        ({"python3": "echo version 3.9"}, "3.11, 3.12 oder 3.13 (python3 ist 3.9)"),
        ({"python3": "echo version 3.14"}, "3.11, 3.12 oder 3.13 (python3 ist 3.14)"),
        ({"python": "echo version 2.7"}, "3.11, 3.12 oder 3.13 (python ist 2.7)"),
        ({"python3": "echo venv 3.12"}, "sudo apt install python3.12-venv"),
    ],
)
def test_without_one_that_suits_a_sentence_says_what_helps(search, names, sentence):
    done = search(**names)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_settings_for_another_python_do_no_harm(search):
    assert search(python3=REAL, env={"PYTHONHOME": "/nowhere"}).stdout == "found\n"
