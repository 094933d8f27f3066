"""The files of renditions, for servers without nginx in front."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

YEAR = 365 * 24 * 60 * 60


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponse:
    """A rendition's file. Originals and documents lie elsewhere and have no address here."""
    path = PurePosixPath("images") / name
    # An absolute name would leave the folder: Path("images") / "/elsewhere" is "/elsewhere".
    escapes = path.is_absolute() or ".." in path.parts or "\0" in name
    if escapes or not default_storage.exists(str(path)):
        raise Http404
    response = FileResponse(default_storage.open(str(path)))
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
