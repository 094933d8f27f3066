"""`make test-browser`: tests in a real Chromium. Without one they fail; none is skipped."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The path of a Chromium: what CHROMIUM names, else the first one installed."""
    named = os.environ.get("CHROMIUM", "").strip()
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        sys.exit(
            f"FAILED  {named or 'Chromium'} is not there, and these tests need it. On Debian: "
            "apt-get install chromium. Installed elsewhere? CHROMIUM names its path."
        )
    return found


if __name__ == "__main__":
    os.environ["CHROMIUM"] = chromium()
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings.test_browser"
    command = [sys.executable, "-m", "pytest", "tests/browser", *sys.argv[1:]]
    sys.exit(subprocess.run(command).returncode)
