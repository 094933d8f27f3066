"""Screens of the review: to publish at once for a reason, to confirm it, to take a review."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.core.text import german_moment

from ..refusals import obstacle
from . import alone
from .forms import ReasonForm
from .models import Review


class _OfOnePage(WagtailAdminTemplateMixin, TemplateView):
    breadcrumbs_items = []  # its title takes their place

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request)

    def is_allowed(self) -> bool:
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()


class PublishAtOnce(_OfOnePage):
    """The draft is saved; before it goes out without a second person, this asks why."""

    page_title = "Ohne Prüfung veröffentlichen"
    header_icon = "upload"
    template_name = "editorial/review/publish_at_once.html"

    def is_allowed(self) -> bool:
        rights = self.page.permissions_for_user(self.request.user)
        return rights.can_publish() and not rights.page_locked() and self.page.latest_revision

    def form(self, data=None) -> ReasonForm:
        latest = self.page.latest_revision_id
        data = data and {"reason": data.get("reason", ""), "version": data.get("version", "")}
        return ReasonForm(data, latest=latest, initial={"version": latest})

    def get_context_data(self, **kwargs) -> dict:
        planned = self.page.get_latest_revision_as_object().go_live_at
        return {
            "form": self.form(),
            **super().get_context_data(**kwargs),
            "page": self.page,
            "obstacle": obstacle(self.page),
            "planned": planned if planned and planned > timezone.now() else None,
        }

    @transaction.atomic
    def post(self, request: HttpRequest) -> HttpResponse:
        # Of two clicks the second one waits for the first, and finds nothing left to do.
        get_object_or_404(Page.objects.select_for_update(), pk=self.page.pk)
        self.page = Page.objects.get(pk=self.page.pk).specific
        if self._is_out():
            return self._back()
        form = self.form(request.POST)
        if obstacle(self.page) or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        alone.publish_alone(self.page, request.user, form.cleaned_data["reason"])
        return self._back()

    def _is_out(self) -> bool:
        latest = self.page.latest_revision
        return latest.pk == self.page.live_revision_id or latest.approved_go_live_at is not None

    def _back(self) -> HttpResponse:
        now = Page.objects.get(pk=self.page.pk)
        title = now.get_admin_display_title()
        if planned := now.scheduled_revision:
            moment = german_moment(planned.approved_go_live_at)
            messages.success(self.request, f"„{title}“ erscheint am {moment}.")
        else:
            buttons = [messages.button(now.url, "Ansehen", new_window=True)]
            text = f"„{title}“ ist öffentlich. Eine zweite Person muss das noch freigeben."
            messages.success(self.request, text, buttons=buttons)
        return redirect("wagtailadmin_pages:edit", now.pk)


class Confirm(_OfOnePage):
    """A second person looks at what went out without one."""

    page_title = "Nachträglich freigeben"
    header_icon = "check"
    template_name = "editorial/review/confirm.html"

    def is_allowed(self) -> bool:
        self.alone = alone.open_for(self.page)
        return self.page.permissions_for_user(self.request.user).can_edit()

    def get_context_data(self, **kwargs) -> dict:
        may = self.alone and alone.may_confirm(self.alone, self.request.user)
        context = super().get_context_data(**kwargs)
        planned = (revision := self.page.scheduled_revision) and revision.approved_go_live_at
        return context | {
            "page": self.page,
            "alone": self.alone,
            "may_confirm": may,
            "planned": planned,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.alone and not alone.may_confirm(self.alone, request.user):
            raise PermissionDenied
        title = self.page.get_admin_display_title()
        if self.alone and request.POST.get("publication") != str(self.alone.pk):
            messages.warning(request, "Die Seite wurde eben noch einmal veröffentlicht.")
            return redirect("confirm_publication", self.page.pk)
        if self.alone and alone.confirm(self.alone, request.user):
            messages.success(request, f"„{title}“ ist nachträglich freigegeben.")
        else:
            messages.info(request, f"„{title}“ ist schon freigegeben.")
        return redirect("wagtailadmin_home")


class TakeReview(View):
    """„Ich prüfe das“: others see who has the page, and since when."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id).specific
        state = page.current_workflow_task_state
        if not (state and state.task.specific.get_actions(page, request.user)):
            raise PermissionDenied
        reviews = Review.objects.filter(task_state=state)
        if "give-back" in request.POST:
            reviews.filter(reviewer=request.user).give_back()
        elif not reviews.take(request.user, instead_of=request.POST.get("instead-of", "")):
            messages.warning(request, f"Jemand war schneller. Die Seite {reviews.get()}.")
        return redirect("wagtailadmin_pages:edit", page.pk)
