"""Two megabytes of text in one page: nothing breaks on its way from the editor to the reader."""

from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.standard.models import StandardPage
from tests import factories, reading
from tests.admin import forms

# Every word is another one: an index has no easy way with them.
WORDS = " ".join(f"wort{number}" for number in range(200_000))
LONG = f"Kaffee am Deich. {WORDS} Schlusswort."


def test_long_page_is_shown_found_and_saved_in_the_editor(client, site, editor):
    """One test for all of it: to make such a page takes longer than to use it."""
    assert len(LONG) > 2_000_000
    page = factories.standard_page(title="Sehr lang", body=[("text", f"<p>{LONG}</p>")])
    reader = Client()

    shown = reader.get(page.url)

    assert shown.status_code == 200
    assert "Schlusswort." in reading.body(shown)
    assert reading.headings(reader.get("/suche/?q=Kaffee"), "h2") == ["Sehr lang"]

    body = [("text", rich_text(f"<p>{LONG} Nachtrag.</p>"))]
    opened = client.get(f"/admin/pages/{page.pk}/edit/")
    saved = client.post(
        f"/admin/pages/{page.pk}/edit/",
        forms.page_form(opened, title="Sehr lang") | nested_form_data({"body": streamfield(body)}),
    )

    assert saved.status_code == 302
    draft = StandardPage.objects.get().get_latest_revision_as_object()
    assert draft.body[0].value.source.endswith("Nachtrag.</p>")


def test_long_words_and_deep_lists_are_shown(client, site):
    body = [("text", f"<p>{'x' * 200_000}</p>" + "<ul><li>a" * 50 + "</li></ul>" * 50)]
    page = factories.standard_page(title="Seltsam", body=body)

    assert client.get(page.url).status_code == 200
