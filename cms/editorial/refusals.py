"""What people read when a page may not become public yet: each gap is a link to its field."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str

from cms.core.models import BasePage
from cms.core.problems import Problem


def as_links(page: BasePage, problems: Sequence[Problem]) -> SafeString:
    """The problems as a list of links into the page's editor."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return render_to_string("core/problem_links.html", {"url": url, "problems": problems})


def refuse_publication(request: HttpRequest, page: BasePage) -> HttpResponse:
    """Back into the editor, which lists the gaps; what was typed has just been saved as a draft."""
    text = "„{}“ ist nicht veröffentlicht, aber als Entwurf gespeichert: Es fehlt noch etwas."
    messages.error(request, format_html(text, get_latest_str(page)))
    return redirect("wagtailadmin_pages:edit", page.pk)


def warn_after_submission(
    request: HttpRequest, page: BasePage, problems: Sequence[Problem]
) -> None:
    text = "„{}“ lässt sich noch nicht freigeben. Es fehlt: {}"
    messages.warning(request, format_html(text, get_latest_str(page), as_links(page, problems)))


def refuse_several(request: HttpRequest, found: Sequence[tuple[BasePage, list[Problem]]]) -> None:
    """Of several pages at once some are incomplete; then none is published."""
    rows = ((get_latest_str(page), as_links(page, problems)) for page, problems in found)
    text = "Es wurde nichts veröffentlicht. {}"
    messages.error(request, format_html(text, format_html_join("", "<p>„{}“:</p>{}", rows)))


def obstacle(page: BasePage) -> str:
    """What keeps the latest version from being public, as HTML; "" if nothing does."""
    draft = page.get_latest_revision_as_object()
    if problems := draft.publish_problems():
        return format_html("Es fehlt noch etwas: {}", as_links(page, problems))
    if draft.expire_at and draft.expire_at <= timezone.now():
        return "Das Ende ihrer Veröffentlichung ist vorbei. Bitte ändern Sie es zuerst."
    return ""
