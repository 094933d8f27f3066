"""What somebody has locked, nobody else changes: every address of the admin that names a page."""

import pytest
from wagtail.models import Page

from tests.admin.addresses import admin_routes, with_arguments
from tests.admin.forms import page_form
from tests.editorial.locked.refusals import SENT, refuses, state
from tests.editorial.windows import signed_in

# They do nothing to the page: it is read, previewed, copied, or gets a page below it.
READ_ONLY = (
    *("copy/", "edit/preview/", "history/", "history/results/", "usage/", "view_draft/"),
    # Who has it in review, and that a second person has seen it.
    *("ich-pruefe-das/", "nachtraeglich-freigeben/"),
    *("revisions/", "view/", "<int:workflow_state_id>/", "workflow_history/", "<int:task_id>/"),
)

# They know the profiles of partners, and of no other page that it is there.
OF_PROFILES = ("partner-aenderungen/", "partner-zugaenge/")


def addresses_of(page: Page, destination: Page) -> list[tuple[str, str]]:
    """Every route that names this page, with its address."""
    arguments = {
        "page_id": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": destination.pk,
        "revision_id": page.latest_revision_id,
        "task_state_id": page.current_workflow_task_state.pk,
        "workflow_state_id": page.current_workflow_state.pk,
        "task_id": page.current_workflow_task.pk,
        "action_name": "approve",
    }
    named = ("<int:page_id>", "<int:page_to_move_id>")
    routes = [route for route in admin_routes() if any(name in route for name in named)]
    routes = [route for route in routes if not route.startswith(OF_PROFILES)]
    return [
        (route, with_arguments(route, lambda name, _route: str(arguments[name])))
        for route in routes
    ]


@pytest.mark.parametrize("who", ["editor", "head", "root"])
def test_no_address_changes_a_locked_page(submitted, people, who, site):
    client = signed_in(getattr(people, who))
    campaigns = Page.objects.get(title="Kampagnen")
    routes = addresses_of(submitted, campaigns)
    assert len(routes) > 20
    typed = page_form(signed_in(people.owner).get(f"/admin/pages/{submitted.pk}/edit/")) | SENT
    before = state()
    for route, url in routes:
        if route.endswith("unlock/") and who != "editor":
            continue  # whoever may, lifts the lock first
        assert client.get(url, follow=True).status_code in (200, 403, 405), url
        assert state() == before, url
        if route.endswith(READ_ONLY) or "compare" in route:
            client.post(url, typed | {"new_parent_page": campaigns.pk}, follow=True)
            assert state() == before, url
        else:
            refuses(client, "post", url, typed)
