"""A picture's rights: what it needs to be public, and who is asked before it loses that."""

from collections.abc import Iterable

from django.db import models, transaction
from django.dispatch import Signal

# Sent with `picture` and `lost`, the names of fields, before a picture is saved without a right
# that it has. Whoever shows the picture objects with a ValidationError.
rights_lost = Signal()

RIGHTS = {"credit", "license", "source", "alt_text", "decorative"}


class HeldRights(models.Model):
    """A picture may wait for its rights, but not lose them while readers see it."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields: Iterable[str] | None = None, **kwargs) -> None:
        with transaction.atomic():
            if update_fields is None or not RIGHTS.isdisjoint(update_fields):
                # A page that is just being published with this picture waits, or is waited for.
                self._hold_rights(type(self).objects.select_for_update(no_key=True))
            super().save(*args, update_fields=update_fields, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._hold_rights(type(self).objects)

    def missing_rights(self, alt_text: str = "", decorative: bool = False) -> dict[str, str]:
        """What keeps this picture from a public page: the field, and a German sentence.

        `alt_text` is the text that a block uses instead of the picture's own; `decorative` is
        what the block says of the picture at its place.
        """
        described = alt_text.strip() or decorative or self.alt_text.strip() or self.decorative
        needed = {
            "credit": (self.credit.strip(), "Es fehlt der Bildnachweis."),
            "license": (self.license.strip(), "Es fehlt die Lizenz."),
            "source": (self.source.strip(), "Es fehlt die Quelle."),
            "alt_text": (described, "Es fehlt der Alternativtext oder das Häkchen „schmückend“."),
        }
        return {name: sentence for name, (there, sentence) in needed.items() if not there}

    def rights_problems(self, alt_text: str = "", decorative: bool = False) -> list[str]:
        """`missing_rights()` as sentences that name the picture."""
        missing = self.missing_rights(alt_text, decorative)
        return [f"Bild „{self.title}“: {text}" for text in missing.values()]

    def _hold_rights(self, pictures: models.QuerySet) -> None:
        missing = self.missing_rights()
        if not (missing and self.pk and (before := pictures.filter(pk=self.pk).first())):
            return
        if lost := sorted(missing.keys() - before.missing_rights().keys()):
            rights_lost.send(type(self), picture=self, lost=lost)
