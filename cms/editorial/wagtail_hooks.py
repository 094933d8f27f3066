from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from .locks import refusal_for, with_aliases, with_pages_below
from .operating.mails import MailView
from .operating.menu import OperatingGroup
from .outcome import say_outcome
from .panels import SAID_BY_MY_DAY, MyDayPanel, ScheduleProblemsPanel
from .picture_rights import (
    TITLE,
    PictureRightsMenuItem,
    PictureRightsSummary,
    PictureRightsView,
)
from .refusals import refuse_publication, refuse_several, warn_after_submission
from .restoring import Restore, restore_button
from .review.refusals import ask_for_reason, refuse_several_without_reason
from .review.views import Confirm, PublishAtOnce, TakeReview
from .watch.silence import PublishDue


@hooks.register("construct_homepage_panels")
def add_panels(request, panels) -> None:
    """„Mein Tag“ says what two of Wagtail's panels say, and asks no query for each row."""
    panels[:] = [panel for panel in panels if not isinstance(panel, SAID_BY_MY_DAY)]
    panels.extend([ScheduleProblemsPanel(), MyDayPanel()])


@hooks.register("register_log_actions")
def register_schedule_log_actions(actions) -> None:
    actions.register_action(
        "editorial.schedule.missed",
        "Zeitfenster verpasst",
        "Geplantes Zeitfenster verpasst: nicht veröffentlicht",
    )


@hooks.register("before_publish_page")
def refuse_incomplete_page(request, page):
    """The form has saved the draft; now or at a set time, it does not go out with gaps."""
    return refuse_publication(request, page) if page.publish_problems() else None


@hooks.register("before_publish_page")
def refuse_what_changes_locked_pages_along(request, page):
    """Aliases show the same; with a new slug all pages below get another address."""
    touched = list(with_aliases(page))[1:]
    if Page.objects.filter(pk=page.pk).exclude(slug=page.slug).exists():
        touched += list(with_pages_below(page))[1:]
    refusals = refusal_for(request.user, touched)
    for text in refusals:
        messages.error(request, f"Als Entwurf gespeichert, aber nicht veröffentlicht: {text}")
    return redirect("wagtailadmin_pages:edit", page.pk) if refusals else None


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_a_review_waits_for(request, page) -> None:
    """An incomplete page may be submitted, for advice; its author knows that it goes no further."""
    submitted = {"action-submit", "action-restart-workflow"} & set(request.POST)
    if submitted and page.workflow_in_progress and (problems := page.publish_problems()):
        warn_after_submission(request, page, problems)


@hooks.register("before_bulk_action")
def refuse_incomplete_pages(request, action_type, objects, action):
    """All of several pages go out, or none."""
    if action_type != "publish":
        return None
    pages = [page.specific for page in objects]
    if action.cleaned_form.cleaned_data["include_descendants"]:
        for page in objects:
            pages += page.get_descendants().not_live().specific()
    found = [(page, problems) for page in pages if (problems := page.draft_problems())]
    if not found:
        return None
    refuse_several(request, found)
    return redirect(action.next_url)


@hooks.register("before_bulk_action")
def refuse_to_take_back_several(request, action_type, objects, action):
    """The screen offers each page's own; a forged form gets no further."""
    if action_type != "unpublish":
        return None
    messages.error(request, "Seiten werden einzeln zurückgezogen: Jede braucht einen Grund.")
    return redirect(action.next_url)


@hooks.register("before_copy_page")
def refuse_live_copy_of_something_incomplete(request, page):
    """A public page may have lost something since: an alias, public at once, may not."""
    if "alias" not in request.POST:
        return None
    originals = [page.specific]
    if request.POST.get("copy_subpages"):
        originals += page.get_descendants().live().specific()
    live = (original for original in originals if original.live)
    found = [(original, problems) for original in live if (problems := original.publish_problems())]
    if not found:
        return None
    refuse_several(request, found)
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("register_reports_menu_item")
def add_picture_rights_to_menu():
    address = reverse("picture_rights")
    return PictureRightsMenuItem(TITLE, address, name="picture-rights", icon_name="image", order=50)


@hooks.register("construct_homepage_summary_items")
def count_pictures_without_rights(request, items) -> None:
    items.append(PictureRightsSummary(request))


# After the refusals above: whoever is asked for a reason knows that nothing else is missing.
hooks.register("before_publish_page", ask_for_reason, order=1)
hooks.register("before_bulk_action", refuse_several_without_reason, order=1)
hooks.register("after_edit_page", say_outcome)
modeladmin_register(OperatingGroup)
hooks.register("register_page_listing_more_buttons", restore_button)
hooks.register("register_page_header_buttons", restore_button)


@hooks.register("register_admin_urls")
def register_restore_url():
    address = "pages/<int:page_id>/wieder-veroeffentlichen/"
    return [path(address, Restore.as_view(), name="restore_page")]


@hooks.register("register_admin_urls")
def register_picture_rights_urls():
    report = "reports/bilder-ohne-rechte/"
    view = PictureRightsView
    return [
        path(report, view.as_view(), name="picture_rights"),
        path(f"{report}results/", view.as_view(results_only=True), name="picture_rights_results"),
    ]


@hooks.register("register_admin_urls")
def register_urls_of_operating():
    return [
        path("emails/<int:pk>/", MailView.as_view(), name="mail"),
        path("faelliges-veroeffentlichen/", PublishDue.as_view(), name="publish_due"),
    ]


@hooks.register("register_admin_urls")
def register_review_urls():
    page = "pages/<int:page_id>"
    return [
        path(f"{page}/ohne-pruefung/", PublishAtOnce.as_view(), name="publish_at_once"),
        path(f"{page}/nachtraeglich-freigeben/", Confirm.as_view(), name="confirm_publication"),
        path(f"{page}/ich-pruefe-das/", TakeReview.as_view(), name="take_review"),
    ]
