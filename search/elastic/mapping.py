"""How the search server keeps a document: as the terms that every engine gets, in its own fields.

The server analyses nothing. It cuts at spaces what Python has read, for there is one German.
"""

import hashlib
import json
from functools import cache

from django.contrib.contenttypes.models import ContentType
from modelsearch.backends.elasticsearch8 import Elasticsearch8Mapping

from search import documents
from search.documents import Columns
from search.german.folding import LONGEST_TERM
from search.german.version import analysis_version

from .outbox import document_id

TERMS = ("tw", "bw", "ex", "p", "pr", "fl", "ac")  # see search.documents.Columns
SPACES = "de_terms"
BEGINNINGS = "de_beginnings"

SETTINGS = {
    "settings": {
        "index": {
            "number_of_shards": 1,
            # None on a single node, which otherwise waits for a second one and looks unwell.
            "auto_expand_replicas": "0-1",
        },
        "analysis": {
            "filter": {
                "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_TERM}
            },
            "analyzer": {
                SPACES: {"type": "custom", "tokenizer": "whitespace", "filter": []},
                BEGINNINGS: {
                    "type": "custom",
                    "tokenizer": "whitespace",
                    "filter": ["beginnings"],
                },
            },
        },
    },
}

_TERMS = {"type": "text", "analyzer": SPACES, "index_options": "freqs"}
_KEYWORD = {"type": "keyword"}
# A word that is typed is not cut into beginnings itself: "nach" must not find all with an "n".
_BEGINNINGS = {
    "type": "text",
    "analyzer": BEGINNINGS,
    "search_analyzer": SPACES,
    "index_options": "docs",
    "norms": False,
}
PROPERTIES = {
    "pk": _KEYWORD,
    "content_type": _KEYWORD,
    "version": {"type": "long"},
    **dict.fromkeys(TERMS, _TERMS),
    "ac": {**_TERMS, "fields": {"begins": _BEGINNINGS}},
    "live": {"type": "boolean"},
}


@cache
def fingerprint() -> str:
    """Of the analysis and of these fields; an index with another one is none of ours."""
    fields = json.dumps([SETTINGS, PROPERTIES], sort_keys=True)
    return hashlib.sha256(f"{analysis_version()} {fields}".encode()).hexdigest()[:12]


class ElasticMapping(Elasticsearch8Mapping):
    """The same fields for every model, so all objects share one index."""

    def get_mapping(self) -> dict:
        return {
            "dynamic": False,
            "_source": {"enabled": False},  # the texts lie in the database
            "_meta": {"analysis": analysis_version(), "fingerprint": fingerprint()},
            "properties": PROPERTIES,
        }

    def get_document_id(self, obj) -> str:
        return document_id(_content_type(obj), str(obj.pk))

    def get_document(self, obj) -> dict:
        read = documents.read(obj)
        return {
            "pk": str(obj.pk),
            "content_type": str(_content_type(obj)),
            **terms(read.columns),
            "live": read.facts.live,
        }


def terms(columns: Columns) -> dict[str, str]:
    return {name: " ".join(getattr(columns, name)) for name in TERMS}


def _content_type(obj) -> int:
    return ContentType.objects.get_for_model(obj, for_concrete_model=True).pk
