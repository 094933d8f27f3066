"""The admin shows no pictures of the people who work here.

Wagtail's own field would keep the file as it comes from a phone, with the place where it was taken.
"""

from wagtail.admin.views.account import AvatarSettingsPanel


def offer_no_portraits() -> None:
    """Wagtail 7 has no setting for it; a panel that is not active takes no file either."""
    AvatarSettingsPanel.is_active = lambda panel: False
