"""For the process in which several threads publish at once: the database of a test, on disk."""

import os
from pathlib import Path

from settings.base import sqlite
from settings.test import *  # noqa: F403

DATABASES = {"default": sqlite(Path(os.environ["NUMBERING_TEST_DATABASE"]))}
