"""`manage.py check`: whether the search server can be what the settings say it is."""

import re
from urllib.parse import urlsplit

import elasticsearch
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from .elastic.outbox import NAME, is_configured

# What Elasticsearch allows at the beginning of an index's name.
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_.-]*\Z")
_MAJOR = 8


@register()
def check_search_server(app_configs, **kwargs) -> list[CheckMessage]:
    """The address, the names of indexes, and the version of the client."""
    if not is_configured():
        return []
    described = settings.WAGTAILSEARCH_BACKENDS[NAME]
    found: list[CheckMessage] = []
    for url in described["URLS"]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            hint = "For example http://127.0.0.1:9200"
            found.append(Error("ELASTICSEARCH_URL is no address.", hint=hint, id="search.E001"))
    if not _PREFIX.match(described["INDEX_PREFIX"]):
        hint = "Small letters, digits, _ and -, with a letter or digit first."
        found.append(
            Error("ELASTICSEARCH_PREFIX begins no index name.", hint=hint, id="search.E002")
        )
    if elasticsearch.VERSION[0] != _MAJOR:
        message = f"The package elasticsearch must have version {_MAJOR}, as the server."
        found.append(Error(message, hint="Install requirements.txt again.", id="search.E003"))
    return found


@register(deploy=True)
def check_search_server_answers(app_configs, **kwargs) -> list[CheckMessage]:
    """With `--deploy`: that it answers, and with an index of ours."""
    if not is_configured() or check_search_server(app_configs):
        return []
    from .elastic import health
    from .elastic.engine import FAULTS
    from .elastic.state import in_words

    try:
        index = health.current_index()
    except FAULTS as error:
        message = f"The search server does not answer as it should: {in_words(error)}"
        hint = "The embedded index answers readers until it does."
        return [Warning(message, hint=hint, id="search.W001")]
    if not index:
        message = "The search server has no index of this version."
        hint = "The worker builds it within minutes; manage.py update_index does so at once."
        return [Warning(message, hint=hint, id="search.W002")]
    return []
