"""Both ways in, as people go them."""

from django.core import mail

from tests import factories
from tests.accounts import ways_in

from .conftest import overflow


def test_staff_come_in_by_password_and_code_of_the_app(page, base_url):
    user = ways_in.staff()
    page.goto("/admin/")
    assert overflow(page) <= 0
    page.get_by_label("E-Mail").fill(user.email)
    page.get_by_label("Passwort", exact=True).fill("Falsches-Passwort-1")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("alert").wait_for()

    page.get_by_label("Passwort", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Weiter").click()
    assert overflow(page) <= 0
    page.get_by_label("Code").fill(ways_in.app_code())
    page.get_by_role("button", name="Anmelden").click()

    page.wait_for_url("**/admin/")
    assert page.get_by_role("heading", level=1).first.is_visible()


def test_partner_comes_in_by_the_code_in_the_mail(page, selma, bakery):
    page.goto("/anmelden/")
    page.get_by_label("E-Mail").fill(selma.email)
    page.get_by_role("button", name="Code").click()
    assert overflow(page) <= 0
    assert len(mail.outbox) == 1
    page.get_by_label("Code").fill(ways_in.mailed_code())
    page.get_by_role("button", name="Anmelden").click()

    page.wait_for_url("**/mein-profil/")


def test_partner_comes_in_with_a_passkey(page, selma, bakery):
    """A phone's own key store, played by Chromium."""
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/anmelden/")
    page.get_by_label("E-Mail").fill(selma.email)
    page.get_by_role("button", name="Code").click()
    page.get_by_label("Code").fill(ways_in.mailed_code())
    page.get_by_role("button", name="Anmelden").click()
    page.goto("/anmelden/zugang/passkey/")
    page.get_by_label("Name").fill("Handy")
    page.get_by_role("button", name="Passkey anlegen").click()
    page.get_by_text("Handy").wait_for()

    page.context.clear_cookies()
    page.goto("/anmelden/")
    page.get_by_role("button", name="Passkey").click()

    page.wait_for_url("**/mein-profil/")
