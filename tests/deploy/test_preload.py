"""What gunicorn loads before it forks its processes, so that all of them share it."""

import os
import subprocess
import sys

import pytest

from tests.deploy.conftest import ROOT
from tests.deploy.test_production_settings import VALUES

# The database in VALUES does not exist: whoever asked one while loading would fail.
LOADED = "import os, runpy, sys; runpy.run_path('deploy/gunicorn.conf.py')['on_exit'](None);"
LOADED += "import settings.wsgi;"


def said(code: str) -> list[str]:
    env = {**os.environ, **VALUES, "DJANGO_SETTINGS_MODULE": "settings.production"}
    env.pop("PROMETHEUS_MULTIPROC_DIR", None)
    done = subprocess.run(
        [sys.executable, "-c", LOADED + code], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    return done.stdout.split()


@pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="Only Linux tells.")
def test_the_master_forks_while_it_has_one_thread():
    assert said("print(len(os.listdir('/proc/self/task')))") == ["1"]


def test_the_master_has_no_connection_that_its_processes_would_share():
    code = "from django.db import connections; print([c.connection for c in connections.all(True)])"
    assert said(code) in (["[]"], ["[None]"])


def test_processes_have_all_addresses_and_words_when_they_are_forked():
    code = """
from search.german import lexicon
loaded = set(sys.modules)
lexicon.HanoverTagger = lexicon.TrieDictionaryFactory = None  # nothing more can be loaded
print(lexicon.base_form("Häuser"), len(lexicon.morphemes("Rathaus")))
from django.urls import get_resolver
get_resolver().url_patterns
print(len(set(sys.modules) - loaded))
"""
    assert said(code) == ["Haus", "2", "0"]


def test_word_files_cost_memory_only_where_one_is_read():
    code = """
from django.urls import reverse
print(reverse("word_import"), "docx" in sys.modules)
"""
    assert said(code) == ["/admin/pressemitteilungen/aus-word/", "False"]
