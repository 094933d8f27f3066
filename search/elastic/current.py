"""Keeps the search server equal to the database, whatever it was doing when something changed.

Nothing is sent in a request. Each document knows its version and the one that the server has
confirmed, and a tombstone remembers what is to be deleted: whoever sends looks at the difference,
so what failed is simply sent with the next try.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists
from elasticsearch.helpers import streaming_bulk

from search.models import IndexState, SearchDocument, Tombstone

from .engine import Unreadable
from .mapping import ElasticMapping
from .outbox import bury, document_id, to_send
from .server import server

logger = logging.getLogger(__name__)

BATCH = 100  # objects that are read and sent together
_MOST_BYTES = 5_000_000  # of one request
_PATIENCE = 10  # seconds that a worker waits for an answer

Row = tuple[int, int, str, int]  # number, content type, key of the object, version
ROW = ("pk", "content_type_id", "object_id", "version")


def push() -> int:
    """Send what differs; returns how many documents the server has confirmed.

    An object that cannot be read, or that the server refuses, is reported and stops no other.
    """
    index = IndexState.current().es_index
    if not index:
        return 0
    confirmed = _delete_buried()
    last = 0
    while rows := list(to_send().filter(pk__gt=last).order_by("pk").values_list(*ROW)[:BATCH]):
        last = rows[-1][0]
        confirmed += _confirm(send(rows, server().alias), index)
    return confirmed


def send(rows: Iterable[Row], index: str) -> list[Row]:
    """Write the objects of these rows, as they are now, through an alias; which were confirmed.

    The rows were read before the objects: what changes in between raises the version, and the
    object is sent once more.
    """
    by_name = {document_id(row[1], row[2]): row for row in rows}
    done = _bulk(_actions(by_name), index)
    return [by_name[name] for name in done]


def _actions(by_name: dict[str, Row]) -> Iterator[dict]:
    by_type: dict[int, dict[str, int]] = defaultdict(dict)
    for _, content_type, key, version in by_name.values():
        by_type[content_type][key] = version
    missing = set(by_name)
    for content_type, versions in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        mapping = ElasticMapping(model)
        for obj in model.get_indexed_objects().filter(pk__in=list(versions)):
            name = mapping.get_document_id(obj)
            missing.discard(name)
            try:
                document = {**mapping.get_document(obj), "version": versions[str(obj.pk)]}
            except Exception:
                logger.exception("Not sent to the search server: %s %s", obj._meta.label, obj.pk)
            else:
                yield {"_id": name, "_source": document}
    for name in missing:
        yield {"_op_type": "delete", "_id": name}


def _bulk(actions: Iterable[dict], index: str) -> list[str]:
    """The names of the documents that the server has written or deleted."""
    try:
        return _done(actions, index)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # The client believes whatever comes with the right heading, be it a page of HTML.
        raise Unreadable("the answer does not say what was written") from error


def _done(actions: Iterable[dict], index: str) -> list[str]:
    done = []
    for succeeded, outcome in streaming_bulk(
        server().es.options(request_timeout=_PATIENCE),
        actions,
        index=index,
        require_alias=True,  # else the server would invent an index with fields of its own
        refresh=True,
        max_chunk_bytes=_MOST_BYTES,
        raise_on_error=False,
    ):
        ((action, item),) = outcome.items()
        if succeeded or (action == "delete" and item.get("result") == "not_found"):
            done.append(item["_id"])
        else:
            problem = item.get("error", {}).get("type", item.get("status"))
            logger.error("Refused by the search server: %s (%s)", item["_id"], problem)
    return done


def _confirm(rows: list[Row], index: str) -> int:
    """Note what the server holds, unless another index has taken its place meanwhile."""
    still_this_one = Exists(IndexState.objects.filter(es_index=index))
    by_version: dict[int, list[int]] = defaultdict(list)
    for number, _, _, version in rows:
        by_version[version].append(number)
    for version, numbers in by_version.items():
        known = SearchDocument.objects.filter(still_this_one, pk__in=numbers)
        known.update(es_version=version)
    return len(rows)


def _delete_buried() -> int:
    buried = dict(Tombstone.objects.values_list("name", "pk"))
    if not buried:
        return 0
    # An object that came back has a document again, which is not to be deleted.
    types = {name.partition("-")[0] for name in buried}
    alive = SearchDocument.objects.filter(content_type_id__in=types)
    back = {document_id(*key) for key in alive.values_list("content_type_id", "object_id")}
    gone = sorted(set(buried) - back)
    done = _bulk(({"_op_type": "delete", "_id": name} for name in gone), server().alias)
    over = [buried[name] for name in {*done, *(set(buried) & back)}]
    Tombstone.objects.filter(pk__in=over).delete()
    return len(done)


def compare() -> int:
    """Ask the server for all its documents and note what differs; returns how much that is."""
    held = server().patient_engine.versions()
    wrong: dict[int, list[int]] = defaultdict(list)
    rows = SearchDocument.objects.values_list("pk", "content_type_id", "object_id", "es_version")
    for number, content_type, key, confirmed in rows.iterator():
        version = held.pop(document_id(content_type, key), 0)
        if version != confirmed:
            wrong[version].append(number)
    for version, numbers in wrong.items():
        for start in range(0, len(numbers), BATCH):
            batch = SearchDocument.objects.filter(pk__in=numbers[start : start + BATCH])
            batch.update(es_version=version)
    bury(held)
    return to_send().count() + len(held)
