"""Editors' windows that stay open while others save, and the page that asks which version holds."""

import json

from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from pages.press.models import PressReleasePage
from tests.admin.forms import page_form, with_reason
from tests.reading import html

URL = "/admin/pages/{}/edit/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


class Window:
    """An open editor: the form as it stood when it was opened."""

    def __init__(self, client: Client, page: Page, url: str = ""):
        self.client, self.url = client, url or URL.format(page.pk)
        self.form = page_form(client.get(self.url))

    def save(self, **typed):
        return with_reason(self.client, self.client.post(self.url, self.form | typed))

    def autosave(self, **typed):
        """As the browser does it a moment after somebody has typed."""
        response = self.client.post(
            self.url, self.form | typed, headers={"accept": "application/json"}
        )
        answer = json.loads(response.content)
        self.form |= {
            name: value
            for name, value in answer.get("field_updates", {}).items()
            if name in self.form
        }
        return response


def decide(window: Window, response: HttpResponse, way: str, **choices: str) -> HttpResponse:
    """Send the page of both versions, by one of its buttons."""
    form = html(response).select_one(".versions form")
    data: dict = {}
    for tag in form.select("input[name]"):
        if tag["type"] != "radio" or tag.has_attr("checked"):
            data.setdefault(tag["name"], []).append(tag.get("value", ""))
    assert way in [tag["value"] for tag in form.select("button[name=conflict-way]")]
    picked = {f"conflict-take-{name}": choice for name, choice in choices.items()}
    sent = window.client.post(form["action"], data | {"conflict-way": way} | picked)
    return with_reason(window.client, sent)


def newest(page) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def text(response) -> str:
    return " ".join(html(response).select_one(".versions").get_text().split())


def sides(response) -> dict[str, tuple[str, str]]:
    """For each field what stands on the two sides: theirs and mine, by its label."""
    found = {}
    for field in html(response).select(".versions__field"):
        parts = [" ".join(part.get_text().split()) for part in field.select(".versions__text")]
        found[field.legend.get_text()] = tuple(parts)
    return found


def groups(response) -> dict[str, list[str]]:
    """The labels of the fields, by the heading under which they stand."""
    return {
        section.h2.get_text(): [legend.get_text() for legend in section.select("legend")]
        for section in html(response).select(".versions section")
    }
