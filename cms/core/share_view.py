"""The picture of a shared link, drawn when a service asks for it."""

from contextlib import closing

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from PIL import Image
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.navigation import frame
from cms.core.share_card import draw
from cms.core.sharing import Motif, card_path, kicker, motif
from cms.core.visibility import is_visible
from cms.media.views import SHARED


@require_safe
def share_card(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The card of a page that every reader may see; an earlier address leads to today's."""
    found = Page.objects.filter(pk=pk).first()
    if found is None or not is_visible(found) or not issubclass(found.specific_class, BasePage):
        raise Http404
    page = found.specific
    if request.path != card_path(page):
        return redirect(card_path(page))
    shown = motif(page)
    picture = shown and _opened(shown)
    title = page.title.replace("\u00ad", "")
    name = frame(request).settings.name
    card = draw(kicker(page), title, name, picture, whole=bool(shown and shown.is_whole))
    response = HttpResponse(card, content_type="image/jpeg")
    # While its picture is being made, a card is not to be kept.
    response["Cache-Control"] = SHARED if picture or not shown else "no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _opened(shown: Motif) -> Image.Image | None:
    made = shown.made()
    if made is None:
        return None
    try:
        with closing(made.file.open()) as file, Image.open(file) as picture:
            return picture.convert("RGB")
    except OSError:  # the file is gone or no picture; the title stands for itself
        return None
