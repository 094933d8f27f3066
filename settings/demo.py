"""For `make demo`: shaped like production, filled with the demo site, state under var/demo/."""

import os

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403
from .base import VAR_DIR, sqlite

DEMO_DIR = VAR_DIR / "demo"
DEMO_DIR.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """Made once for each clone, so that sessions survive a restart."""
    path = DEMO_DIR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


DEMO_SITE_ALLOWED = True
PATTERN_PAGE = "everyone"
DEBUG = False
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": sqlite(DEMO_DIR / "db.sqlite3")}
MEDIA_ROOT = DEMO_DIR / "media"
STATIC_ROOT = DEMO_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "cms.media.folder.FolderStorage"},
    "staticfiles": {"BACKEND": "cms.core.storage.SiteStaticFilesStorage"},
}
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
# No mail leaves the machine; it is read at this address, which nothing else has.
ROOT_URLCONF = "settings.demo_urls"
MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
# `make audit-full` measures the demo as readers reach the real site.
if os.environ.get("BEHIND_TLS"):
    from .behind_tls import *  # noqa: F403
