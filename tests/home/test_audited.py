"""The audit measures a page of every type: a new one gets its line in `.ci/audited/`."""

from urllib.parse import urlsplit

import pytest
from wagtail.models import Page

from tests.deploy.conftest import ROOT
from tests.page_types import PAGE_TYPES


def audited() -> list[str]:
    """The paths in all lists, without their query."""
    files = (ROOT / ".ci" / "audited").glob("*.txt")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [urlsplit(line.split()[0]).path for line in lines if not line.startswith("#")]


@pytest.mark.django_db
def test_every_page_type_is_measured(demo_site):
    root = Page.objects.get(depth=2).url_path.rstrip("/")
    pages = Page.objects.live().filter(url_path__in=[root + path for path in audited()])

    assert {page.specific_class for page in pages} == set(PAGE_TYPES)
