"""Deleting a picture or a document is a right of its own.

Wagtail gives it to everybody who may change one, and would take the picture off public pages
without a second pair of eyes.
"""

from wagtail import permissions
from wagtail.documents.models import Document
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


_OWNER = {"owner_field_name": "uploaded_by_user"}
picture_policy = FilePermissionPolicy(Picture, auth_model=Image, **_OWNER)
file_policy = FilePermissionPolicy(File, auth_model=Document, **_OWNER)


def use_own_policies() -> None:
    """Wagtail 8 has a register, into which it writes its own later; 7 has two modules."""
    if register := getattr(permissions, "register_permission_policy", None):
        register(Picture, picture_policy, exact_class=True)
        register(File, file_policy, exact_class=True)
        return
    from wagtail.documents import permissions as documents
    from wagtail.images import permissions as images

    images.permission_policy, documents.permission_policy = picture_policy, file_policy
