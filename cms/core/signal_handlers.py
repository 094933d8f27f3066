"""What a change of content sets off: the generation rises, former addresses are remembered."""

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.core import erasing, gone, gone_files, moved, withdrawal
from cms.core.generation import raise_generation
from cms.core.guards import register_guards
from cms.core.models import (
    Gone,
    LegalMenuItem,
    MainMenuItem,
    Navigation,
    Region,
    SiteSettings,
    Topic,
    Withdrawal,
)
from cms.media.models import File, Picture, Rendition
from cms.media.specs import FOR_READERS

# What `save_revision()` writes to the page's row, public or not.
DRAFT_FIELDS = {
    COMMENTS_RELATION_NAME,
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}


def register_signal_handlers() -> None:
    """Connect everything; called once, when the apps are ready."""
    page_models = [model for model in apps.get_models() if issubclass(model, Page)]
    others = (Region, Topic, SiteSettings, Navigation, MainMenuItem, LegalMenuItem, Picture)
    # A redirect takes the place of the notice that a page was taken back.
    wagtails = (CollectionViewRestriction, PageViewRestriction, Redirect, Site)
    for model in (*others, *wagtails, File, Gone, Withdrawal):
        raise_on_change_of(model)
    for signal in (post_save, post_delete):
        signal.connect(_raise_on_size, sender=Rendition)
    for model in page_models:
        post_save.connect(_raise_on_page_save, sender=model)
        post_delete.connect(raise_generation, sender=model)
        pre_save.connect(moved.note_address, sender=model)
        # After the generation has risen: a move changes which pages are restricted.
        post_save.connect(moved.leave_redirects, sender=model)
    # A page of every type is deleted as a Page too.
    pre_delete.connect(gone.remember_deleted, sender=Page)
    post_delete.connect(gone.forget_successor, sender=Page)
    post_page_move.connect(raise_generation)
    page_unpublished.connect(withdrawal.begin)
    page_published.connect(withdrawal.end)
    page_published.connect(gone_files.mark_public)
    pre_save.connect(gone_files.note_file_address, sender=File)
    post_save.connect(gone_files.lead_to_new_file, sender=File)
    pre_delete.connect(gone_files.remember_deleted_file, sender=File)
    erasing.register_signal_handlers()
    register_guards()


def is_draft_save(update_fields) -> bool:
    """Whether `save()` writes only what no reader sees: an editor is typing."""
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


def _raise_on_page_save(instance, update_fields=None, **_signal) -> None:
    """Not for drafts: an editor who types would else empty what every process keeps."""
    if not is_draft_save(update_fields):
        raise_generation()


def _raise_on_size(instance, **_signal) -> None:
    """A page shows the sizes that are there; those of the admin's lists are none of its."""
    if instance.filter_spec in FOR_READERS:
        raise_generation()


def raise_on_change_of(model) -> None:
    """Let every save and deletion of `model`'s rows raise the generation."""
    for signal in (post_save, post_delete):
        signal.connect(raise_generation, sender=model)
