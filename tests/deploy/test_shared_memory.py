"""What gunicorn loads before it forks its processes, so that all of them share it."""

import os
import subprocess
import sys

import pytest

from tests.deploy.conftest import ROOT
from tests.deploy.test_production_settings import VALUES

OURS = {path.parent.name for path in ROOT.glob("*/__init__.py")}
MASTER = """
import os, runpy, sys
from types import SimpleNamespace
server = SimpleNamespace()
conf = runpy.run_path("deploy/gunicorn.conf.py")
conf["on_exit"](server)  # forgets the counters' folder
conf["when_ready"](server)
"""


def said(code: str) -> list[str]:
    env = {**os.environ, **VALUES, "DJANGO_SETTINGS_MODULE": "settings.production"}
    env.pop("PROMETHEUS_MULTIPROC_DIR", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    return done.stdout.split()


def test_the_master_loads_packages_and_nothing_of_ours():
    """A reload brings our code anew, unless the process has it from which others are forked."""
    found = set(said(f"{MASTER}print(*sys.modules)"))
    assert {"django", "elasticsearch", "HanTa", "psycopg"} <= found
    assert {"cms", "search", "settings"} <= OURS
    assert OURS.isdisjoint(found), OURS & found


@pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="Only Linux tells.")
def test_the_master_forks_while_it_has_one_thread():
    assert said(f"{MASTER}print(len(os.listdir('/proc/self/task')))") == ["1"]


def test_a_process_uses_the_german_that_is_there():
    code = """
conf["post_fork"](server, None)
from search.german import lexicon
lexicon.HanoverTagger = lexicon.TrieDictionaryFactory = None  # nothing can be loaded
print(lexicon.base_form("Häuser"), len(lexicon.morphemes("Rathaus")))
"""
    assert said(MASTER + code) == ["Haus", "2"]


def test_a_server_that_an_older_version_started_is_reloaded():
    """It has loaded nothing for the processes."""
    code = """
conf["post_fork"](SimpleNamespace(), None)
from search.german import lexicon
print(lexicon.base_form("Häuser"))
"""
    assert said(MASTER + code) == ["Haus"]


def test_word_files_cost_memory_only_where_one_is_read():
    code = """
import sys, settings.wsgi
from django.urls import reverse
print(reverse("word_import"), "docx" in sys.modules)
"""
    assert said(code) == ["/admin/pressemitteilungen/aus-word/", "False"]
