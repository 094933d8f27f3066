"""Who may do what: one table, applied by `sync_roles`, written out in docs/roles.md.

The rights of a group are exactly those that stand here; whatever else a group holds in the
database is taken away.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


@dataclass(frozen=True)
class Role:
    """A group of accounts and its rights; permissions as `app_label.codename`."""

    group: str
    purpose: str
    models: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()


_ENTER = ("wagtailadmin.access_admin",)
_VOCABULARY = tuple(
    f"{app}.{action}_{model}"
    for app, model in (
        ("core", "topic"),
        ("press", "presscontact"),
        ("search", "synonym"),
        ("wagtailsearchpromotions", "searchpromotion"),
    )
    for action in ("add", "change", "delete", "view")
)
# Who wants to join: read it, and decide.
_APPLICATIONS = ("partners.view_joinrequest", "partners.change_joinrequest")
# What readers cannot use: read it, answer it, keep it in the statement until it is mended.
_BARRIERS = ("barriers.view_barrierreport", "barriers.change_barrierreport")
# To end the account of somebody who keeps a profile.
_CLOSE_PARTNERS = "partners.close_account"
# Wagtail asks for the rights of its own models, also where pictures and files are ours.
_FILE_MODELS = ("wagtailimages.{}_image", "wagtaildocs.{}_document")
_FILES = tuple(
    model.format(action) for model in _FILE_MODELS for action in ("add", "change", "choose")
)
_EDITOR = Role(
    group="Redaktion",
    purpose="schreibt, bebildert, reicht ein und gibt frei, was eine andere Person bearbeitet hat",
    models=(*_ENTER, *_VOCABULARY, "search.view_searchterm", *_APPLICATIONS, *_BARRIERS),
    pages=("add_page", "change_page"),
    collections=_FILES,
)

ROLES: dict[str, Role] = {
    "editor": _EDITOR,
    "head": Role(
        group="Leitung",
        purpose="darf alles, was die Redaktion darf; veröffentlicht auch allein, nimmt zurück, "
        "verschiebt, löscht und pflegt Menüs und Angaben zur Website",
        models=(
            *_EDITOR.models,
            "core.change_sitesettings",
            "core.change_navigation",
            _CLOSE_PARTNERS,
        ),
        pages=(*_EDITOR.pages, "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
        collections=(*_FILES, *(model.format("delete") for model in _FILE_MODELS)),
    ),
    "admin": Role(
        group="Administration",
        purpose="verwaltet Konten, Rollen, Weiterleitungen und die Technik; ändert keine Inhalte",
        models=(
            *_ENTER,
            *(f"accounts.{action}_user" for action in ("add", "change", "delete", "view")),
            *(
                f"wagtailredirects.{action}_redirect"
                for action in ("add", "change", "delete", "view")
            ),
            "wagtailcore.change_site",
            "wagtailcore.view_site",
            "jobs.view_workerstate",
            "jobs.view_mail",
            "accounts.view_logentry",
            _CLOSE_PARTNERS,
        ),
    ),
    "partner": Role(
        group="Partner",
        purpose="pflegt das eigene Profil in einem eigenen Formular; kein Zugang zur Verwaltung",
    ),
}

# Groups that a fresh Wagtail brings and that no role of ours stands for.
_FOREIGN_GROUPS = ("Moderators", "Editors")


@transaction.atomic
def sync_roles() -> None:
    """Make groups and rights equal to the table; safe to run at any time, also twice at once."""
    Group.objects.filter(name__in=_FOREIGN_GROUPS).delete()
    for role in ROLES.values():
        group, _ = Group.objects.get_or_create(name=role.group)
        group.permissions.set(_permissions(role.models))
        _sync_tree(group, role.pages)
        _sync_collections(group, role.collections)


def group_of(role: str) -> Group:
    """The group that stands for `role`, a key of `ROLES`."""
    return Group.objects.get(name=ROLES[role].group)


def _permissions(names: tuple[str, ...]) -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in (name.split(".") for name in names)
    ]


def _sync_tree(group: Group, codenames: tuple[str, ...]) -> None:
    rights = GroupPagePermission.objects.filter(group=group)
    wanted = [Permission.objects.get(codename=name) for name in codenames]
    root = Page.get_first_root_node()
    rights.exclude(page=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _sync_collections(group: Group, names: tuple[str, ...]) -> None:
    rights = GroupCollectionPermission.objects.filter(group=group)
    wanted = _permissions(names)
    root = Collection.get_first_root_node()
    rights.exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
