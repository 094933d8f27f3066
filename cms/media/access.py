"""Who may fetch a file: staff always; readers while a live page shows it."""

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex

from cms.media.models import File, Picture


def live_pages_with(shown: Picture | File) -> QuerySet[Page]:
    """Live pages that refer to `shown`, by Wagtail's index of references.

    The index is written in the transaction of a publication, and a page that was taken back is
    not live any more in the same moment.
    """
    content_type = ReferenceIndex._get_base_content_type
    references = ReferenceIndex.objects.filter(
        base_content_type=content_type(Page),
        to_content_type=content_type(type(shown)),
        to_object_id=str(shown.pk),
    )
    pages = Page.objects.live().annotate(key=Cast("pk", CharField()))
    return pages.filter(key__in=references.values("object_id"))


def is_staff(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")


def may_read(request: HttpRequest, document: File) -> bool:
    """A document's address can be guessed: its pages' restrictions hold for it as well."""
    return any(
        all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
        for page in live_pages_with(document)
    )
