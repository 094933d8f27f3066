"""The handbook is read in the admin, and says the same as its files."""

import re

import pytest
from bs4 import BeautifulSoup

from home.handbook import FOLDER, chapters

pytestmark = pytest.mark.django_db


def links_of(page: BeautifulSoup) -> set[str]:
    return {a["href"] for a in page.select(".handbook a") if a["href"].startswith("/admin/hilfe/")}


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def test_menu_leads_to_it_and_to_no_other_website(client, site, editor):
    html = client.get("/admin/").content.decode()
    assert "/admin/hilfe/" in html
    assert "guide.wagtail.org" not in html
    assert "docs.wagtail.org" not in html


def test_every_chapter_is_read_from_the_first_to_the_last(client, site, editor):
    page = read(client, "/admin/hilfe/")
    assert {f"/admin/hilfe/{name}/" for name in chapters()} <= links_of(page)
    address = f"/admin/hilfe/{chapters()[0]}/"
    seen = []
    while address:
        seen.append(address)
        page = read(client, address)
        following = page.find("a", string=re.compile("^Weiter: "))
        address = following["href"] if following else ""
    assert seen == [f"/admin/hilfe/{name}/" for name in chapters()]


def test_every_link_and_picture_of_every_chapter_is_there(client, site, editor):
    for name in chapters():
        page = read(client, f"/admin/hilfe/{name}/")
        for target in links_of(page):
            assert client.get(target).status_code == 200, (name, target)
        for image in page.select(".handbook img"):
            assert image["alt"], (name, image["src"])
            answer = client.get(image["src"])
            assert answer["Content-Type"] == "image/png", (name, image["src"])
            assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_no_picture_lies_there_unused():
    texts = " ".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md"))
    unused = [path.name for path in FOLDER.glob("bilder/*") if f"bilder/{path.name}" not in texts]
    assert unused == []


@pytest.mark.parametrize("name", ["gibt-es-nicht", "readme", "README"])
def test_other_names_are_not_there(client, site, editor, name):
    assert client.get(f"/admin/hilfe/{name}/").status_code == 404
    assert client.get(f"/admin/hilfe/bilder/{name}/").status_code == 404
