"""Index work that the queue does: rows of the queue commit or roll back with the change itself."""

from django.apps import apps
from django_tasks import task
from wagtail.search.index import get_indexed_instance

from . import index


@task()
def index_object(app_label: str, model_name: str, pk: str) -> None:
    """Renew an object in the index as it is now; one that is gone is taken out."""
    model = apps.get_model(app_label, model_name)
    found = model._default_manager.filter(pk=pk).first()
    indexed = get_indexed_instance(found) if found else None
    if indexed is None:
        index.delete_of_model(model, pk)
    else:
        index.write([indexed])
