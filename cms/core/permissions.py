"""What a right on a page allows, where our roles mean something else than Wagtail's."""

from wagtail.models import PagePermissionTester


class BasePagePermissionTester(PagePermissionTester):
    """Whoever may not publish takes no draft away either; a lock holds against deletion too.

    Wagtail lets everybody who may change a page delete and move it until it is published, whoever
    wrote it and whether it is locked or not. Moving asks `can_delete` as well.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.can_publish() and not self._others_lock()

    def _others_lock(self) -> bool:
        locked = self.page.get_descendants(inclusive=True).filter(locked=True)
        return locked.exclude(locked_by=self.user).exists()
