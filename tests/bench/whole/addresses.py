"""Which pages are read, by kind; in the site and, for the same content, in the stock project."""

from urllib.parse import quote, urlencode

from ..queries import QUERIES

OF_A_KIND = 8
SECTIONS = {"Mitteilung": "presse", "Geschichte": "mutmacher", "Partner": "partner"}
LIST, FAR = "presse", 50
# More than a process of ours keeps, so that nobody is shown one that was read shortly before.
IN_TURN, MANY = "Mitteilungen der Reihe nach", 600
REGION = ("03241", "Region Hannover")


def ours(content: dict) -> dict[str, list[str]]:
    return {
        "Startseite": ["/"],
        **_single(content),
        "Liste, Seite 1": [f"/{LIST}/"],
        f"Liste, Seite {FAR}": [f"/{LIST}/?seite={FAR}"],
        "Verzeichnis, gefiltert": [f"/partner/?region={REGION[0]}"],
        "Suche": [f"/suche/?{urlencode({'q': query})}" for query in QUERIES[:OF_A_KIND]],
    }


def stock(content: dict) -> dict[str, list[str]]:
    return {
        "Startseite": ["/"],
        **_single(content),
        "Liste, Seite 1": [f"/{LIST}/"],
        f"Liste, Seite {FAR}": [f"/{LIST}/?page={FAR}"],
        "Verzeichnis, gefiltert": [f"/tags/?tag={quote(REGION[1])}"],
        "Suche": [f"/search/?{urlencode({'query': query})}" for query in QUERIES[:OF_A_KIND]],
    }


def _single(content: dict) -> dict[str, list[str]]:
    """Those with pictures first: the written ones, which are as long as real ones."""
    found = {}
    for kind, section in SECTIONS.items():
        posts = [post for post in content["posts"] if post["section"] == section]
        posts.sort(key=lambda post: -_pictures(post))
        found[kind] = [f"/{section}/{post['slug']}/" for post in posts[:OF_A_KIND]]
        if section == LIST:
            found[IN_TURN] = [f"/{section}/{post['slug']}/" for post in posts[:MANY]]
    return found


def _pictures(post: dict) -> int:
    return len(post["pictures"]) + sum(kind == "image" for kind, _ in post["body"])
