"""After `sync_roles` a group holds what the table says, these rights and no others."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from cms.accounts.models import User
from cms.accounts.roles import ROLES, group_of
from cms.accounts.roles_document import roles_document
from cms.editorial.models import ReviewTask
from cms.editorial.workflow import NAME

pytestmark = pytest.mark.django_db


def held(group: Group) -> dict[str, set]:
    """What a group holds in the database, in the words of the table; rights on parts are named."""
    root, top = Page.get_first_root_node(), Collection.get_first_root_node()
    return {
        "models": {_name(right) for right in group.permissions.select_related("content_type")},
        "pages": {
            right.permission.codename if right.page == root else f"{right.page}: {right.permission}"
            for right in GroupPagePermission.objects.filter(group=group)
        },
        "collections": {
            _name(right.permission) if right.collection == top else f"{right.collection}: {right}"
            for right in GroupCollectionPermission.objects.filter(group=group)
        },
    }


def _name(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def state() -> dict:
    """Every row that `sync_roles` may touch, with its primary key."""
    return {
        model.__name__: sorted(model.objects.values_list())
        for model in (
            Group,
            Group.permissions.through,
            GroupPagePermission,
            GroupCollectionPermission,
            Workflow,
            WorkflowPage,
            ReviewTask,
            ReviewTask.groups.through,
        )
    }


@pytest.mark.parametrize("key", ROLES)
def test_group_holds_the_rights_of_the_table_and_no_others(roles, key):
    role = ROLES[key]
    assert held(group_of(key)) == {
        "models": set(role.models),
        "pages": set(role.pages),
        "collections": set(role.collections),
    }


def test_only_our_groups_are_there(roles):
    assert {group.name for group in Group.objects.all()} == {role.group for role in ROLES.values()}


def test_rights_that_somebody_added_by_hand_are_taken_away(roles, site):
    for key in ROLES:
        group = group_of(key)
        group.permissions.add(Permission.objects.get(codename="add_group"))
        for codename, page in (("publish_page", site), ("unlock_page", site.get_parent())):
            GroupPagePermission.objects.get_or_create(
                group=group, page=page, permission=Permission.objects.get(codename=codename)
            )
        part = Collection.get_first_root_node().add_child(name=f"Für {group}")
        GroupCollectionPermission.objects.create(
            group=group, collection=part, permission=Permission.objects.get(codename="add_image")
        )

    call_command("sync_roles", verbosity=0)

    for key, role in ROLES.items():
        assert held(group_of(key)) == {
            "models": set(role.models),
            "pages": set(role.pages),
            "collections": set(role.collections),
        }


def test_rights_that_somebody_took_away_come_back(roles):
    before = {key: held(group_of(key)) for key in ROLES}
    GroupPagePermission.objects.all().delete()
    GroupCollectionPermission.objects.all().delete()
    group_of("admin").permissions.clear()
    call_command("sync_roles", verbosity=0)
    assert {key: held(group_of(key)) for key in ROLES} == before


def test_members_keep_their_role(roles):
    user = User.objects.create_user("k@test.example")
    user.groups.add(group_of("editor"))
    call_command("sync_roles", verbosity=0)
    assert [group.name for group in user.groups.all()] == ["Redaktion"]


def test_wagtails_groups_go_with_their_rights(db):
    for name in ("Moderators", "Editors"):
        group = Group.objects.get_or_create(name=name)[0]
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=Page.get_first_root_node(),
            permission=Permission.objects.get(codename="publish_page"),
        )
    call_command("sync_roles", verbosity=0)
    names = [role.group for role in ROLES.values()]
    assert not GroupPagePermission.objects.exclude(group__name__in=names).exists()
    assert not GroupCollectionPermission.objects.exclude(group__name__in=names).exists()


def test_second_run_changes_nothing(roles):
    before = state()
    call_command("sync_roles", verbosity=0)
    assert state() == before


def test_document_says_what_the_table_says():
    written = Path(settings.BASE_DIR, "docs", "roles.md").read_text(encoding="utf-8")
    assert written == roles_document(), "run: manage.py sync_roles --write-docs"


def test_command_writes_the_document(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    settings.BASE_DIR = tmp_path
    call_command("sync_roles", write_docs=True, verbosity=0)
    assert (tmp_path / "docs" / "roles.md").read_text(encoding="utf-8") == roles_document()


def test_nobody_but_the_head_may_publish_alone():
    alone = {key for key, role in ROLES.items() if "publish_page" in role.pages}
    assert alone == {"head"}


def test_partners_hold_nothing_and_admins_no_content():
    partner, admin = ROLES["partner"], ROLES["admin"]
    assert [*partner.models, *partner.pages, *partner.collections] == []
    assert [*admin.pages, *admin.collections] == []


def test_whole_tree_is_reviewed_by_editors_and_heads(roles):
    root = Page.get_first_root_node()
    (workflow,) = Workflow.objects.active()
    assert workflow.name == NAME
    assert list(WorkflowPage.objects.values_list("page", "workflow")) == [(root.pk, workflow.pk)]
    (task,) = (task.specific for task in workflow.tasks)
    assert isinstance(task, ReviewTask)
    assert {group.name for group in task.groups.all()} == {"Redaktion", "Leitung"}


def test_workflow_that_somebody_changed_is_repaired(roles):
    ours = Workflow.objects.active().get()
    foreign = Workflow.objects.create(name="Ohne Prüfung")
    WorkflowPage.objects.filter(page=Page.get_first_root_node()).update(workflow=foreign)
    ours.deactivate()
    ReviewTask.objects.get().groups.clear()
    call_command("sync_roles", verbosity=0)
    test_whole_tree_is_reviewed_by_editors_and_heads(None)
