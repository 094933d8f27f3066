"""What a page knows of its own withdrawal, for everybody who works on it."""

from django.db import models

from .gone import Withdrawal


class TakenBack(models.Model):
    """Its state in lists of the admin is „Zurückgezogen: überholt“, not just „Entwurf“."""

    class Meta:
        abstract = True

    @property
    def taken_back(self) -> Withdrawal | None:
        """Why the page is offline that was public once; None for public pages and drafts."""
        return None if self.live else getattr(self, "withdrawal", None)

    @property
    def status_string(self) -> str:
        withdrawal = self.taken_back
        if withdrawal is None:
            return super().status_string
        return f"{withdrawal.in_words}, geplant" if self.approved_schedule else withdrawal.in_words
