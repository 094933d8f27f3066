from cms.core.models import PageQuerySet


class PartnerQuerySet(PageQuerySet):
    """Partners as a directory: always alphabetical, no ranks."""

    def for_cards(self):
        return super().for_cards().select_related("primary_region")

    def a_to_z(self):
        return self.order_by("sort_name", "pk")
