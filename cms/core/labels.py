"""Labels that Wagtail leaves to the English names of its fields, out of reach of any catalogue."""

from collections.abc import Iterator

import django_filters
from wagtail.admin.active_filters import (
    ActiveFilter,
    BaseFilterAdapter,
    register_filter_adapter_class,
)
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.sites.views import IndexView as SiteIndexView

_FORMS = (
    LoginForm,
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
_LABELS = {
    "password": "Passwort",
    "link_text": "Text des Links",
    "email_address": "E-Mail-Adresse",
    "subject": "Betreff",
    "body": "Text der Nachricht",
    "phone_number": "Telefonnummer",
    "site_name": "Name der Website",
    "root_page": "Startseite",
}


class YesNoFilterAdapter(BaseFilterAdapter):
    """Above a filtered list, "ja" instead of "True"."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        for shown in super().get_active_filters():
            yield shown._replace(value="ja" if self.value else "nein")


def name_in_german() -> None:
    """Called once, when the admin loads its hooks."""
    for form in _FORMS:
        for name, field in form.base_fields.items():
            field.label = _LABELS.get(name, field.label)
    for column in SiteIndexView.columns:
        column.label = _LABELS.get(column.name, column.label)
    register_filter_adapter_class(django_filters.BooleanFilter, YesNoFilterAdapter)
