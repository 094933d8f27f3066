"""No password and no key lies in the repository: detect-secrets over every file that git knows.

In Python, ruff's S105 to S107 look at names such as `password`; elsewhere that is done here too.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from detect_secrets import SecretsCollection
from detect_secrets.settings import default_settings

# Nothing but checksums and what `cms/core/vendor.py check` and pip compare with them; and pictures.
CHECKSUMS = ("requirements", "cms/core/vendor.lock.json", "cms/core/static/core/vendor/")
PICTURES = (".avif", ".heic", ".ico", ".jpg", ".pdf", ".png", ".svg", ".webp", ".woff2")
# Words that stand where a secret would stand.
HARMLESS = {
    ("deploy/environment.example", "ERSETZEN"),  # with it, nothing starts
    ("docs/architecture.md", "password"),
    ("docs/betrieb.md", "PASSWORT"),
    ("tests/deploy/test_production_settings.py", "geheim"),
}


def tracked(root: Path) -> Iterator[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    for path in filter(None, listed.stdout.split("\0")):
        if not path.startswith(CHECKSUMS) and not path.endswith(PICTURES):
            yield path


def leaks(root: Path) -> Iterator[str]:
    found = SecretsCollection(root=str(root))
    with default_settings():
        found.scan_files(*tracked(root))
    for path, secret in found:
        in_code = path.endswith(".py") and secret.type == "Secret Keyword"
        if not in_code and (path, secret.secret_value) not in HARMLESS:
            yield f"{path}:{secret.line_number}: {secret.type}"


if __name__ == "__main__":
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.exit("\n".join(sorted(leaks(root))) or None)
