"""The files of renditions and documents. No folder of uploads is served by itself."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve

from cms.media.access import is_staff, live_pages_with
from cms.media.models import Rendition
from cms.media.specs import FOR_READERS

YEAR = 365 * 24 * 60 * 60
# A browser may keep what it has; whatever stands between asks again when a page is taken back.
SHARED = f"public, max-age={YEAR}, s-maxage=60, immutable"


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponse:
    """A rendition's file: for readers if a live page shows the picture, else for staff alone."""
    made = None if "\0" in name else _found(f"images/{name}")
    if made is None:
        raise Http404
    public = made.filter_spec in FOR_READERS and live_pages_with(made.image).exists()
    if not (public or is_staff(request)):
        raise Http404
    try:
        response = FileResponse(made.file.open())
    except FileNotFoundError as lost:
        raise Http404 from lost
    response["Cache-Control"] = SHARED if public else "private, max-age=300"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def document(request: HttpRequest, document_id: str, filename: str) -> HttpResponse:
    """A document as Wagtail delivers it; its hooks ask who may read it.

    A page may be taken back: whoever keeps a copy asks before showing it again.
    """
    response = serve(request, document_id, filename)
    response["Cache-Control"] = "no-cache"
    if response.get("Content-Disposition", "").startswith("attachment"):
        # Nothing in it ever runs here; browsers show no PDF in a sandbox.
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if response.get("Content-Encoding") == "None":  # what becomes of a value that Wagtail lacks
        del response["Content-Encoding"]
    return response


def _found(path: str) -> Rendition | None:
    return Rendition.objects.select_related("image").filter(file=path).first()
