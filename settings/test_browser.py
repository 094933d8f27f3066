"""For pytest in front of a browser: style sheets and scripts as readers get them."""

from tempfile import mkdtemp

from .test import *  # noqa: F403
from .test import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "cms.core.storage.SiteStaticFilesStorage"}
STATIC_ROOT = mkdtemp(prefix="nhz-test-static-")
