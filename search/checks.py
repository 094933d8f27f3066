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
            hint = "Zum Beispiel http://127.0.0.1:9200"
            found.append(Error("ELASTICSEARCH_URL ist keine Adresse.", hint=hint, id="search.E001"))
    if not _PREFIX.match(described["INDEX_PREFIX"]):
        hint = "Kleine Buchstaben, Ziffern, _ und -; vorn ein Buchstabe oder eine Ziffer."
        message = "Mit ELASTICSEARCH_PREFIX kann kein Name eines Index beginnen."
        found.append(Error(message, hint=hint, id="search.E002"))
    if elasticsearch.VERSION[0] != _MAJOR:
        message = f"Das Paket elasticsearch muss wie der Server Version {_MAJOR} haben."
        found.append(Error(message, hint="requirements.txt neu installieren.", id="search.E003"))
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
        message = f"Der Suchserver antwortet nicht, wie er soll: {in_words(error)}"
        hint = "Bis dahin beantwortet die Datenbank die Suche."
        return [Warning(message, hint=hint, id="search.W001")]
    if not index:
        message = "Auf dem Suchserver gibt es noch keinen Index dieser Version."
        hint = "Der Hintergrunddienst baut ihn in wenigen Minuten; sofort: nhz-manage update_index"
        return [Warning(message, hint=hint, id="search.W002")]
    return []
