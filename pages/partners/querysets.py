from cms.core.models import PageQuerySet


class PartnerQuerySet(PageQuerySet):
    """Partners as a directory: always alphabetical, no ranks."""

    def with_card_pictures(self):
        """A row in a list also names the region."""
        return super().with_card_pictures().select_related("primary_region")

    def a_to_z(self):
        return self.order_by("sort_name", "pk")
