"""Invitations name people; they are kept no longer than the page that sends them says."""

from datetime import timedelta

from django.utils import timezone

from pages.partners.models import Invitation

KEPT_FOR = timedelta(days=90)


def delete_old() -> None:
    """Accepted, expired or withdrawn: what became of them is long known."""
    Invitation.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
