"""Text that wants to be more than text stays text, on every page type and channel."""

import csv
import io

import pytest

from pages.partners.models import PartnerPage
from tests import factories, page_types, reading
from tests.page_types import PAGE_TYPES

HOSTILE = """</script><script>alert(1)</script>"'><img src=x onerror=alert(2)>{{ 7*7 }}\u2028"""


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_hostile_text_stays_inert(client, site, quick_sizes, model):
    page_types.topic()
    values = page_types.filled(model)
    for name, value in values.items():
        if isinstance(value, str) and "Gezeitenbuch," in value:
            values[name] = HOSTILE[: model._meta.get_field(name).max_length]
    heads = {"seo_title": HOSTILE, "search_description": HOSTILE}
    page = page_types.make(model, title=HOSTILE, slug="boese", **heads | values)

    addresses = [page.url, "/", page.get_parent().url or "/", "/suche/?q=alert", "/bildnachweise/"]
    for address in addresses:
        shown = reading.html(client.get(address))
        assert [tag for tag in shown.find_all("script") if "alert" in tag.text.split("{")[0]] == []
        assert not shown.find_all("img", src="x"), address
        assert not shown.find_all(onerror=True), address
        assert "49" not in shown.main.get_text(), address
    answer = client.get(page.url)
    assert reading.json_ld(answer)[0]["name"] == HOSTILE.strip()  # kept clean at both ends
    assert reading.headings(answer, "h1")[0].startswith("</script><script>alert(1)")


def test_a_search_for_hostile_text_is_repeated_as_text(client, site):
    answer = client.get("/suche/", {"q": HOSTILE})

    page = reading.html(answer)
    assert page.find("input", id="suche")["value"] == HOSTILE.strip()
    assert not page.find_all(onerror=True)
    assert "alert(1)" in reading.text(answer)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_table_runs_no_formula(client, site, start):
    formula = f'{start}HYPERLINK("https://evil.example")'
    partner = factories.partner()
    # Past the cleaning of what is saved: the table holds whatever lies in the database.
    PartnerPage.objects.filter(pk=partner.pk).update(title=formula, city=formula, street=formula)

    (row,) = csv.DictReader(
        io.StringIO(client.get("/partner/export.csv").content.decode("utf-8-sig")), delimiter=";"
    )

    assert row["Ort"] == row["Straße"] == f"'{formula}"
    assert not [value for value in row.values() if value.startswith(start)]


def test_json_ld_names_the_facts_of_each_type(client, site):
    kinds = {}
    for model in PAGE_TYPES:
        page = page_types.make(model, title="Fakten")
        nodes = reading.json_ld(client.get(page.url))
        assert nodes[0]["name"] == "Fakten"
        assert nodes[0]["url"] == page.full_url
        assert all(value not in (None, "") for node in nodes for value in node.values())
        kinds[model.__name__] = [node["@type"] for node in nodes]

    trail = "BreadcrumbList"
    assert kinds == {
        "HomePage": ["WebSite"],
        "StandardPage": ["WebPage", trail],
        "EasyPage": ["WebPage", trail],
        "StatementPage": ["WebPage", trail],
        "CampaignIndexPage": ["CollectionPage", trail],
        "CampaignPage": ["WebPage", trail],
        "StoryIndexPage": ["CollectionPage", trail],
        "StoryPage": ["Article", trail],
        "PressIndexPage": ["CollectionPage", trail],
        "PressReleasePage": ["NewsArticle", trail],
        "PartnerIndexPage": ["CollectionPage", trail],
        "PartnerPage": ["ProfilePage", trail],
    }


def test_breadcrumbs_lead_from_the_start_to_the_page(client, site):
    release = factories.release(title="Bündnis lädt ein")

    answer = client.get(release.url)

    trail = reading.html(answer).find(class_="breadcrumbs")
    assert trail.get_text(" ", strip=True) == "Start Presse Bündnis lädt ein"
    assert [tag["href"] for tag in trail.find_all("a")] == ["/", "/presse/"]
    assert [entry["item"] for entry in reading.json_ld(answer)[1]["itemListElement"]] == [
        "http://testserver/",
        "http://testserver/presse/",
        release.full_url,
    ]
