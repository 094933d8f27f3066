"""The page of all components: whoever changes one sees it there in every state."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.core.blocks import BODY_BLOCKS
from tests import factories

pytestmark = pytest.mark.django_db

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# A page has one heading of the first level: the hero stands on the home page only.
ELSEWHERE = {"hero.html"}


@pytest.fixture
def html(client, site):
    response = client.get("/musterseite/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_every_component_from_its_own_template(html):
    components = {path.name for path in (TEMPLATES / "components").glob("*.html")}
    seen, queue = set(), [*(TEMPLATES / "patterns").glob("*.html"), TEMPLATES / "base.html"]
    queue += [TEMPLATES / "base_page.html", *(TEMPLATES / "blocks").glob("*.html")]
    while queue:
        names = set(re.findall(r'"components/([\w-]+\.html)"', queue.pop().read_text())) - seen
        seen |= names
        queue += [TEMPLATES / "components" / name for name in names]
    assert components - seen == ELSEWHERE


def test_it_shows_every_block_that_editors_have(html):
    for _name, block in BODY_BLOCKS:
        assert re.search(f"<h3[^>]*>{block.label}</h3>", html)


def test_it_has_one_main_heading_and_no_name_twice(html):
    assert html.count("<h1") == 1
    names = re.findall(r'\sid="([^"]+)"', html)
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_search_engines_leave_it_out(html):
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    ("setting", "role", "status"),
    [
        ("", None, 404),
        ("", "admin", 404),
        ("staff", None, 404),
        ("staff", "editor", 200),
        ("everyone", None, 200),
        ("Everyone!", None, 404),
    ],
)
def test_who_sees_it(client, site, roles, settings, setting, role, status):
    settings.PATTERN_PAGE = setting
    if role:
        client.force_login(factories.person(role))
    assert client.get("/musterseite/").status_code == status
