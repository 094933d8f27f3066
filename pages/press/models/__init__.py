from .contact import PressContact
from .numbering import ReleaseCounter
from .pages import PressIndexPage, PressPhoto, PressReleasePage, ReleasePartner

__all__ = [
    "PressContact",
    "PressIndexPage",
    "PressPhoto",
    "PressReleasePage",
    "ReleaseCounter",
    "ReleasePartner",
]
