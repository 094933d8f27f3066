"""The folder .venv: filled once, repaired when something about it is not true any more."""

import sys

import pytest

from deploy.demo import environment as module
from deploy.demo.environment import Environment
from deploy.demo.problems import Problem
from tests.deploy.conftest import PYTHON

NAME = "requirements.txt"


@pytest.fixture
def environment(clone, monkeypatch):
    """Its folder is made by a stand-in for `python -m venv --clear <folder>`."""
    monkeypatch.chdir(clone.root)
    clone.write("python-of-venv", PYTHON)
    clone.write(
        "make-venv",
        '#!/bin/sh\necho "$@" >> venv-calls\nmkdir -p "$4/bin" && rm -f "$4/bin/python"\n'
        'cp python-of-venv "$4/bin/python" && chmod +x "$4/bin/python"\n',
    )
    (clone.root / "make-venv").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(clone.root / "make-venv"))
    return Environment(clone.root)


def calls(environment: Environment, name: str) -> int:
    path = environment.root / name
    return len(path.read_text().splitlines()) if path.exists() else 0


def test_a_new_clone_holds_nothing(environment):
    assert not environment.holds(NAME)


def test_it_is_made_and_filled_with_hashed_packages(environment):
    environment.install(NAME)

    assert environment.holds(NAME)
    assert calls(environment, "venv-calls") == 1
    assert "--require-hashes" in (environment.root / "pip-calls").read_text()


def test_a_changed_list_is_installed_into_what_is_there(environment):
    environment.install(NAME)
    (environment.root / NAME).write_text("Django==5.3\n")

    assert not environment.holds(NAME)
    environment.install(NAME)

    assert environment.holds(NAME)
    assert (calls(environment, "venv-calls"), calls(environment, "pip-calls")) == (1, 2)


def test_each_list_is_remembered_for_itself(environment):
    (environment.root / "requirements-dev.txt").write_text("pytest==9\n")
    environment.install(NAME)

    assert not environment.holds("requirements-dev.txt")
    environment.install("requirements-dev.txt")

    assert environment.holds(NAME)
    assert environment.holds("requirements-dev.txt")


def test_after_a_broken_installation_it_is_made_anew(environment):
    environment.install(NAME)
    (environment.root / NAME).write_text("Django==5.3\n")
    (environment.root / "pip-fails").write_text("ERROR: something\n")
    with pytest.raises(Problem, match="ließen sich nicht einrichten"):
        environment.install(NAME)
    (environment.root / "pip-fails").unlink()

    environment.install(NAME)

    assert environment.holds(NAME)
    assert calls(environment, "venv-calls") == 2


def test_a_vanished_python_is_noticed_and_repaired(environment):
    environment.install(NAME)
    environment.python.unlink()
    environment.python.symlink_to("/nowhere/python3")

    assert not environment.holds(NAME)
    environment.install(NAME)

    assert environment.holds(NAME)


def test_another_version_of_python_gets_an_environment_of_its_own(environment, monkeypatch):
    environment.install(NAME)
    monkeypatch.setattr(module, "PYTHON_VERSION", "3.99")

    assert not environment.holds(NAME)
    environment.install(NAME)

    assert calls(environment, "venv-calls") == 2


@pytest.mark.parametrize("stamp", ["", "{", "{}"])
def test_a_stamp_that_says_nothing_counts_as_none(environment, stamp):
    environment.install(NAME)
    environment.stamp.write_text(stamp)

    assert not environment.holds(NAME)


def test_an_environment_that_cannot_be_made_is_said(environment):
    (environment.root / "make-venv").write_text("#!/bin/sh\necho no ensurepip\nexit 1\n")

    with pytest.raises(Problem, match=r"python3\.\d+-venv\nLetzte Meldung: no ensurepip"):
        environment.install(NAME)
