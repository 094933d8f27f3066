"""Wagtail's settings, the same in every environment; `base` imports them."""

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
