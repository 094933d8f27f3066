from wagtail_modeladmin.options import ModelAdminGroup

from .log_list import LogList
from .mails import MailList


class OperatingGroup(ModelAdminGroup):
    """Shown to whoever may view at least one of them."""

    menu_label = "Betrieb"
    menu_item_name = "betrieb"
    menu_icon = "cogs"
    menu_order = 8000
    items = (MailList, LogList)
