"""„Handbuch“ in the admin: the editors' handbook of docs/handbuch/, chapter by chapter."""

import re
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from markdown import markdown
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

FOLDER = Path(settings.BASE_DIR) / "docs" / "handbuch"
INDEX = "README"
TITLE = "Handbuch"
_LINK = re.compile(r'(href|src)="(?:bilder/)?([\w-]+)\.(md|png)((?:#[\w-]*)?)"')


def chapters() -> list[str]:
    """The names of the chapters, in the order of the list in README.md."""
    return re.findall(r"\]\(([\w-]+)\.md\)", _text(INDEX))


def _text(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def _title(name: str) -> str:
    return _text(name).partition("\n")[0].removeprefix("# ").strip()


def _address(link: re.Match) -> str:
    """A link or picture as it stands in the files, as it is found in the admin."""
    attribute, name, kind, anchor = link.groups()
    if kind == "png":
        return f'{attribute}="{reverse("handbook_picture", args=[name])}"'
    address = reverse("handbook") if name == INDEX else reverse("handbook_chapter", args=[name])
    return f'{attribute}="{address}{anchor}"'


class Handbook(WagtailAdminTemplateMixin, TemplateView):
    """`/admin/hilfe/` lists the chapters, `/admin/hilfe/presse/` is one of them."""

    template_name = "home/handbook.html"
    header_icon = "help"
    _show_breadcrumbs = True

    @cached_property
    def name(self) -> str:
        name = self.kwargs.get("chapter")
        if name and name not in chapters():
            raise Http404
        return name or INDEX

    def get_page_title(self) -> str:
        return TITLE if self.name == INDEX else _title(self.name)

    def get_breadcrumbs_items(self) -> list[dict]:
        items = [{"url": reverse("wagtailadmin_home"), "label": "Start"}]
        items.append({"url": reverse("handbook"), "label": TITLE})
        if self.name != INDEX:
            items.append({"url": "", "label": self.get_page_title()})
        return items

    def get_context_data(self, **kwargs) -> dict:
        body = _text(self.name).partition("\n")[2]
        html = _LINK.sub(_address, markdown(body, extensions=["tables", "toc"]))
        names = chapters()
        position = names.index(self.name) if self.name in names else -1
        following = names[position + 1] if position + 1 < len(names) else ""
        return super().get_context_data(**kwargs) | {
            # Written by us, and delivered with the code.
            "text": mark_safe(html),  # nosec B703
            "following": following,
            "following_title": _title(following) if following else "",
        }


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """`/admin/hilfe/bilder/mein-tag/`: a screen of the handbook."""
    path = FOLDER / "bilder" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
