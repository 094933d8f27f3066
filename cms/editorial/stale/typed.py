"""What a person typed, read from a form that may not be saved: something to compare with."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from wagtail.admin.forms import WagtailAdminModelForm

_COMMENTS = "comments"  # they belong to nobody's version: each is added for itself


@dataclass
class Typed:
    """A page or record as the form would make it, and what of the input is not valid yet."""

    instance: Model
    errors: dict[str, list[str]]  # name in the form: messages
    raw: dict[str, str]  # name in the form: what stands there


def typed_instance(form: WagtailAdminModelForm) -> Typed:
    """Apply a bound form to its instance, in memory only.

    A field whose input is not valid keeps the value that it has in the database.
    """
    form.formsets.pop(_COMMENTS, None)
    form.defer_required_fields()
    form.is_valid()
    form.save_cluster_m2m()
    errors = {name: list(messages) for name, messages in form.errors.items()}
    for name, formset in form.formsets.items():
        if formset.is_valid():
            formset.save(commit=False)
        else:
            errors[name] = _messages(formset)
    raw = {name: form.data[name] for name in errors if name in form.data}
    return Typed(form.instance, errors, raw)


def _messages(formset) -> list[str]:
    rows = (message for row in formset.errors for found in row.values() for message in found)
    return [*formset.non_form_errors(), *rows]


def fit_rows(
    form_class: type[WagtailAdminModelForm],
    instance: Model,
    data: QueryDict,
    untouched: Collection[str] = (),
) -> QueryDict:
    """Make a form that was opened with another version fit to the inline rows of `instance`.

    Rows that the form does not know are taken off `instance`, in memory; rows that it knows and
    that are gone come back as new ones. Not so for the kinds of rows that are `untouched`.
    """
    data = data.copy()
    for name in form_class.formsets.keys() - {_COMMENTS, *untouched}:
        if f"{name}-TOTAL_FORMS" not in data:
            continue
        rows = getattr(instance, name)
        known = {str(row.pk): row for row in rows.all() if row.pk}
        keys = [key for key in data if re.fullmatch(rf"{name}-\d+-id", key)]
        for key in keys:
            if data[key] not in known:
                data[key] = ""
        posted = {data[key] for key in keys}
        rows.set([row for pk, row in known.items() if pk in posted])
    return data


def without(form_class: type[WagtailAdminModelForm], names: Collection[str]):
    """Makes forms that leave these fields and inline rows as they are in the database."""

    def make(*args, **kwargs) -> WagtailAdminModelForm:
        form = form_class(*args, **kwargs)
        for name in names:
            form.fields.pop(name, None)
            form.formsets.pop(name, None)
        return form

    return make
