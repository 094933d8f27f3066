"""Which analysis made an index: terms of two versions must never meet in one."""

import hashlib
from functools import cache
from importlib import metadata, resources

RULES = 5  # raised with every change of this package that gives other terms
LIBRARIES = ("simplemma", "HanTa")


@cache
def analysis_version() -> str:
    """Of the rules, the libraries and the word lists; 12 letters and digits."""
    digest = hashlib.sha256(str(RULES).encode())
    for library in LIBRARIES:
        digest.update(f"{library}={metadata.version(library)};".encode())
    for path in sorted(resources.files(__package__).joinpath("data").iterdir(), key=str):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
