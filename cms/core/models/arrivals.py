"""What comes in through a form that anybody may send."""

import uuid

from django.db import models
from django.utils import timezone


class Arrival(models.Model):
    """One form that was opened is one row, however often it is sent; see `cms.core.open_forms`."""

    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sender_mark = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    sent_at = models.DateTimeField("Abgeschickt am", default=timezone.now)

    class Meta:
        abstract = True
