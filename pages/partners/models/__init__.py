from .access import Membership
from .pages import PartnerIndexPage, PartnerPage, sort_name

__all__ = ["Membership", "PartnerIndexPage", "PartnerPage", "sort_name"]
