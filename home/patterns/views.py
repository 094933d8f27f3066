"""The "Musterseite": every component of the public pages in every state, from its real template.

Whoever changes a template or a style looks here first, and the audit measures it first.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.blocks import StreamBlock, StreamValue

from cms.core.blocks import BODY_BLOCKS
from cms.core.seo import meta, trail

from . import samples
from .directory import directory
from .forms import sample_forms

TITLE = "Musterseite"


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Answers to whom `settings.PATTERN_PAGE` names: "everyone", "staff", or nobody."""
    for_everyone = settings.PATTERN_PAGE == "everyone"
    if not for_everyone and not (settings.PATTERN_PAGE == "staff" and _is_staff(request.user)):
        raise Http404
    context = {
        "meta": meta(TITLE, robots="noindex"),
        "breadcrumbs": trail(TITLE, request),
        "body": _body(),
        **samples.pictures(),
        **samples.cards(),
        **samples.people(),
        **samples.search(),
        **directory(),
        **sample_forms(),
    }
    return render(request, "patterns/page.html", context)


def _is_staff(user) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def _body() -> StreamValue:
    """A page's text of all blocks, as the picker previews them, each below its name."""
    stream = StreamBlock(BODY_BLOCKS)
    pairs = []
    for name, block in stream.child_blocks.items():
        pairs.append(("heading", {"text": block.label, "level": "h3"}))
        pairs.append((name, block.get_preview_value()))
    return stream.normalize([(name, stream.child_blocks[name].normalize(v)) for name, v in pairs])
