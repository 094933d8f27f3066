"""Every form of the public pages, untouched and with mistakes: one pattern everywhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests import factories
from tests.accounts import ways_in
from tests.admin.conftest import signed_in
from tests.matrix.things import things
from tests.patterns.promises import broken, broken_after_mistakes, read

Opened = tuple[Client, str]
NOT_AN_ADDRESS = "keine Adresse"


@dataclass
class Form:
    """`opened` leads to the page; each of `mistakes` is sent, to `sent_to` if not to the page."""

    template: str
    opened: Callable[[dict, object], Opened]
    mistakes: list[dict] = field(default_factory=list)
    sent_to: str = ""


def page(role: str, address: str | Callable[[object], str]) -> Callable[[dict, object], Opened]:
    """Opened by whoever has this column of the tables; `address` may be in one of the things."""

    def opened(who: dict, there) -> Opened:
        user = who[role]
        return signed_in(user) if user else Client(), address(there) if callable(
            address
        ) else address

    return opened


def code_of_a_partner(who: dict, there) -> Opened:
    client = Client()
    client.post(ways_in.PARTNERS, {"email": who["manager"].email})
    return client, ways_in.CODE


def second_factor(who: dict, there) -> Opened:
    client = Client()
    ways_in.give_password(client, ways_in.staff(email="zweit@test.example").email)
    return client, ways_in.FACTOR


def first_factor(who: dict, there) -> Opened:
    client = Client()
    ways_in.give_password(client, who["editor"].email)
    return client, ways_in.SET_UP


def new_password(who: dict, there) -> Opened:
    client = Client()
    link = f"/anmelden/redaktion/passwort/{'/'.join(there.password)}/"
    return client, client.get(link)["Location"]


def one_of_two_organisations(who: dict, there) -> Opened:
    there.membership.__class__.objects.create(
        user=who["manager"], partner=factories.partner(title="Radverein"), role="redaktion"
    )
    return signed_in(who["manager"]), "/mein-profil/"


JOIN = {
    "name": "Nachbarschaftsküche",
    "kind": "verein",
    "seat": "Nirgendwo",
    "website": "keine Adresse",
    "contact_name": "Wiebke Harms",
    "contact_email": NOT_AN_ADDRESS,
    "contact_phone": "040 66969-501",
    "statement": "Wir kochen für alle.",
    "values": "on",
}
PROFILE = {
    "phone": "0581 222",
    "email": NOT_AN_ADDRESS,
    "contact_hours": "montags",
    "postcode": "12",
    "website": "http://",
    "social_links": "eins\nzwei",
    "title": "",
    "statement": "Wir backen.",
}
SHORT = {"password": "kurz", "repeated": "anders"}
SECRETS = [{"code": ""}, {"code": "1"}]
ADDRESS = [{}, {"email": NOT_AN_ADDRESS}]
ACCESS = "/mein-profil/zugaenge/"

REPORT = {"text": "", "page": "/kontakt/", "kind": "form", "email": NOT_AN_ADDRESS}

FORMS = [
    Form("barriers/form.html", page("anonymous", "/barriere-melden/"), [{}, REPORT]),
    Form("partners/joining/form.html", page("anonymous", "/mitmachen/"), [{}, JOIN]),
    Form("partners/joining/confirm.html", page("anonymous", lambda at: at.confirmation_link)),
    Form("partners/joining/answer.html", page("anonymous", lambda at: at.answer_link), [{}]),
    Form("accounts/partners.html", page("anonymous", ways_in.PARTNERS), ADDRESS),
    Form("accounts/code.html", code_of_a_partner, [one | {"action": "verify"} for one in SECRETS]),
    Form(
        "accounts/staff.html",
        page("anonymous", ways_in.STAFF),
        [*ADDRESS, {"email": "wer@test.example", "password": "falsch"}],
    ),
    Form("accounts/factor.html", second_factor, SECRETS),
    Form("accounts/set_up.html", first_factor, SECRETS),
    Form("accounts/forgotten.html", page("anonymous", "/anmelden/redaktion/passwort/"), ADDRESS),
    Form("accounts/new_password.html", new_password, [{}, SHORT]),
    Form("accounts/new_password.html", page("editor", "/anmelden/zugang/passwort/"), [{}, SHORT]),
    Form("accounts/access.html", page("editor", "/anmelden/zugang/")),
    Form("accounts/access.html", page("manager", "/anmelden/zugang/")),
    Form("accounts/email.html", page("manager", "/anmelden/zugang/e-mail/"), ADDRESS),
    Form(
        "accounts/email_confirm.html",
        page("anonymous", lambda at: f"/anmelden/e-mail/{at.email_token}/"),
    ),
    Form("accounts/add_passkey.html", page("manager", "/anmelden/zugang/passkey/"), [{}]),
    Form("accounts/recovery_codes.html", page("editor", "/anmelden/zugang/codes/")),
    Form("accounts/resets.html", page("admin", "/anmelden/zugang/zuruecksetzen/"), [{}]),
    Form("accounts/kept_form.html", page("manager", lambda at: f"/anmelden/weiter/{at.kept.pk}/")),
    Form("accounts/sign_in_again.html", page("manager", "/anmelden/noch-einmal/")),
    Form("accounts/sign_out.html", page("manager", "/anmelden/abmelden/")),
    Form("partners/profile.html", page("manager", "/mein-profil/"), [{}, PROFILE]),
    Form("partners/undo.html", page("manager", lambda at: at.undo_link)),
    Form(
        "partners/access/overview.html",
        page("manager", ACCESS),
        [{}, {"email": NOT_AN_ADDRESS, "role": "verwaltung"}],
        sent_to=f"{ACCESS}einladen/",
    ),
    Form("partners/access/member.html", page("manager", ACCESS)),
    Form("partners/access/open_invitation.html", page("manager", ACCESS)),
    Form("partners/access/invitation.html", page("anonymous", lambda at: at.invitation_link)),
    Form("partners/leaving/leave.html", page("manager", "/mein-profil/austreten/"), [{}]),
    Form("components/search_form.html", page("anonymous", "/suche/?q=Brot")),
    Form("components/near_you.html", page("anonymous", "/")),
    Form("components/filter_form.html", page("anonymous", "/partner/?name=Brot")),
    Form("components/filter_form.html", page("anonymous", "/partner/?ort=Nirgendwo")),
    Form("partners/profile_state.html", one_of_two_organisations),
]


def test_every_form_keeps_the_promises_of_all(world, who):
    there = things(world, who)
    found = {}
    for form in FORMS:
        client, address = form.opened(who, there)
        response = client.get(address)
        assert form.template in {template.name for template in response.templates}
        found[form.template, address, ""] = broken(read(response.content.decode()))
        for typed in form.mistakes:
            answer = client.post(form.sent_to or address, _as_browsers_send(response, typed))
            assert answer.status_code == 200, (form, typed)
            after = broken_after_mistakes(read(answer.content.decode()), typed)
            found[form.template, address, str(typed)] = after
    assert {where: what for where, what in found.items() if what} == {}


def _as_browsers_send(response, typed: dict) -> dict:
    """With the hidden fields of the page's own form."""
    own = max(
        read(response.content.decode()).main.find_all("form"), key=lambda form: len(str(form))
    )
    hidden = own.find_all("input", type="hidden")
    return {one["name"]: one.get("value", "") for one in hidden} | typed


def test_no_form_is_left_out():
    """What has a form of its own stands in the list; the admin's pages follow Wagtail."""
    folder = Path(settings.BASE_DIR) / "templates"
    with_form = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if re.search(r"<form\b", path.read_text())
    }
    # The page of a failure asks nothing: it gives back what was typed, in hidden fields.
    asks_nothing = {"patterns/forms.html", "500.html"}
    assert with_form - asks_nothing == {form.template for form in FORMS}
