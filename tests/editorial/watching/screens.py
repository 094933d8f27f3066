"""What people see of the outcome of a scheduled step."""

from tests import reading


def editor_of(client, page) -> str:
    return reading.text(client.get(f"/admin/pages/{page.pk}/edit/"))
