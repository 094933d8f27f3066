"""HTML of ours as it leaves the site, for feed readers and other programs."""

from functools import lru_cache
from urllib.parse import urljoin

from bs4 import BeautifulSoup

_ADDRESSES = ("href", "src", "poster")
# What only makes sense on our own page, or what programs elsewhere refuse.
_LEFT_OUT = ("button", "form", "script", "style")


@lru_cache(256)
def html_for_outside(html: str, address: str) -> str:
    """`html` with absolute addresses, read as standing at `address`, and nothing that acts.

    The same text stands in the feed of everything, of its topics and of its regions.
    """
    tree = BeautifulSoup(html, "html.parser")
    for element in tree.find_all(_LEFT_OUT):
        element.decompose()
    for element in tree.find_all(True):
        for name in _ADDRESSES:
            if element.get(name):
                element[name] = urljoin(address, element[name])
        if element.get("srcset"):
            element["srcset"] = _absolute_set(element["srcset"], address)
    return str(tree)


def _absolute_set(srcset: str, address: str) -> str:
    """Each candidate of a `srcset`: an address, and its width behind a space."""
    candidates = (candidate.split() for candidate in srcset.split(","))
    return ", ".join(" ".join([urljoin(address, url), *width]) for url, *width in candidates)
