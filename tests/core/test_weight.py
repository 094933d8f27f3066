"""What a reader loads beside the page itself stays small, compressed as it is sent."""

import gzip
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

KB = 1024
AT_LOAD = ("core/js/site.js",)


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """The static files as production has them, but not compressed."""
    folder = tmp_path_factory.mktemp("static")
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "cms.core.storage.SiteStaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def weight(*paths: Path) -> int:
    """Bytes, each file compressed by itself."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_style_sheet_is_one_and_small(collected):
    sheet = collected / "core" / "css" / "site.css"
    assert "/*" not in sheet.read_text()
    assert weight(sheet) <= 10 * KB


def test_scripts_are_small(collected):
    scripts = list((collected / "core" / "js").glob("*.js"))
    sources = [path for path in scripts if path.name.count(".") == 1]
    assert weight(*sources) <= 6 * KB
    assert weight(*(collected / name for name in AT_LOAD)) <= 3 * KB


def test_font_that_german_pages_load_is_small(collected):
    (font,) = (collected / "core" / "vendor").glob("*/*-german.woff2")
    assert font.stat().st_size <= 18 * KB
