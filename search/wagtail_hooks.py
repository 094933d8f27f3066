from wagtail import hooks

from .elastic.panel import SearchServerPanel


@hooks.register("construct_homepage_panels")
def add_search_server(request, panels) -> None:
    panels.append(SearchServerPanel())
