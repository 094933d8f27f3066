from .base import BasePage, PageQuerySet
from .generation import Generation
from .gone import Gone, Withdrawal
from .mixins import BodyMixin, LeadMixin, TeaserMixin, VocabularyMixin
from .site import LegalMenuItem, MainMenuItem, Navigation, SiteSettings
from .vocabulary import STATEWIDE, Region, Topic

__all__ = [
    "STATEWIDE",
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
]
