from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .handbook import TITLE, Handbook, picture


@hooks.register("register_admin_urls")
def register_handbook_urls():
    return [
        path("hilfe/", Handbook.as_view(), name="handbook"),
        path("hilfe/<slug:chapter>/", Handbook.as_view(), name="handbook_chapter"),
        path("hilfe/bilder/<slug:name>/", picture, name="handbook_picture"),
    ]


@hooks.register("register_admin_menu_item")
def register_handbook_menu_item():
    return MenuItem(TITLE, reverse("handbook"), name="handbook", icon_name="help", order=1000)
