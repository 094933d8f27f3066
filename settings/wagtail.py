"""Wagtail's settings, the same in every environment; `base` imports them."""

import os

WAGTAIL_SITE_NAME = "Niedersachsen hält zusammen"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
# Whoever approves need not hold the right to publish alone.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.editorial.approval.publish_approved"

# One country, one clock: nobody has to find Berlin in a list of English names.
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]

# No request leaves the house: no avatars, no update check, no banner.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# Index work is queued by handlers of our own, see search.signal_handlers.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend", "AUTO_UPDATE": False}}


def search_server(url: str, prefix: str) -> dict:
    """The Elasticsearch server at `url` for readers; all its indexes begin with `prefix`."""
    return {
        "BACKEND": "search.elastic.backend",
        "AUTO_UPDATE": False,
        "URLS": [url],
        "INDEX_PREFIX": prefix,
        # Seconds for a whole request; readers are then answered by the embedded index.
        "TIMEOUT": 0.8,
        "OPTIONS": {"max_retries": 0, "retry_on_timeout": False},
    }


# The admin and the choosers never need it, and readers not when it fails.
if _url := os.environ.get("ELASTICSEARCH_URL", "").strip():
    _prefix = os.environ.get("ELASTICSEARCH_PREFIX", "nhz_")
    WAGTAILSEARCH_BACKENDS["public"] = search_server(_url, _prefix)
# Seconds from a search until it is counted in the database; None: only when somebody asks.
SEARCH_COUNTS_AFTER = 30

WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "heif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
# AVIF and WebP sources would become PNG by default, many times larger.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}

WAGTAILDOCS_DOCUMENT_MODEL = "media.File"
WAGTAILDOCS_EXTENSIONS = [
    *["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"],
    *["mp4", "webm", "vtt"],
]
# For films; cms.media.film_files allows other documents 10 MB.
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024 * 1024
WAGTAILDOCS_CONTENT_TYPES = {"mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt"}
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# cms.core.moved makes them, in the transaction of the change and for what was public only.
WAGTAILREDIRECTS_AUTO_CREATE = False
