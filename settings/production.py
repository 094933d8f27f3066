"""For a real server: what differs comes from the environment, what is missing is said."""

import os
from pathlib import Path
from tempfile import gettempdir

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import LOGGING, VAR_DIR
from .behind_tls import *  # noqa: F403


def given(name: str, default: str = "") -> str:
    """The environment variable `name`, unless it still says what the example says."""
    value = os.environ.get(name, "").strip() or default
    if "ersetzen" in value.lower():
        raise ImproperlyConfigured(
            f"The environment variable {name} has the value of deploy/environment.example."
        )
    return value


def required(name: str) -> str:
    """The environment variable `name`, or a start that fails with a sentence."""
    if not (value := given(name)):
        raise ImproperlyConfigured(f"The environment variable {name} is not set.")
    return value


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


DEBUG = False
PATTERN_PAGE = given("PATTERN_PAGE")
SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured("SECRET_KEY needs at least 50 characters, made at random.")
SECRET_KEY_FALLBACKS = listed(given("SECRET_KEY_FALLBACKS"))
ALLOWED_HOSTS = listed(required("ALLOWED_HOSTS"))
if any("*" in host for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts; * would be all of them.")
WAGTAILADMIN_BASE_URL = required("BASE_URL").rstrip("/")
if not WAGTAILADMIN_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("BASE_URL must begin with https://.")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DATABASES = {
    "default": dj_database_url.parse(
        required("DATABASE_URL"), conn_max_age=60, conn_health_checks=True
    )
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")
MEDIA_ROOT = given("MEDIA_ROOT", str(VAR_DIR / "media"))
BACKUP_ROOT = given("BACKUP_ROOT")
STATIC_ROOT = given("STATIC_ROOT", str(VAR_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cms.core.storage.SiteStaticFilesStorage"},
}
# A bucket is for all servers, a folder for one. What is on its way to the bucket passes through the
# folder for temporary files: that is where room must be.
if bucket := given("S3_BUCKET"):
    MEDIA_ROOT = gettempdir()
    STORAGES["default"] = {
        "BACKEND": "cms.media.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": bucket,
            "location": given("S3_FOLDER"),
            "endpoint_url": given("S3_ENDPOINT") or None,
            "region_name": given("S3_REGION") or None,
            "access_key": required("S3_ACCESS_KEY"),
            "secret_key": required("S3_SECRET_KEY"),
        },
    }

EMAIL_HOST = required("EMAIL_HOST")
EMAIL_PORT = int(given("EMAIL_PORT", "587"))
EMAIL_HOST_USER = given("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = given("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = given("EMAIL_USE_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL")

METRICS_TOKEN = given("METRICS_TOKEN")
if METRICS_TOKEN and len(METRICS_TOKEN) < 32:
    raise ImproperlyConfigured("METRICS_TOKEN needs at least 32 characters, made at random.")
# Who learns of errors, from each process at once; the file is the brake that all of them share.
ERROR_MAIL_TO = listed(given("ADMINS"))
ERROR_MAIL_BRAKE = Path(given("XDG_CACHE_HOME", "~/.cache")).expanduser() / "nhz-error-mails.json"
LOGGING = {
    **LOGGING,
    "formatters": {"json": {"()": "cms.core.logs.JsonLines"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
        "mail": {"class": "cms.core.error_mail.ErrorMailHandler"},
    },
    "root": {"handlers": ["stderr", "mail"], "level": "WARNING"},
    "loggers": {
        **LOGGING["loggers"],
        # Neither what nobody has nor a form refused is a fault; their lines hold whole addresses.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}

# One proxy stands before us, as the next line takes for granted too.
ALLAUTH_TRUSTED_PROXY_COUNT = int(given("TRUSTED_PROXIES", "1"))
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
# Subdomains and the browsers' own lists are their owner's to decide on; the preview frames pages.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]
