"""Ceilings for files and for BasePage. Whoever meets one splits the file, or argues in an ADR.

The complexity of functions has a ceiling too; ruff keeps it (pyproject.toml).
"""

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

# Which files, how many lines; the first pattern that matches counts.
LINES = (
    ("settings/*.py", 200),
    ("*.py", 300),
    ("*.html", 120),
)
CLASSES = {"BasePage": 120}
NOT_OURS = {".git", ".venv", "migrations", "node_modules", "var", "vendor"}


def files(root: Path) -> Iterator[PurePath]:
    """Every file that we wrote, relative to `root`."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(set(subfolders) - NOT_OURS)
        yield from (Path(folder, name).relative_to(root) for name in sorted(names))


def ceiling(path: PurePath) -> int | None:
    return next((most for pattern, most in LINES if path.match(pattern)), None)


def breaches(root: Path) -> Iterator[str]:
    for path in files(root):
        most = ceiling(path)
        if most is None:
            continue
        text = (root / path).read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > most:
            yield f"{path}: {lines} lines, allowed are {most}"
        if path.suffix == ".py":
            yield from long_classes(path, text)


def long_classes(path: PurePath, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.name in CLASSES:
            lines = node.end_lineno - node.lineno + 1
            if lines > CLASSES[node.name]:
                yield (
                    f"{path}:{node.lineno}: class {node.name} has {lines} lines, "
                    f"allowed are {CLASSES[node.name]}"
                )


if __name__ == "__main__":
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.exit("\n".join(breaches(root)) or None)
