"""For people who work on the code: `make run`."""

from .base import *  # noqa: F403

DEMO_SITE_ALLOWED = True
DEBUG = True
SECRET_KEY = "only-for-development"  # noqa: S105 - never used where anybody else can reach the site
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
