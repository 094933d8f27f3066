"""Many values in one parameter, on either database."""

import json

from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL


def among(queryset: QuerySet, field: str, values: list) -> QuerySet:
    """`queryset` where `field` is one of values, however many: they are one parameter."""
    if not values:
        return queryset.none()
    if connections[queryset.db].vendor == "postgresql":
        kind = "bigint" if isinstance(values[0], int) else "text"
        listed = RawSQL(f"SELECT unnest(%s::{kind}[])", [values])  # noqa: S611
        return queryset.filter(**{f"{field}__in": listed})
    listed = RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)])  # noqa: S611
    return queryset.filter(**{f"{field}__in": listed})
