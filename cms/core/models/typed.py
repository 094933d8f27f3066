from django.db import models

from cms.core.typed import clean_typed


class TypedText(models.Model):
    """Something with texts that people type or paste; they are clean before it is checked."""

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs) -> None:
        clean_typed(self)
        super().full_clean(*args, **kwargs)
