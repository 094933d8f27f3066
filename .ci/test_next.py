"""`make test-next`: tests on the next Wagtail, in an environment of its own below var/.

Its packages are those of requirements-dev.txt, but for what requirements-next.in says. Without
arguments some modules run that meet each page type, the admin's screens, publishing and search.
"""

import subprocess
import sys
from pathlib import Path

from deploy.demo import outcome
from deploy.demo.environment import Environment

REQUIREMENTS = "requirements-next.txt"
SOME = (
    *("tests/core/test_headers.py", "tests/admin/test_editor.py", "tests/media/test_private.py"),
    *("tests/editorial/test_withdrawing.py", "tests/search/test_search.py"),
    *("tests/editorial/test_stale_deleted.py", "tests/admin/test_editor_limits.py"),
)


def run(tests: list[str]) -> int:
    environment = Environment(Path.cwd(), "var/next")
    if not environment.holds(REQUIREMENTS):
        environment.install(REQUIREMENTS)
    command = [environment.python, "-m", "pytest", "--numprocesses", "auto"]
    command += ["-o", "cache_dir=var/next/.cache"]
    # What the version after the next takes away is told when the site runs on the next.
    command += ["-W", "ignore::DeprecationWarning", "-W", "ignore::PendingDeprecationWarning"]
    return subprocess.run([*command, *(tests or SOME)]).returncode


if __name__ == "__main__":
    sys.exit(outcome.of(lambda: sys.exit(run(sys.argv[1:]))))
