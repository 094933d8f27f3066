"""A partner's phone, and the office's screen in front of it."""

from pages.partners.profile.changes import save
from tests import factories

from .conftest import overflow

NEW_STATEMENT = "Wir backen für alle, die zu uns kommen."


def test_new_phone_number_is_public_after_three_requests_and_one_click(page, enter, selma, bakery):
    enter(selma)
    pages: list[str] = []
    page.on("request", lambda one: one.resource_type == "document" and pages.append(one.method))
    page.goto("/mein-profil/")
    assert overflow(page) <= 0
    page.get_by_label("Telefon").fill("0581 22 33 44")
    page.get_by_role("button", name="Speichern").first.click()

    page.get_by_text("Gespeichert und öffentlich: Telefon.").wait_for()
    assert pages == ["GET", "POST", "GET"]
    page.goto(bakery.url)
    assert page.get_by_text("0581 22 33 44").first.is_visible()


def test_wrong_input_leads_to_its_field_and_keeps_the_rest(page, enter, selma, bakery):
    enter(selma)
    page.goto("/mein-profil/")
    page.get_by_label("Erreichbar").fill("montags 9 bis 12 Uhr")
    page.get_by_label("E-Mail").fill("keine Adresse")
    page.get_by_role("button", name="Speichern").first.click()

    summary = page.get_by_role("alert").first
    summary.get_by_role("link").first.click()
    assert page.get_by_label("E-Mail").evaluate("field => field === document.activeElement")
    assert page.get_by_label("Erreichbar").input_value() == "montags 9 bis 12 Uhr"
    assert overflow(page) <= 0


def test_office_decides_field_by_field_and_the_partner_reads_it(page, enter, selma, bakery):
    save(bakery.pk, selma, {"statement": NEW_STATEMENT, "title": "BÄCKEREI!!!"})
    enter(factories.person("editor", first_name="Katrin"))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/partner-aenderungen/")
    page.get_by_role("link", name=bakery.title).click()
    statement = page.get_by_role("group", name="Warum wir mitmachen")
    title = page.get_by_role("group", name="Name der Organisation")
    statement.get_by_label("Übernehmen").check()
    title.get_by_label("Zurückweisen, mit Grund").check()
    page.get_by_role("button", name="Entscheiden").click()

    # A refusal without a reason decides nothing, and keeps what was chosen.
    page.get_by_role("alert").first.wait_for()
    assert statement.get_by_label("Übernehmen").is_checked()
    page.get_by_label("Grund, wenn Sie „Name der Organisation“").fill("Bitte nicht schreien.")
    page.get_by_role("button", name="Entscheiden").click()
    page.get_by_text("Es wartet keine Änderung.").wait_for()

    enter(selma)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/mein-profil/")
    assert page.get_by_text("Bitte nicht schreien.").is_visible()
    page.goto(bakery.url)
    assert page.get_by_text(NEW_STATEMENT).first.is_visible()
