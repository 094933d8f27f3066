"""Links that stand only in a newer draft of a public page, which Wagtail's index does not know."""

import json
import re

from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet

MOST_READ = 200  # drafts, the newest first
_NUMBER = re.compile(r"[0-9]{1,10}")


def drafts_linking_to(targets: PageQuerySet) -> list[Page]:
    """Public pages whose newest draft leads to one of `targets`.

    One statement reads all drafts. Only those that name the number of a target somewhere are
    looked at more closely.
    """
    keys = {str(key) for key in targets.values_list("pk", flat=True)}
    changed = Page.objects.filter(live=True, has_unpublished_changes=True)
    drafts = changed.order_by("-latest_revision_created_at", "-pk")
    rows = drafts.values_list("pk", "latest_revision__content")[:MOST_READ]
    contents = {
        pk: content
        for pk, content in rows
        if content and not keys.isdisjoint(_NUMBER.findall(json.dumps(content)))
    }
    pages = Page.objects.filter(pk__in=list(contents)).specific()
    return [page for page in pages if _leads_to(page, contents[page.pk], keys)]


def _leads_to(page: Page, content: dict, keys: set[str]) -> bool:
    draft = type(page).from_serializable_data(content, check_fks=False)
    a_page = ReferenceIndex._get_base_content_type(Page).pk
    references = ReferenceIndex._extract_references_from_object(draft)
    return any(kind == a_page and str(key) in keys for kind, key, *_ in references)
