"""For people who work on the code: `make run`."""

from .base import *  # noqa: F403
from .base import VAR_DIR, sqlite

DEV_DIR = VAR_DIR / "dev"
DEV_DIR.mkdir(parents=True, exist_ok=True)

DEMO_SITE_ALLOWED = True
PATTERN_PAGE = "everyone"
DEBUG = True
DATABASES = {"default": sqlite(DEV_DIR / "db.sqlite3")}
MEDIA_ROOT = DEV_DIR / "media"
SECRET_KEY = "only-for-development"  # noqa: S105 - never used where anybody else can reach the site
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
MAIL_TRANSPORT = "django.core.mail.backends.console.EmailBackend"
