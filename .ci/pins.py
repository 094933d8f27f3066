"""The .in files say what we want, the .txt files what is installed; do they still agree?

`make requirements` brings them together. Whether newer versions exist is another question.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[.*\])?==([^\s;]+)(.*(?:\n {4}--hash=.*)*)", re.MULTILINE)


def wanted(path: Path) -> Iterator[Requirement]:
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line and not line.startswith("-"):
            yield Requirement(line)


def pinned(path: Path) -> dict[str, tuple[str, bool]]:
    """Package name to version, and whether it comes with a hash."""
    pins = PIN.findall(path.read_text(encoding="utf-8"))
    return {canonicalize_name(name): (version, "--hash=" in rest) for name, version, rest in pins}


def disagreements(root: Path) -> Iterator[str]:
    site, dev = pinned(root / "requirements.txt"), pinned(root / "requirements-dev.txt")
    later = pinned(root / "requirements-next.txt")
    lists = {"requirements": site, "requirements-dev": dev, "requirements-next": later}
    for name, pins in lists.items():
        for requirement in wanted(root / f"{name}.in"):
            version, _ = pins.get(canonicalize_name(requirement.name), (None, False))
            if version is None:
                yield f"{name}.txt: {requirement.name} is missing"
            elif version not in requirement.specifier:
                yield f"{name}.txt: {requirement.name} is {version}, {name}.in wants {requirement}"
        yield from (
            f"{name}.txt: {pin} has no hash" for pin, (_, hashed) in pins.items() if not hashed
        )
    for pin in site:
        if dev.get(pin) != site[pin]:
            yield f"requirements-dev.txt: {pin} is not what requirements.txt has"


if __name__ == "__main__":
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.exit("\n".join(disagreements(root)) or None)
