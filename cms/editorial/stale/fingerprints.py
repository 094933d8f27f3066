"""What stands in each field of a page, as short marks that two versions can be compared by.

A mark is carried in the editor's form. It tells afterwards who changed a field: autosave may have
overwritten the version that the form was opened with, and then its text is nowhere any more.
"""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields

from cms.editorial.authorship import editable_content
from cms.editorial.canonical import canonical_field


def fingerprints(instance: Model) -> dict[str, str]:
    """A mark for each field and each kind of inline rows, by name."""
    if isinstance(instance, ClusterableModel):
        content = instance.serializable_data()
    else:
        content = get_serializable_data_for_fields(instance)
    return {name: mark(value) for name, value in editable_content(content).items()}


def mark(value) -> str:
    text = json.dumps(canonical_field(value), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
