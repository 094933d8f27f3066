"""For a real server: what differs comes from the environment, what is missing is said."""

from pathlib import Path
from tempfile import gettempdir

from .base import *  # noqa: F403
from .base import LOGGING, VAR_DIR
from .behind_tls import *  # noqa: F403
from .given import (
    base_url,
    database,
    given,
    hosts,
    listed,
    mail_addresses,
    number,
    one_of,
    required,
    secret,
)

DEBUG = False
PATTERN_PAGE = one_of("PATTERN_PAGE", "", "staff", "")
SECRET_KEY = secret("SECRET_KEY", required("SECRET_KEY"), 50)
SECRET_KEY_FALLBACKS = listed(given("SECRET_KEY_FALLBACKS"))
ALLOWED_HOSTS = hosts("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = base_url("BASE_URL", ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DATABASES = {"default": database("DATABASE_URL")}
MEDIA_ROOT = given("MEDIA_ROOT", str(VAR_DIR / "media"))
BACKUP_ROOT = given("BACKUP_ROOT")
STATIC_ROOT = given("STATIC_ROOT", str(VAR_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "cms.media.folder.FolderStorage"},
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
EMAIL_PORT = number("EMAIL_PORT", "587", 1, 65535)
EMAIL_HOST_USER = given("EMAIL_HOST_USER")
# With a name alone, mails would go out without signing in.
EMAIL_HOST_PASSWORD = required("EMAIL_HOST_PASSWORD") if EMAIL_HOST_USER else ""
EMAIL_USE_TLS = one_of("EMAIL_USE_TLS", "1", "1", "0") == "1"
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL")
mail_addresses("DEFAULT_FROM_EMAIL", DEFAULT_FROM_EMAIL)

if METRICS_TOKEN := given("METRICS_TOKEN"):
    secret("METRICS_TOKEN", METRICS_TOKEN, 32)
# Who learns of errors, from each process at once; the file is the brake that all of them share.
ERROR_MAIL_TO = mail_addresses("ADMINS", given("ADMINS"))
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
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", "1", 0, 9)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
# Subdomains and the browsers' own lists are their owner's to decide on; the preview frames pages.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]
