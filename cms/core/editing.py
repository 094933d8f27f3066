"""The editor's form: the same tabs for every page type, and how long a text is best."""

from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.panels.group import PanelGroup
from wagtail.admin.panels.title_field_panel import TitleFieldPanel

# In the order of the work; a tab without fields is not shown.
TABS = (
    ("content_panels", "Inhalt"),
    ("promote_panels", "Übersichten und Teilen"),
    ("vocabulary_panels", "Themen und Regionen"),
    ("correction_panels", "Berichtigungen"),
    ("settings_panels", "Einstellungen"),
)


class EditorTabs(TabbedInterface):
    """The tabs, and above them what the page still needs to be public."""

    class BoundPanel(TabbedInterface.BoundPanel):
        template_name = "core/editor_tabs.html"


def tabs(page_type) -> EditorTabs:
    """The form of a page type, from the lists of panels that it and its mixins name."""
    filled = [(getattr(page_type, name, []), heading) for name, heading in TABS]
    lists = [ObjectList(name_rows(panels), heading=heading) for panels, heading in filled if panels]
    return EditorTabs(lists, base_form_class=page_type.base_form_class)


def name_rows(panels: list[Panel]) -> list[Panel]:
    """Wagtail's links to a place in the form find fields by their name; rows get one here."""
    for panel in panels:
        if isinstance(panel, InlinePanel):
            panel.attrs["data-contentpath"] = panel.relation_name
        elif isinstance(panel, PanelGroup):
            name_rows(panel.children)
    return panels


def title_panel(heading: str, help_text: str) -> TitleFieldPanel:
    """The page's title, called as the press office calls it."""
    return TitleFieldPanel(
        "title",
        heading=heading,
        placeholder=f"{heading}*",
        help_text=help_text,
        attrs=length(80),
    )


def counted(field: str, about: int, **kwargs) -> FieldPanel:
    """A text field that says while somebody types how long it is; `about` letters are good."""
    return FieldPanel(field, attrs=length(about), **kwargs)


def length(about: int) -> dict[str, str]:
    return {"data-controller": "cms-length", "data-cms-length-about-value": str(about)}
