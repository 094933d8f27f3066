from .access import Invitation, Membership
from .joining import REJECTED_FOR, UNCONFIRMED_FOR, JoinQuestion, JoinRequest
from .leaving import Departure, FormerMember
from .pages import PartnerIndexPage, PartnerPage
from .profile import ProfileChange

__all__ = [
    "REJECTED_FOR",
    "UNCONFIRMED_FOR",
    "Departure",
    "FormerMember",
    "Invitation",
    "JoinQuestion",
    "JoinRequest",
    "Membership",
    "PartnerIndexPage",
    "PartnerPage",
    "ProfileChange",
]
