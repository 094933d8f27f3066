"""Imports flow only downwards. The table says what may know what; every Python file keeps to it."""

import ast
import graphlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Each room of the house, and the rooms that it may import from; itself it always may.
KERNEL = {"cms.core", "cms.media", "cms.accounts", "cms.editorial", "cms.jobs", "cms.backup"}
SLICES = {
    "pages.standard",
    "pages.campaigns",
    "pages.mutmacher",
    "pages.press",
    "pages.partners",
    "pages.barriers",
}
ARROWS: dict[str, set[str]] = {
    "cms.jobs": set(),
    "cms.backup": {"cms.jobs"},
    "cms.media": {"cms.jobs", "cms.backup"},
    "cms.accounts": {"cms.jobs", "cms.backup"},
    "cms.core": {"cms.media", "cms.jobs", "cms.backup"},
    "cms.editorial": {"cms.core", "cms.media", "cms.accounts", "cms.jobs"},
    **dict.fromkeys(SLICES, KERNEL),
    "search": KERNEL,
    "home": KERNEL | SLICES,
    "settings": KERNEL | SLICES | {"home", "search"},
    "manage": {"settings"},
    "deploy": set(),
    # The folders around the rooms: whatever is new in them needs a line of its own above.
    "cms": set(),
    "pages": set(),
}
ARROWS["tests"] = set(ARROWS)

# The launcher of the demo runs before any package is installed.
STANDARD_LIBRARY_ONLY = {"deploy"}
# Data does not know how it is shown.
ABOVE_MODELS = {"views", "feeds", "wagtail_hooks"}


def breaches(root: Path) -> list[str]:
    """`file:line: sentence` for every import below `root` that the table forbids."""
    return [breach for path in python_files(root) for breach in breaches_in(path, root)]


def python_files(root: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(root):
        hidden = {name for name in subfolders if name.startswith(".")}
        subfolders[:] = sorted(set(subfolders) - hidden - {"node_modules", "var"})
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(".py"))


def breaches_in(path: Path, root: Path) -> Iterator[str]:
    place = path.relative_to(root)
    importer = place.with_suffix("").parts
    home = room(".".join(importer))
    if home is None:
        yield f"{place}:1: is in no room of the table"
        return
    for line, imported in imports(path, importer):
        if sentence := forbidden(home, importer, imported):
            yield f"{place}:{line}: {sentence}"


def forbidden(home: str, importer: tuple[str, ...], imported: str) -> str | None:
    """Why the module `importer`, which lies in the room `home`, must not import `imported`."""
    target, parts = room(imported), imported.split(".")
    if target is None:
        foreign = parts[0] not in sys.stdlib_module_names
        if home in STANDARD_LIBRARY_ONLY and foreign:
            return f"{home} knows the standard library only, not {imported}"
    elif target != home and target not in ARROWS[home]:
        return f"{home} must not import {imported}"
    elif "wagtail_hooks" in parts:
        return f"only Wagtail imports wagtail_hooks, not {home}"
    elif "models" in importer and not ABOVE_MODELS.isdisjoint(parts):
        return f"models must not import {imported}"
    return None


def room(module: str) -> str | None:
    """The room that a dotted name lies in: the longest match in the table. None if not ours."""
    parts = module.split(".")
    prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in ARROWS), None)


def imports(path: Path, importer: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # One dot is the importer's own package, each further dot one above.
            package = importer[: -node.level] if node.level else ()
            base = [*package, *filter(None, [node.module])]
            yield from ((node.lineno, ".".join([*base, alias.name])) for alias in node.names)


def test_every_import_follows_an_arrow():
    assert breaches(ROOT) == []


def test_the_arrows_have_no_cycle():
    graphlib.TopologicalSorter(ARROWS).prepare()


@pytest.mark.parametrize(
    ("file", "code", "sentence"),
    [
        ("cms/core/text.py", "import home", "cms.core must not import home"),
        ("cms/core/text.py", "import cms.accounts.roles", "must not import cms.accounts.roles"),
        ("cms/core/text.py", "from cms import editorial", "must not import cms.editorial"),
        ("cms/core/text.py", "from ..editorial import x", "must not import cms.editorial.x"),
        ("cms/core/__init__.py", "from ..editorial import x", "must not import cms.editorial.x"),
        ("cms/core/text.py", "def f():\n    import pages.press", "must not import pages.press"),
        ("cms/media/models.py", "from cms.core import text", "must not import cms.core.text"),
        ("pages/press/models.py", "import pages.partners.models", "not import pages.partners"),
        ("pages/press/urls.py", "from search import query", "must not import search.query"),
        ("pages/press/urls.py", "from home.models import HomePage", "not import home.models"),
        ("search/views.py", "from pages.press import models", "must not import pages.press"),
        ("home/demo/tree.py", "import search", "home must not import search"),
        ("home/models.py", "import settings.base", "home must not import settings.base"),
        ("home/apps.py", "from tests import factories", "must not import tests.factories"),
        ("cms/core/models/site.py", "from ..views import home", "models must not import"),
        ("pages/press/models.py", "from .feeds import Feed", "models must not import"),
        ("pages/press/apps.py", "from . import wagtail_hooks", "only Wagtail imports"),
        ("settings/urls.py", "import cms.core.wagtail_hooks", "only Wagtail imports"),
        ("deploy/demo/child.py", "import django", "knows the standard library only"),
        ("cms/shop/models.py", "import cms.core.text", "cms must not import cms.core.text"),
        ("cms/core/text.py", "import cms.shop", "cms.core must not import cms.shop"),
        ("shop/models.py", "", "is in no room of the table"),
    ],
)
def test_a_breach_is_found_with_its_line(tmp_path, file, code, sentence):
    lines = code.count("\n") + 1
    write(tmp_path / file, code)

    (breach,) = breaches(tmp_path)

    assert breach.startswith(f"{file}:{lines}: ")
    assert sentence in breach


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("cms/core/models/page.py", "from wagtail.models import Page\nfrom .site import Site"),
        ("cms/editorial/checks.py", "from cms.core.models import BasePage\nimport cms.jobs.queue"),
        ("pages/press/models.py", "from cms.core.models import BasePage\nfrom . import numbers"),
        ("pages/press/urls.py", "from .views import archive\nfrom .feeds import Feed"),
        ("home/models.py", "from pages.press.models import PressReleasePage"),
        ("search/models.py", "from django.views import View"),
        ("settings/urls.py", "from search.views import search\nimport home.views"),
        ("tests/search/test_query.py", "from search import query\nfrom pages.press import models"),
        ("deploy/demo/child.py", "import ctypes\nfrom .console import say"),
        (".venv/lib/python3.11/site-packages/home.py", "import search"),
        ("var/notes.py", "import search"),
    ],
)
def test_an_import_along_the_arrows_is_no_breach(tmp_path, file, code):
    write(tmp_path / file, code)

    assert breaches(tmp_path) == []


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
