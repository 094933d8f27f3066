"""Who is told by mail that a scheduled step went wrong: whoever wrote it, and the head of press."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.roles import ROLES
from cms.core.text import german_moment
from cms.jobs.mail import absolute, post

from .models import PublicationCheck


def tell_of_look(check: PublicationCheck) -> None:
    """Readers do not get what the plan meant."""
    facts = {"cause": check.cause, "advice": check.advice, "planned": check.moment}
    author = check.revision and check.revision.user
    expired = check.kind == PublicationCheck.Kind.EXPIRED
    event = f"publication check {check.pk} {check.done_at.isoformat()}"
    _tell(check.page, author, {**facts, "expired": expired}, event)


def tell_of_failure(page: Page, author, planned, cause: str, advice: str) -> None:
    """The step itself could not be done."""
    facts = {"cause": cause, "advice": advice, "planned": german_moment(planned)}
    _tell(page, author, facts, f"publication failed {page.pk} {planned}")


def _tell(page: Page, author, facts: dict, event: str) -> None:
    link = absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    context = {**facts, "title": page.get_admin_display_title(), "link": link}
    people = set(get_user_model().objects.filter(groups__name=ROLES["head"].group))
    for user in people | ({author} - {None}):
        if user.is_active:
            post(user.email, "publication_alarm", context, key=f"{event} to {user.pk}")
