"""Rules for developers that Django checks at every start, and an operator's folders."""

import os
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register
from wagtail.models import Page

from cms.core.models import BasePage


@register()
def check_page_types(app_configs, **kwargs) -> list[Error]:
    """Each page type is a BasePage, designs its place in the tree and names its template."""
    errors = []
    for model in apps.get_models():
        if not issubclass(model, Page) or model is Page:
            continue
        if not issubclass(model, BasePage):
            errors.append(_error(model, "is no BasePage.", "Derive it from BasePage.", "core.E001"))
            continue
        for name in ("parent_page_types", "subpage_types"):
            if name not in vars(model):
                hint = "Say which pages may stand above and below it."
                errors.append(_error(model, f"does not set {name}.", hint, "core.E002"))
        if not model.template.startswith("pages/"):
            hint = 'Set template = "pages/….html".'
            errors.append(_error(model, "has no template of ours.", hint, "core.E003"))
    return errors


@register(deploy=True)
def check_folders(app_configs, **kwargs) -> list[Error]:
    """With `--deploy`: that whoever runs this, as the services do, may write where they have to."""
    return [
        Error(
            f"In den Ordner {getattr(settings, name)} darf die Anwendung nicht schreiben.",
            hint=f"Angabe {name}; der Ordner muss da sein und dem Benutzer der Dienste gehören.",
            id="core.E004",
        )
        for name in ("MEDIA_ROOT", "STATIC_ROOT", "BACKUP_ROOT")
        if (folder := getattr(settings, name))
        and not (Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK))
    ]


def _error(model, message: str, hint: str, identifier: str) -> Error:
    return Error(f"{model._meta.label} {message}", hint=hint, obj=model, id=identifier)
