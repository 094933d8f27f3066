from .access import Invitation, Membership
from .joining import REJECTED_FOR, UNCONFIRMED_FOR, JoinQuestion, JoinRequest
from .pages import PartnerIndexPage, PartnerPage, sort_name

__all__ = [
    "REJECTED_FOR",
    "UNCONFIRMED_FOR",
    "Invitation",
    "JoinQuestion",
    "JoinRequest",
    "Membership",
    "PartnerIndexPage",
    "PartnerPage",
    "sort_name",
]
