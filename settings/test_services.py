"""For `make test-services`: the tests on the PostgreSQL that DATABASE_URL names."""

import os

import dj_database_url

from .test import *  # noqa: F403

# A name of its own for each process: two runs on one server do not meet.
DATABASES = {
    "default": {
        **dj_database_url.parse(os.environ["DATABASE_URL"]),
        "TEST": {"NAME": f"test_{os.getpid()}"},
    }
}
