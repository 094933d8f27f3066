"""What holds everywhere: on a laptop, in tests and in production.

`dev`, `demo`, `test` and `production` import this module and add what differs.
"""

from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    # Ours first: their templates, commands and static files win over third parties'.
    "home",
    "pages.standard",
    "pages.campaigns",
    "pages.mutmacher",
    "pages.press",
    "pages.partners",
    "pages.barriers",
    "cms.editorial",
    "cms.core",
    "cms.accounts",
    "cms.media",
    "cms.backup",
    "cms.jobs",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail_modeladmin",
    "wagtail.sites",
    "cms.accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "search",  # after Wagtail's, whose signal handlers it replaces
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # its catalogue: the admin says "vor 5 Minuten"
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.core.watching.WatchingMiddleware",
    "cms.core.generation.OneGenerationMiddleware",
    "cms.core.kept_pages.KeptPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.core.middleware.SecurityHeadersMiddleware",
    "cms.core.middleware.GZipTextMiddleware",
    "cms.core.middleware.RefuseBadRequestsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.gate.StaffGateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.core.former.FormerAddressMiddleware",
    "cms.editorial.locked_pages.LockedPagesMiddleware",
]

ROOT_URLCONF = "settings.urls"
WSGI_APPLICATION = "settings.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.core.context_processors.site",
            ],
        },
    },
]


def sqlite(path: Path) -> dict:
    """SQLite for several writers: WAL, write locks taken at once, 20 s of patience."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,  # seconds; to open one takes five times as long as a page that is kept
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Read as memory that processes share: a search takes half the time.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA mmap_size=1073741824",
        },
    }


DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Tasks lie in the same database as the change that caused them: both commit, or neither.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The demo's accounts have a known password; only dev, demo and test may have them.
DEMO_SITE_ALLOWED = False
# Who sees the page of all components: "everyone", "staff", or nobody.
PATTERN_PAGE = ""

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
BACKUP_ROOT = ""  # where backups lie, and the list of what was erased since; empty: there are none
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "cms.media.folder.FolderStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A long page is a large form: room for 10 MB of text and many blocks.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "cms.media.arriving.ArrivingFile",
]

CSRF_FAILURE_VIEW = "cms.accounts.kept.form_refused"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames the page.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
# The admin's choosers and inline panels carry inline scripts and styles.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],  # a film in the editor's preview
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}

from .mail import *  # noqa: E402, F403
from .signing_in import *  # noqa: E402, F403 - who comes in, and how
from .wagtail import *  # noqa: E402, F403 - Wagtail's own settings, a file of their own
from .watching import *  # noqa: E402, F403 - what is said to the operator
