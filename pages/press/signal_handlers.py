from django.db.models.signals import pre_delete

from cms.core.gone import own_addresses, remember, was_public
from cms.core.models import Gone
from cms.core.signal_handlers import raise_on_change_of

from .models import PressContact, PressPhoto, PressReleasePage


def register_signal_handlers() -> None:
    """A contact stands on public pages; its change is a change of them."""
    raise_on_change_of(PressContact)
    pre_delete.connect(_remember_photo, sender=PressPhoto)


def _remember_photo(instance: PressPhoto, **_signal) -> None:
    """Taken off its release, or gone with it or with its picture: newspapers have its address."""
    release = PressReleasePage.objects.filter(pk=instance.page_id).first()
    if release and was_public(release):
        places = own_addresses(release)[:1]  # none outside every site
        files = [f"{place}/foto/{instance.picture_id}.jpg" for place in places]
        remember(files, kind=Gone.Kind.FILE)
