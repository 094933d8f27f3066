from wagtail.permission_policies import ModelPermissionPolicy

from .models import WorkerState

jobs_policy = ModelPermissionPolicy(WorkerState)


def may_see_jobs(user) -> bool:
    """Whether this person looks after the server."""
    return jobs_policy.user_has_permission(user, "view")
