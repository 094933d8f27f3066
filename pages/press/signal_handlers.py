from django.db.models.signals import pre_delete

from cms.backup.erasures import note_deletions_of
from cms.core.gone import places, remember, successor_of, was_public
from cms.core.models import Gone, Topic
from cms.core.signal_handlers import raise_on_change_of

from .models import PressContact, PressIndexPage, PressPhoto, PressReleasePage
from .models.subscribing import FEEDS, query_of


def register_signal_handlers() -> None:
    """A contact stands on public pages; its change is a change of them."""
    raise_on_change_of(PressContact)
    note_deletions_of(PressContact)
    pre_delete.connect(_remember_photo, sender=PressPhoto)
    pre_delete.connect(_remember_feeds, sender=Topic)


def _remember_photo(instance: PressPhoto, **_signal) -> None:
    """Taken off its release, or gone with it or with its picture: newspapers have its address."""
    release = PressReleasePage.objects.filter(pk=instance.page_id).first()
    if release and was_public(release):
        files = [f"{place}/foto/{instance.picture_id}.jpg" for place in places(release)]
        remember(files, kind=Gone.Kind.FILE, successor_id=successor_of(release))


def _remember_feeds(instance: Topic, **_signal) -> None:
    """Whoever subscribed to a topic that is deleted learns that nothing comes any more."""
    query = query_of("thema", instance)
    for page in PressIndexPage.objects.live():
        feeds = [f"{place}/{feed}?{query}" for place in places(page) for feed in FEEDS]
        remember(feeds)
