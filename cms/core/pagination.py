"""The one way to divide a list into pages."""

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest

PARAMETER = "seite"


def paginate(request: HttpRequest, items, per_page: int) -> ListPage:
    """The page of `items` that `?seite=` asks for; nonsense leads to the first or last page."""
    return Paginator(items, per_page).get_page(request.GET.get(PARAMETER, 1))
