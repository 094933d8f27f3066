"""The rules of publication where `BasePage.save()` is not asked."""

from django.core.exceptions import ValidationError
from django.db.models.signals import post_save, pre_save
from wagtail.models import Page, Revision

from cms.core.models import BasePage
from cms.core.picture_use import MOST_NAMED, live_pages_with
from cms.media.models import Picture
from cms.media.rights import rights_lost


def register_guards() -> None:
    """Connect everything; called once, when the apps are ready."""
    pre_save.connect(_schedule_only_what_is_complete, sender=Revision)
    pre_save.connect(_hold_bare_page, sender=Page)
    post_save.connect(_publish_as_its_type, sender=Page)
    rights_lost.connect(_keep_rights_of_what_is_shown, sender=Picture)


def _schedule_only_what_is_complete(instance: Revision, **_signal) -> None:
    """A time is set by saving a revision with it; nothing else asks what the revision holds."""
    if instance.approved_go_live_at and isinstance(page := instance.as_object(), BasePage):
        page.refuse_if_incomplete()


def _hold_bare_page(instance: Page, **_signal) -> None:
    """Somebody makes a page live that was fetched without its type, as a plain `Page`."""
    offline = Page.objects.filter(pk=instance.pk, live=False)
    instance.goes_live = instance.live and not instance._state.adding and offline.exists()
    if instance.goes_live:
        instance.specific_class.objects.get(pk=instance.pk).refuse_if_incomplete()


def _publish_as_its_type(instance: Page, **_signal) -> None:
    """What its type does when it becomes public, such as taking a number, is made up for."""
    if instance.goes_live:
        instance.specific_class.objects.get(pk=instance.pk).save()


def _keep_rights_of_what_is_shown(picture: Picture, lost: list[str], **_signal) -> None:
    pages = list(live_pages_with(picture))
    if not pages:
        return
    named = ", ".join(f"„{page.title}“" for page in pages[:MOST_NAMED])
    more = f" und {len(pages) - MOST_NAMED} weiteren" if len(pages) > MOST_NAMED else ""
    text = f"Das Bild ist öffentlich zu sehen, auf {named}{more}. Dort darf das nicht fehlen."
    raise ValidationError({name: text for name in lost})
