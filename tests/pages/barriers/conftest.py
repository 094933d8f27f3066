import pytest

from cms.core import form_keys
from cms.core.models import SiteSettings
from tests import reading

FORM = "/barriere-melden/"
LIST = "/admin/barrieremeldungen/"
OFFICE = "geschaeftsstelle@buendnis.example"
FILLED = {
    "text": "Ich komme mit der Tastatur nicht in das Suchfeld.",
    "page": "/mutmacher/",
    "kind": "barriere",
    "email": "wiebke@leserin.example",
}


@pytest.fixture(autouse=True)
def _time_to_fill_in_the_form(monkeypatch):
    """Tests type quicker than people; one test takes this back."""
    monkeypatch.setattr(form_keys, "SHORTEST_SECONDS", -1)


@pytest.fixture
def send(site, client):
    """Open the form, fill it in, send it; `again` sends the form of the answer before."""
    SiteSettings.objects.update_or_create(site=site.get_site(), defaults={"email": OFFICE})

    def send(again=None, **changes):
        page = again or client.get(FORM)
        key = reading.html(page).select_one("input[name=key]")["value"]
        return client.post(FORM, {**FILLED, "key": key, **changes})

    return send


def inspect(row) -> str:
    return f"{LIST}inspect/{row.pk}/"


def decide(client, row, action, stamp=None, **texts):
    """Press one of the buttons, as a form that was opened now or, with `stamp`, before."""
    row.refresh_from_db()
    typed = {f"{action}-{name}": text for name, text in texts.items()}
    stamp = row.stamp if stamp is None else stamp
    return client.post(inspect(row), {"action": action, "stamp": stamp, **typed}, follow=True)


CONFIRMED = {
    "what": "Bilder ohne Beschreibung",
    "reason": "Die Bilder sind älter als unsere Regeln.",
    "alternative": "Rufen Sie uns an, wir beschreiben die Bilder.",
}
