"""Who leads to a page: seen before it is taken back or deleted."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from cms.core.models import MainMenuItem, Navigation
from tests import factories, reading
from tests.admin.german import english_on
from tests.editorial.taking_back import screen


def test_editor_sees_who_links_here_before_it_goes(client, office, fair):
    link = f'<p><a linktype="page" id="{fair.pk}">Fest</a></p>'
    factories.standard_page(title="Im Text", body=[("text", link)])
    factories.standard_page(title="Nur Entwurf", live=False, body=[("text", link)])
    navigation = Navigation.for_site(fair.get_site())
    navigation.main_items = [MainMenuItem(page=fair, title="Feste")]
    navigation.sign_page = fair
    navigation.save()
    Redirect.objects.create(old_path="/fest", redirect_page=fair)

    several = f"/admin/bulk/wagtailcore/page/delete/?next=/admin/&id={fair.pk}"
    for address in (screen(fair), f"/admin/pages/{fair.pk}/delete/", several):
        response = client.get(address)
        links = BeautifulSoup(response.content, "html.parser").select(".links-here li")
        rows = [" ".join(link.get_text().split()) for link in links]
        assert rows == [
            "Feste (Eintrag im Hauptmenü, öffentlich)",
            "Im Text (Seite, öffentlich)",
            "Kopf jeder Seite (Menüs, öffentlich)",
            "/fest (Weiterleitung)",
            "Nur Entwurf (Seite)",
        ]
        assert english_on(response.content.decode()) == []


def test_editor_sees_it_for_several_pages_too(client, office, fair, successor):
    link = f'<p><a linktype="page" id="{fair.pk}">Fest</a></p>'
    factories.standard_page(title="Im Text", body=[("text", link)])
    query = f"?next=/admin/&id={fair.pk}&id={successor.pk}"

    response = client.get(f"/admin/bulk/wagtailcore/page/delete/{query}")

    rows = BeautifulSoup(response.content, "html.parser").select(".links-here li")
    assert [" ".join(row.get_text().split()) for row in rows] == ["Im Text (Seite, öffentlich)"]
    assert "Kein Link auf dieser Website führt hierher." in reading.text(response)
    assert english_on(response.content.decode()) == []


def test_nobody_links_here_is_said_too(client, office, fair):
    assert "Kein Link auf dieser Website führt hierher." in reading.text(client.get(screen(fair)))


def test_links_to_pages_below_are_seen_too(client, office, site):
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Unten", teaser="Kurz.")
    link = f'<p><a linktype="page" id="{below.pk}">Unten</a></p>'
    factories.standard_page(title="Im Text", body=[("text", link)])
    factories.add_page(type(above), above, title="Drinnen", teaser="Kurz.", body=[("text", link)])

    for address in (screen(above), f"/admin/pages/{above.pk}/delete/"):
        text = reading.text(client.get(address))
        assert "Zu den Seiten darunter führen Links Im Text (Seite, öffentlich)" in text
        assert "Drinnen (Seite" not in text


def linking(title: str, page, **fields):
    """A public page without a link, whose newest draft has one to `page`."""
    source = factories.standard_page(title=title, **fields)
    source.body = [("text", f'<p><a linktype="page" id="{page.pk}">Fest</a></p>')]
    source.save_revision()
    return source


def rows_of(client, page) -> list[str]:
    links = BeautifulSoup(client.get(screen(page)).content, "html.parser").select(".links-here li")
    return [" ".join(link.get_text().split()) for link in links]


def test_links_that_stand_only_in_a_new_draft_are_seen_too(client, office, fair):
    linking("Bald verlinkt", fair)
    number = [("text", f"<p>Es waren {fair.pk} Leute.</p>")]
    factories.standard_page(title="Nur eine Zahl", body=number).save_revision()
    both = factories.standard_page(
        title="Schon verlinkt", body=[("text", f'<p><a linktype="page" id="{fair.pk}">F</a></p>')]
    )
    both.save_revision()
    linking(fair.title, fair)

    assert rows_of(client, fair) == [
        "Schon verlinkt (Seite, öffentlich)",
        "Bald verlinkt (Seite, nur im neuen Entwurf)",
        "Fest am Deich (Seite, nur im neuen Entwurf)",
    ]


def test_looking_through_drafts_costs_the_same_however_many_there_are(client, office, fair):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            rows_of(client, fair)
        return len(captured)

    for number in range(2):
        linking(f"Verlinkt {number}", fair)
    cost()
    few = cost()
    for number in range(2, 8):
        linking(f"Verlinkt {number}", fair)

    assert len(rows_of(client, fair)) == 8
    assert cost() == few
