from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from cms.media.models import Picture


@pytest.fixture
def quick_sizes(monkeypatch):
    """Pictures get all their sizes, but nothing is drawn for them: some tests make a hundred."""
    dot = BytesIO()
    Image.new("RGB", (6, 4)).save(dot, "PNG")

    def draw_nothing(self, filter, source=None) -> ContentFile:
        return ContentFile(dot.getvalue(), name=f"{filter.spec}.png")

    monkeypatch.setattr(Picture, "generate_rendition_file", draw_nothing)
