"""The one way to divide a list into pages."""

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest

PARAMETER = "seite"


def paginate(request: HttpRequest, items, per_page: int, count: int | None = None) -> ListPage:
    """The page of `items` that `?seite=` asks for; nonsense leads to the first or last page.

    `count` is how many items there are, if the caller knows it already.
    """
    paginator = Paginator(items, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get(PARAMETER, 1))
