"""The topics of public pages: for suggestions, and for whoever found nothing."""

from collections import Counter

from cms.core import generation
from cms.core.models import Topic

from .visible import public_documents


def used_topics() -> list[str]:
    """Names of the topics that readers find pages under, the most used first."""
    return generation.kept("search_used_topics", _read)


def _read() -> list[str]:
    names = dict(Topic.objects.values_list("slug", "name"))
    lists = public_documents().values_list("topics", flat=True)
    counted = Counter(slug for topics in lists for slug in topics.split())
    return [names[slug] for slug, _ in counted.most_common() if slug in names]
