"""How Wagtail delivers what is stored in the library."""

from django.http import Http404, HttpRequest
from wagtail import hooks

from cms.media.access import is_staff, may_read
from cms.media.film_delivery import part_of_film
from cms.media.models import File


@hooks.register("before_serve_document")
def only_what_a_page_shows(document: File, request: HttpRequest) -> None:
    if not (may_read(request, document) or is_staff(request)):
        raise Http404


# After everything that may refuse the document to this reader.
hooks.register("before_serve_document", part_of_film, order=900)
