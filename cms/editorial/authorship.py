"""Who wrote what stands there: the question behind the review with four eyes."""

import json

from wagtail.models import COMMENTS_RELATION_NAME, Revision, RevisionMixin

from .canonical import canonical_field

# Written into revisions by Wagtail or treebeard, not by the person who edits.
BOOKKEEPING = {
    COMMENTS_RELATION_NAME,
    "alias_of",
    "content_type",
    "depth",
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locale",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "path",
    "pk",
    "translation_key",
    "url_path",
}
# The same in inline rows: their keys, and when a row was written first.
ROW_BOOKKEEPING = {"id", "pk", "written_at"}


def last_content_author(obj: RevisionMixin):
    """The user of the latest revision whose content differs from the one before.

    Whoever approves a page posts its form, in which rows that are not public yet count as new and
    texts come back with numbered paragraphs: that makes nobody an author.

    None if there is no revision or it was saved without a user (an import, a deleted account).
    """
    revisions = obj.revisions.select_related("user").order_by("-created_at", "-pk")
    newer = newer_content = None
    for revision in revisions.iterator(chunk_size=10):
        content = comparable_content(revision)
        if newer and content != newer_content:
            return newer.user
        newer, newer_content = revision, content
    return newer and newer.user


def comparable_content(revision: Revision) -> dict:
    """What a person wrote, in one form: two revisions that hold the same say the same."""
    fields = editable_content(revision.content)
    return {name: canonical_field(value) for name, value in fields.items()}


def editable_content(content: dict) -> dict:
    """A revision's content without what changes by itself."""
    return {key: _without_ids(value) for key, value in content.items() if key not in BOOKKEEPING}


def _without_ids(value):
    """Without keys of rows and ids of blocks, which may appear on the first publication only."""
    if isinstance(value, str):
        blocks = _stream_data(value)
        return value if blocks is None else _without_ids(blocks)
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if isinstance(value, dict):
        kept = (item for item in value.items() if item[0] not in ROW_BOOKKEEPING)
        return {key: _without_ids(item) for key, item in kept}
    return value


def _stream_data(text: str) -> list | None:
    """The blocks of a StreamField, which lies in the revision as JSON in a string."""
    if not text.startswith("["):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
