"""Page forms as a browser sends them: what stands in the form, and what a person types into it."""

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from cms.core.text import german_slug

REASON = "Die Redaktion ist schon im Feierabend."
BODY = [
    ("heading", {"text": "Wie es begann", "level": "h2"}),
    ("text", rich_text("<p>Die <b>Straße</b> war leer.</p>")),
    ("quote", {"text": "Ich habe nur geklingelt.", "name": "Erika Beispiel", "role": ""}),
]


def page_form(response: HttpResponse, body=BODY, **typed) -> dict:
    """The form of an add or edit view, filled in; `body` for the StreamField of that name."""
    form = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    data = {name: values if len(values) > 1 else values[0] for name, values in form.lists()}
    data |= nested_form_data({"comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    streams = {"body": body, "call_to_action": [], "social_links": []}
    data |= nested_form_data({name: streamfield(blocks) for name, blocks in streams.items()})
    return data | typed


def record_form(response: HttpResponse) -> dict:
    """The form of a snippet or a setting, as it was opened."""
    form = querydict_from_html(response.content.decode(), form_id="w-editor-form")
    return {name: values if len(values) > 1 else values[0] for name, values in form.lists()}


def add(client: Client, parent: Page, kind: str, **typed) -> HttpResponse:
    """Fill in the form for a new page of the type `kind`, as "app/model", and send it."""
    typed.setdefault("slug", german_slug(typed.get("title", "")))  # the browser's script does it
    url = f"/admin/pages/add/{kind}/{parent.pk}/"
    return with_reason(client, client.post(url, page_form(client.get(url), **typed)))


def edit(client: Client, page: Page, **typed) -> HttpResponse:
    """Open a page in the editor, type and send."""
    url = f"/admin/pages/{page.pk}/edit/"
    return with_reason(client, client.post(url, page_form(client.get(url), **typed)))


def with_reason(client: Client, response: HttpResponse, reason: str = REASON) -> HttpResponse:
    """Go on from the editor: whoever publishes what nobody reviewed is asked for a reason."""
    if response.status_code != 302 or not response["Location"].endswith("/ohne-pruefung/"):
        return response
    url = response["Location"]
    version = BeautifulSoup(client.get(url).content, "html.parser").select_one("[name=version]")
    typed = {"reason": reason, "version": version["value"] if version else ""}
    return client.post(url, typed)


def approve(client: Client, page: Page) -> HttpResponse:
    """Approve what is in review, as the button in the editor does."""
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    return client.post(
        f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/", {"comment": ""}
    )


def field_errors(response: HttpResponse) -> dict[str, str]:
    """The messages that stand at the fields of a form, by the name of the field."""
    page = BeautifulSoup(response.content, "html.parser")
    found = {}
    for part in page.select(".w-field__errors"):
        text = " ".join(part.get_text(" ").split())
        if text:
            field = part.find_parent(class_="w-field")
            control = field.select_one("[name]") or field.find_parent().select_one("[name]")
            found[control["name"] if control else part["id"]] = text
    return found


def messages(response: HttpResponse) -> str:
    """What the green or red bar above the page says."""
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(" ".join(part.get_text(" ").split()) for part in page.select(".messages li"))


def missing(response: HttpResponse) -> dict[str, str]:
    """What the editor says above the form: the place each link leads to, and its sentence.

    A place is written as "field" or "field.block"; each of them is there to be found.
    """
    page = BeautifulSoup(response.content, "html.parser")
    found = {}
    for link in page.select("#publish-state a"):
        place = link["href"].partition("#:w:contentpath=")[2]
        found[place] = " ".join([found.get(place, ""), link.get_text()]).strip()
        field = place.partition(".")[0]
        assert page.select_one(f'[data-contentpath="{field}"]'), f"no place for {place}"
    return found
