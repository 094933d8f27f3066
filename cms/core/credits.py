"""The page "Bildnachweise": who made the pictures of the site, and what is allowed with them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core.kept_pages import keep_for_readers
from cms.core.pagination import paginate
from cms.core.picture_use import pictures_in_use, public_uses
from cms.core.seo import meta, trail

TITLE = "Bildnachweise"
LEAD = "Wer die Bilder auf diesen Seiten gemacht hat und was damit erlaubt ist."
PER_PAGE = 24
SIZES = ("format-avif|max-320x160", "format-jpeg|max-320x160")


@require_safe
@keep_for_readers
def credits(request: HttpRequest) -> HttpResponse:
    """Every picture that a public page shows, with creator, license, source and where it stands."""
    items = paginate(request, pictures_in_use().prefetch_renditions(*SIZES), PER_PAGE)
    pictures = list(items)
    uses = public_uses(pictures)
    context = {
        "items": items,
        "rows": [{"picture": picture, "use": uses.get(picture.pk)} for picture in pictures],
        "meta": meta(TITLE, description=LEAD),
        "lead": LEAD,
        "breadcrumbs": trail(TITLE, request),
    }
    return render(request, "core/credits.html", context)
