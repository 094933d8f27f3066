from .arrivals import Arrival
from .base import BasePage, PageQuerySet
from .generation import Generation
from .gone import Gone, Withdrawal
from .mixins import BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from .numbering import YearCounter
from .site import LegalMenuItem, MainMenuItem, Navigation, SiteSettings
from .vocabulary import STATEWIDE, Region, Topic

__all__ = [
    "STATEWIDE",
    "Arrival",
    "BasePage",
    "BodyMixin",
    "Generation",
    "Gone",
    "LeadMixin",
    "LegalMenuItem",
    "MainMenuItem",
    "Navigation",
    "PageQuerySet",
    "Region",
    "SiteSettings",
    "TeaserMixin",
    "Topic",
    "VocabularyMixin",
    "Withdrawal",
    "YearCounter",
]
