"""The way back: a page that was taken back is public again, at the address that it had."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.core.models import BasePage

from .refusals import obstacle
from .review.refusals import ask_for_reason

NAME = "Wieder veröffentlichen"


class Restore(WagtailAdminTemplateMixin, TemplateView):
    """Publishes the latest version; says before whether it is the one that was public."""

    page_title = NAME
    header_icon = "upload"
    breadcrumbs_items = []  # its title takes their place
    template_name = "editorial/restore.html"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_restore(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs) -> dict:
        latest, withdrawal = self.page.latest_revision, self.page.taken_back
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "withdrawal": withdrawal,
            "changed": latest.created_at > withdrawal.since,
            "obstacle": obstacle(self.page),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        if obstacle(self.page):
            return self.get(request)
        if refused := ask_for_reason(request, self.page):
            return refused
        self.page.get_latest_revision().publish(user=request.user)
        page = Page.objects.get(pk=self.page.pk)
        title = page.get_admin_display_title()
        buttons = [messages.button(page.url, "Ansehen", new_window=True)]
        messages.success(request, f"„{title}“ ist wieder öffentlich.", buttons=buttons)
        return redirect("wagtailadmin_pages:edit", page.pk)


def may_restore(page: Page, user) -> bool:
    """It was taken back, and this person may publish it now."""
    if not (isinstance(page, BasePage) and page.taken_back and page.latest_revision):
        return False
    rights = page.permissions_for_user(user)
    return rights.can_publish() and not rights.page_locked()


def restore_button(page: Page, user, next_url=None, **_where):
    """For the menus of lists and of the page's own screens, in place of „Zurückziehen“."""
    if may_restore(page, user):
        yield Button(NAME, reverse("restore_page", args=[page.pk]), icon_name="upload", priority=60)
