"""`make lint`: every check says one line when all is well, and everything when it is not."""

import os
import subprocess
import sys

PYTHON = sys.executable
CODE = (*"cms deploy home pages search settings".split(), ".ci", "manage.py")
BRIEF = ("--output-format", "concise")
# What is checked, and the command; it ends with 0 if all is well.
CHECKS = (
    ("Style", (PYTHON, "-m", "ruff", "check", "--quiet", *BRIEF, ".")),
    ("Layout of code", (PYTHON, "-m", "ruff", "format", "--check", "--quiet", *BRIEF, ".")),
    ("Layout of templates", (PYTHON, "-m", "djhtml", "--check", "--tabwidth", "2", "templates")),
    ("Safety of code", (PYTHON, "-m", "bandit", "-q", "-ll", "-c", "pyproject.toml", "-r", *CODE)),
    ("No secrets", (PYTHON, ".ci/leaks.py")),
    ("Ceilings", (PYTHON, ".ci/ceilings.py")),
    ("Pinned requirements", (PYTHON, ".ci/pins.py")),
    ("Vendored files", (PYTHON, "cms/core/vendor.py", "check")),
    ("Migrations", (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run")),
    ("System checks", (PYTHON, "manage.py", "check", "--fail-level", "WARNING")),
)


def passes(name: str, command: tuple[str, ...]) -> bool:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "settings.test"}
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        print(f"FAILED  {name}: {' '.join(command[1:])}\n{done.stdout.rstrip()}", flush=True)
    else:
        print(f"ok      {name}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    # A list, not a generator: a failure does not hide the ones after it.
    sys.exit(not all([passes(*check) for check in CHECKS]))
