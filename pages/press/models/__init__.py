from .children import Correction, PressPhoto, ReleasePartner
from .contact import PressContact
from .index import PressIndexPage
from .numbering import ReleaseCounter
from .release import PressReleasePage

__all__ = [
    "Correction",
    "PressContact",
    "PressIndexPage",
    "PressPhoto",
    "PressReleasePage",
    "ReleaseCounter",
    "ReleasePartner",
]
