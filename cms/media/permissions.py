"""Deleting a picture or a document is a right of its own.

Wagtail gives it to everybody who may change one, and would take the picture off public pages
without a second pair of eyes.
"""

from wagtail.documents import permissions as documents
from wagtail.documents.models import Document
from wagtail.images import permissions as images
from wagtail.images.models import Image
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cms.media.models import File, Picture


class FilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy for files in collections, which asks for the right to delete."""

    def user_has_permission(self, user, action) -> bool:
        if action == "delete":
            return self._check_perm(user, ["delete"])
        return super().user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        others = set(actions) - {"delete"}
        if "delete" in actions and self._check_perm(user, ["delete"], instance.collection):
            return True
        return bool(others) and super().user_has_any_permission_for_instance(user, others, instance)


def use_own_policies() -> None:
    """Wagtail 7 has no setting for it; its views take the policy from these two modules."""
    owner = {"owner_field_name": "uploaded_by_user"}
    images.permission_policy = FilePermissionPolicy(Picture, auth_model=Image, **owner)
    documents.permission_policy = FilePermissionPolicy(File, auth_model=Document, **owner)
