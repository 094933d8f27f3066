import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, TaskState, Workflow, WorkflowTask

from cms.editorial.authorship import editable_content, last_content_author
from cms.editorial.models import ReviewTask


@pytest.fixture
def anna(add_user):
    return add_user("anna")


@pytest.fixture
def ben(add_user):
    return add_user("ben")


@pytest.fixture
def task(editors) -> ReviewTask:
    task = ReviewTask.objects.create(name="Prüfung")
    task.groups.add(editors)
    return task


@pytest.fixture
def page(add_page, anna):
    return add_page("Von Anna", user=anna)


@pytest.fixture
def submitted(page, task, anna) -> TaskState:
    """Anna's page in Anna's submission."""
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow.start(page, anna).current_task_state


def names(actions) -> set[str]:
    return {name for name, _, _ in actions}


def edit(page, user, **changes) -> None:
    page = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=user)


def test_author_decides_nothing(task, page, anna):
    assert task.get_actions(page, anna) == []


def test_another_member_may_approve_and_reject(task, page, ben):
    assert names(task.get_actions(page, ben)) == {"approve", "reject"}


def test_outsider_decides_nothing(task, page, add_user):
    assert task.get_actions(page, add_user("gast", member=False)) == []


def test_superuser_is_no_exception(task, add_page, add_user):
    chief = add_user("chef", member=False, is_superuser=True)
    assert task.get_actions(add_page("Eigene", user=chief), chief) == []
    assert task.get_actions(add_page("Fremde", user=add_user("anna")), chief)


def test_whoever_changes_the_text_becomes_its_author(task, page, anna, ben):
    edit(page, ben, title="Von Ben überarbeitet")
    assert task.get_actions(page, ben) == []
    assert names(task.get_actions(page, anna)) == {"approve", "reject"}


def test_saving_without_a_change_makes_no_author(task, page, anna, ben):
    edit(page, ben)
    assert task.get_actions(page, anna) == []
    assert task.get_actions(page, ben)


def test_going_back_to_an_older_text_is_a_change(page, anna, ben):
    edit(page, ben, title="Versuch")
    edit(page, ben, title="Von Anna")
    assert last_content_author(page) == ben


def test_change_that_is_saved_with_the_approval_forbids_it(submitted, page, ben):
    """The editor offers "approve" before it saves what the reviewer changed in the form."""
    edit(page, ben, title="Von Ben im letzten Augenblick geändert")
    with pytest.raises(PermissionDenied):
        submitted.task.specific.on_action(submitted, ben, "approve")
    submitted.refresh_from_db()
    assert submitted.status == TaskState.STATUS_IN_PROGRESS


def test_waiting_list_leaves_out_ones_own(submitted, anna, ben):
    assert list(TaskState.objects.reviewable_by(anna)) == []
    assert list(TaskState.objects.reviewable_by(ben)) == [submitted]


def test_submitter_may_cancel(submitted, anna):
    assert submitted.workflow_state.user_can_cancel(anna)


@pytest.mark.parametrize(("name", "public"), [("anna", False), ("ben", True)])
def test_approval_publishes_though_neither_may_publish_alone(
    submitted, page, client, anna, ben, name, public
):
    client.force_login({"anna": anna, "ben": ben}[name])
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", submitted.pk])
    client.post(address, {"comment": ""})
    page.refresh_from_db()
    assert page.live is public


def test_task_explains_itself_in_german():
    assert ReviewTask.get_verbose_name() == "Vier-Augen-Prüfung"
    assert "zweite Person" in ReviewTask.get_description()


def test_page_without_revision_has_no_author(root):
    assert last_content_author(root) is None


def test_text_of_a_deleted_account_has_no_author(page, anna, ben, task):
    anna.delete()
    assert last_content_author(page) is None
    assert task.get_actions(page, ben)


def test_publishing_locking_and_moving_make_no_author(page, anna, ben, add_page):
    page.save_revision(user=anna).publish()
    page.refresh_from_db()
    page.locked, page.locked_by, page.locked_at = True, ben, timezone.now()
    page.save()
    page.move(add_page("Neues Zuhause", user=ben), "last-child")
    page.refresh_from_db()
    edit(page, ben)
    assert last_content_author(page) == anna


def test_comment_makes_no_author(page, anna, ben):
    page.wagtail_admin_comments = [Comment(user=ben, text="Schön!", contentpath="title")]
    page.save_revision(user=ben)
    assert last_content_author(page) == anna


def test_ids_of_blocks_and_inline_rows_are_no_content():
    def content(block_id, row_key, text="Guten Tag"):
        blocks = [{"type": "text", "value": {"text": text}, "id": block_id}]
        return editable_content(
            {"body": json.dumps(blocks), "photos": [{"pk": row_key, "caption": "Deich"}]}
        )

    assert content(None, None) == content("a1", 5)
    assert content("a1", 5) != content("a1", 5, text="Auf Wiedersehen")


@pytest.mark.parametrize("text", ["[", "[1] Quelle", "[" * 100_000, "Text"])
def test_text_that_only_looks_like_blocks_is_compared_as_text(text):
    assert editable_content({"lead": text}) == {"lead": text}
