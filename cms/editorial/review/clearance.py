"""What may go out in this request of the admin: it was reviewed, or a reason was given.

Wagtail imports it while it makes its models, by way of `cms.editorial.approval`.
"""

from wagtail.log_actions import get_active_log_context


def clear(page) -> None:
    """Whoever publishes after a decision of two people says so before, else the page is flagged."""
    context = get_active_log_context()
    if context.user is not None:
        vars(context).setdefault("cleared_pages", set()).add(page.pk)


def is_cleared(page) -> bool:
    """Always outside a request of the admin: a clock or a command publishes what was decided."""
    context = get_active_log_context()
    return context.user is None or page.pk in getattr(context, "cleared_pages", ())
