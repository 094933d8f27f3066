"""For pytest: quick hashes, memory instead of disk where it changes nothing."""

from tempfile import mkdtemp

from .base import *  # noqa: F403
from .base import BASE_DIR, WAGTAILSEARCH_BACKENDS

DEMO_SITE_ALLOWED = True
PATTERN_PAGE = "everyone"
DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = mkdtemp(prefix="nhz-test-media-")
STATIC_ROOT = BASE_DIR / "var" / "test-static"
# Index and reference updates run at once, so that a test sees what the worker would have done.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Whatever the environment names: only the tests of the search server ask one.
WAGTAILSEARCH_BACKENDS.pop("public", None)
WHITENOISE_AUTOREFRESH = True
# No thread may write into a test's database behind its back.
SEARCH_COUNTS_AFTER = None
