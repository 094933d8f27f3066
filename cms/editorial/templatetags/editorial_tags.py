"""Tags of the admin's own screens."""

from django import template

from cms.core.links_here import LinkHere, links_below, links_to
from cms.editorial.review.alone import may_confirm, open_for
from cms.editorial.review.models import Review
from cms.editorial.watch import shown, silence

register = template.Library()


@register.simple_tag(takes_context=True)
def links_here(context, page) -> list[LinkHere]:
    """What leads to `page`, with links for whoever is signed in."""
    return links_to(page, context["request"].user)


@register.simple_tag(takes_context=True)
def links_below_here(context, page) -> list[LinkHere]:
    """What leads to the pages below `page`."""
    return links_below(page, context["request"].user)


@register.inclusion_tag("editorial/review/state.html")
def review_state(page, request) -> dict:
    """Who has the page in review, or why it came back; that it went out without a second person."""
    alone, state = open_for(page), page.current_workflow_task_state
    review = Review.objects.filter(task_state=state).select_related("reviewer", "task_state")
    last = page.current_workflow_state
    sent_back = last and last.status == last.STATUS_NEEDS_CHANGES
    return {
        "page": page,
        "request": request,
        "review": review.first() if state else None,
        "rejection": last.current_task_state if sent_back else None,
        "may_decide": bool(state and state.task.specific.get_actions(page, request.user)),
        "alone": alone,
        "may_confirm": bool(alone and may_confirm(alone, request.user)),
    }


@register.inclusion_tag("editorial/watch/state.html")
def schedule_state(page) -> dict:
    """What became of the time that was set for the page."""
    return shown.state_of(page)


@register.inclusion_tag("editorial/watch/silence.html", takes_context=True)
def worker_silence(context) -> dict:
    """For whoever works on pages: the worker is silent, and whether something waits for it."""
    request = context["request"]
    if not silence.works_on_pages(request.user):
        return {}
    return {"request": request, **silence.state()}
