"""What the editor's preview can show of a page beside the page itself."""

from django.db import models

PAGE = ""  # Wagtail's own preview


class Previews(models.Model):
    """The page, its hit in a search engine, and the card of a shared link."""

    preview_modes = [(PAGE, "Seite"), ("suche", "Suchtreffer"), ("teilen", "Teilen")]
    preview_templates = {"suche": "core/preview_search.html", "teilen": "core/preview_share.html"}

    class Meta:
        abstract = True

    def get_template(self, request, *args, **kwargs) -> str:
        """Only a preview has a mode; readers always get the page."""
        mode = getattr(request, "preview_mode", None) or PAGE
        return self.preview_templates.get(mode) or super().get_template(request, *args, **kwargs)
