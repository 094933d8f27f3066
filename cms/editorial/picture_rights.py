"""The report "Bilder ohne vollständige Rechte": what keeps which picture from public pages."""

from functools import reduce
from operator import or_

import django_filters
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from cms.core.picture_use import with_use
from cms.editorial.downloads import GermanDownload
from cms.media.models import Picture
from cms.media.permissions import picture_policy

TITLE = "Bilder ohne vollständige Rechte"
_BLANK = r"^\s*$"
# The same as Picture.missing_rights(), said to the database.
GAPS = {
    "bildnachweis": ("Bildnachweis", Q(credit__regex=_BLANK)),
    "lizenz": ("Lizenz", Q(license__regex=_BLANK)),
    "quelle": ("Quelle", Q(source__regex=_BLANK)),
    "alternativtext": ("Alternativtext", Q(alt_text__regex=_BLANK, decorative=False)),
}
# Newer drafts of public pages are not searched, so nobody is told that a picture may go.
USES = {
    "oeffentlich": ("auf öffentlichen Seiten", {"is_public": True}),
    "intern": ("nur auf Seiten, die nicht öffentlich sind", {"is_public": False, "is_used": True}),
    "nirgends": ("auf keiner Seite gefunden", {"is_used": False}),
}


def may_see(user) -> bool:
    """Whether this person may change pictures, their own at least."""
    return picture_policy.user_has_permission(user, "change")


def incomplete_pictures(user) -> QuerySet[Picture]:
    """Pictures with a gap in their rights that `user` may change."""
    mine = picture_policy.instances_user_has_permission_for(user, "change")
    return mine.filter(reduce(or_, (gap for _, gap in GAPS.values())))


def listed(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """With gaps and uses; public ones first, they are in a hurry."""
    gaps = {
        f"lacks_{key}": ExpressionWrapper(gap, BooleanField()) for key, (_, gap) in GAPS.items()
    }
    rows = with_use(pictures).annotate(**gaps).select_related("uploaded_by_user")
    return rows.order_by("-is_public", "-created_at", "-pk")


def missing_in_words(picture) -> str:
    return ", ".join(name for key, (name, _) in GAPS.items() if getattr(picture, f"lacks_{key}"))


def use_in_words(picture) -> str:
    for words, conditions in USES.values():
        if all(getattr(picture, name) == value for name, value in conditions.items()):
            return words
    raise ValueError(f"A public use that is no use: {picture.pk}")


class ThumbnailColumn(Column):
    cell_template_name = "editorial/thumbnail_cell.html"


class RightsFilterSet(WagtailFilterSet):
    verwendung = django_filters.ChoiceFilter(
        label="Verwendung",
        choices=[(key, words[:1].upper() + words[1:]) for key, (words, _) in USES.items()],
        method="filter_use",
    )
    fehlt = django_filters.ChoiceFilter(
        label="Es fehlt",
        choices=[(key, name) for key, (name, _) in GAPS.items()],
        method="filter_gap",
    )

    class Meta:
        model = Picture
        fields = []

    def filter_use(self, pictures, name, value):
        return pictures.filter(**USES[value][1])

    def filter_gap(self, pictures, name, value):
        return pictures.filter(GAPS[value][1])


class PictureRightsView(GermanDownload, ReportView):
    """Every picture that waits for its rights, to be completed one after the other."""

    page_title = TITLE
    verbose_name, verbose_name_plural = "Bild", "Bilder"
    header_icon = "image"
    filterset_class = RightsFilterSet
    index_url_name = "picture_rights"
    index_results_url_name = "picture_rights_results"
    no_results_message = "Alle Bilder haben Bildnachweis, Lizenz, Quelle und Alternativtext."
    columns = [
        ThumbnailColumn("thumbnail", label="Vorschau"),
        TitleColumn(
            "title", label="Bild", url_name="wagtailimages:edit", classname="thumbnail-title"
        ),
        Column("missing", label="Es fehlt", accessor=missing_in_words),
        Column("use", label="Verwendung", accessor=use_in_words),
        Column("uploaded_by_user", label="Hochgeladen von"),
        DateColumn("created_at", label="Hochgeladen"),
    ]
    export_columns = {
        "Bild": lambda picture: picture.title,
        "Es fehlt": missing_in_words,
        "Verwendung": use_in_words,
        "Urheberin oder Urheber": lambda picture: picture.creator,
        "Bildnachweis": lambda picture: picture.credit,
        "Lizenz": lambda picture: picture.license,
        "Quelle": lambda picture: picture.source,
        "Hochgeladen": lambda picture: picture.created_at.date(),
    }
    list_export = list(export_columns)
    export_filename = "bilder-ohne-vollstaendige-rechte"

    permission_policy = picture_policy
    permission_required = "change"

    def get_queryset(self):
        self.queryset = listed(incomplete_pictures(self.request.user))
        return super().get_queryset()


class PictureRightsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see(request.user)


class PictureRightsSummary(SummaryItem):
    """On the dashboard beside the number of pictures, while there is something to do."""

    order = 210
    template_name = "editorial/picture_rights_summary.html"

    def get_context_data(self, parent_context) -> dict:
        return {"count": self.count, "url": reverse("picture_rights")}

    def is_shown(self) -> bool:
        self.count = incomplete_pictures(self.request.user).count()
        return self.count > 0
