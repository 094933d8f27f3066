from django.db import models
from wagtail.models import DraftStateMixin, RevisionMixin


class Note(DraftStateMixin, RevisionMixin, models.Model):
    text = models.CharField(max_length=100)

    class Meta:
        app_label = "drafts"

    def __str__(self):
        return self.text
