"""What scripts add to pages that work without them: gallery, filters, sharing."""

import pytest

from cms.core.models import Region
from tests import factories, page_types


@pytest.fixture
def gallery(base_url, page):
    """A story with three pictures, opened."""
    pictures = [factories.picture(f"Bild {number}") for number in (1, 2, 3)]
    entries = [
        {"image": one, "alt_text": one.title, "caption": f"Unterschrift {one.title}"}
        for one in pictures
    ]
    story = factories.story(body=[("gallery", {"pictures": entries})])
    page.goto(story.url)
    page.wait_for_load_state("networkidle")
    return page


def test_gallery_shows_one_picture_after_the_other_and_gives_focus_back(gallery):
    second = gallery.get_by_role("link", name="Bild 2")
    second.click()
    dialog = gallery.get_by_role("dialog")

    dialog.get_by_text("Bild 2 von 3").wait_for()
    assert dialog.get_by_text("Unterschrift Bild 2").is_visible()
    dialog.get_by_role("img", name="Bild 2").wait_for()
    assert dialog.locator(".credit").inner_text()
    gallery.keyboard.press("Enter")  # the focus stands on "Vor"
    dialog.get_by_text("Bild 3 von 3").wait_for()
    dialog.get_by_role("button", name="Zurück").click()
    dialog.get_by_text("Bild 2 von 3").wait_for()

    gallery.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert second.evaluate("link => link === document.activeElement")


@pytest.fixture
def stories(base_url) -> None:
    sport, uelzen = page_types.topic("Sport"), Region.objects.get(key="03360")
    factories.story(title="Laufen", topics=[sport], regions=[uelzen])
    factories.story(title="Singen")


def test_filters_change_the_list_the_address_and_the_title_only(page, stories):
    page.goto("/mutmacher/")
    page.wait_for_load_state("networkidle")
    documents: list[str] = []
    page.on("request", lambda one: one.is_navigation_request() and documents.append(one.url))
    page.get_by_text("Thema", exact=True).click()
    page.get_by_role("link", name="Sport (1)").click()

    page.get_by_role("link", name="Singen").wait_for(state="hidden")
    assert page.url.endswith("/mutmacher/?thema=sport")
    assert page.title().startswith("Mutmacher: Sport")
    chosen = page.get_by_role("link", name="Sport (1)")
    assert chosen.evaluate("link => link === document.activeElement")
    assert page.locator("#treffer + [role=status]").inner_text() == "1 Geschichte"

    page.get_by_role("link", name="Filter Sport entfernen").click()
    page.get_by_role("link", name="Singen").wait_for()
    assert page.locator("#treffer").evaluate("part => part === document.activeElement")
    assert documents == []


def test_address_can_be_copied_and_the_page_printed(page, context, base_url):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)
    story = factories.story()
    page.add_init_script("window.print = () => { document.title = 'gedruckt'; }")
    page.goto(story.url)
    page.get_by_role("button", name="Adresse kopieren").click()

    page.get_by_text("kopiert", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#adresse").inner_text()
    assert copied.endswith(story.url)
    page.get_by_role("button", name="Drucken").click()
    assert page.title() == "gedruckt"


def test_the_system_is_asked_to_share(page, base_url):
    page.add_init_script("navigator.share = async (what) => { document.title = what.url; };")
    page.goto(factories.story(title="Laufen").url)
    page.get_by_role("button", name="Teilen …").click()

    page.wait_for_function("document.title.startsWith('http')")


def test_one_script_is_loaded_until_somebody_begins(page, stories):
    loaded: list[str] = []
    page.on("request", lambda one: one.resource_type == "script" and loaded.append(one.url))
    for address in ("/", "/mutmacher/", "/mutmacher/laufen/", "/suche/"):
        loaded.clear()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert len(loaded) == 1, address

    page.get_by_role("searchbox").first.focus()
    page.wait_for_load_state("networkidle")
    assert len(loaded) == 2, "suggestions"


def test_an_answer_that_is_no_page_leads_there_as_ever(page, stories):
    page.route("**/*", lambda route: _nothing(route))
    page.goto("/mutmacher/")
    page.wait_for_load_state("networkidle")
    page.get_by_text("Thema", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("link", name="Sport (1)").click()

    assert page.url.endswith("/mutmacher/?thema=sport")
    assert not page.get_by_role("link", name="Singen").is_visible()
    page.go_back()
    page.get_by_role("link", name="Singen").wait_for()


def _nothing(route) -> None:
    if route.request.resource_type == "fetch":
        route.fulfill(status=200, body="", content_type="text/html")
    else:
        route.continue_()


@pytest.fixture
def plain(browser, base_url, stories):
    """A browser without scripts."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_all_of_it_is_links_and_forms(plain):
    picture = factories.picture("Bild")
    shown = {"image": picture, "alt_text": "Bild", "caption": ""}
    story = factories.story(title="Nähen", body=[("gallery", {"pictures": [shown]})])

    plain.goto("/mutmacher/")
    plain.get_by_text("Thema", exact=True).click()
    plain.get_by_role("link", name="Sport (1)").click()
    assert plain.url.endswith("/mutmacher/?thema=sport")
    assert not plain.get_by_role("link", name="Singen").is_visible()
    plain.go_back()
    assert plain.get_by_role("link", name="Singen").is_visible()

    plain.get_by_role("searchbox").first.fill("Singen")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/suche/?q=Singen")
    assert plain.get_by_role("link", name="Singen").is_visible()

    plain.goto(story.url)
    assert plain.get_by_role("button", name="Drucken").count() == 0
    assert plain.locator("#adresse").inner_text().endswith(story.url)
    plain.locator("figure > a").click()
    plain.wait_for_url("**/media/**")
