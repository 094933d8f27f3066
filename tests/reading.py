"""What a reader, a feed reader or a search engine notices of an answer."""

import json
import re
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.http import HttpResponse


def html(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def xml(response: HttpResponse, tag: str) -> list[str]:
    """The texts of all elements of this name, whatever their namespace."""
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    return ["".join(element.itertext()) for element in tree.findall(f".//{{*}}{tag}")]


def fragment(markup: str) -> list:
    """The elements of a piece of HTML that lead or load something."""
    return BeautifulSoup(markup, "html.parser").select("[href], [src]")


def text(response: HttpResponse) -> str:
    """The words of the page's own part, spaces of every kind made one."""
    return " ".join(html(response).main.get_text(" ").split())


def headings(response: HttpResponse, level: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in html(response).main.find_all(level)]


def links(response: HttpResponse) -> list[str]:
    """Addresses of all links of the page's own part, in reading order."""
    return [tag["href"] for tag in html(response).main.find_all("a", href=True)]


def json_ld(response: HttpResponse) -> list[dict]:
    """The graph that search engines read; empty without one."""
    scripts = html(response).find_all("script", type="application/ld+json")
    return [node for script in scripts for node in json.loads(script.string)["@graph"]]


def meta(response: HttpResponse, name: str) -> str | None:
    tag = html(response).find("meta", attrs={"name": name}) or html(response).find(
        "meta", attrs={"property": name}
    )
    return tag and tag["content"]


def hosts(response: HttpResponse) -> set[str]:
    """Hosts of everything that the browser loads or links to."""
    found = re.findall(
        r"""(?:href|src|srcset|action)=["'](?:https?:)?//([^/"']+)""", body(response)
    )
    return set(found)


def data(response: HttpResponse) -> bytes:
    """All of the answer, also of one that is sent in pieces."""
    return b"".join(response)


def body(response: HttpResponse) -> str:
    return response.content.decode()


def figures(client, **how) -> dict[str, float]:
    """What `/metrics` says, by name with labels."""
    response = client.get("/metrics", **how)
    assert response.status_code == 200
    lines = [line for line in response.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}
