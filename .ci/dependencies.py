"""`make security-audit`: does a list of known vulnerabilities name a package that we pin?

Asks the OSV database on the internet, whose address VULNERABILITIES_URL may replace by that of a
mirror. What cannot be looked up fails: silence is no good news.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

LISTS = ("requirements.txt", "requirements-dev.txt")
# A database that knows nothing of this one is none, whatever it answers.
KNOWN_TO_BE_BAD = f"django==2.2 --hash=sha256:{'0' * 64}\n"


def audit(path: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    command += ["--progress-spinner", "off", "--vulnerability-service", "osv"]
    if address := os.environ.get("VULNERABILITIES_URL", "").strip():
        command += ["--osv-url", address]
    return subprocess.run([*command, "--requirement", path], capture_output=True, text=True)


def last_word(done: subprocess.CompletedProcess) -> str:
    return (done.stderr.strip() or "pip-audit said nothing").splitlines()[-1]


def knows_what_is_bad() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "requirements.txt")
        path.write_text(KNOWN_TO_BE_BAD, encoding="utf-8")
        done = audit(path)
    if done.returncode == 1 and "django" in done.stdout:
        return True
    print(f"FAILED  Nothing could be looked up: {last_word(done)}", flush=True)
    return False


def is_good(path: Path) -> bool:
    done = audit(path)
    if done.returncode:
        print(f"FAILED  {path.name}: {last_word(done)}\n{done.stdout}", flush=True)
    else:
        print(f"ok      {path.name}: no known vulnerability", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    # A list, not a generator: a failure does not hide the one after it.
    sys.exit(not (knows_what_is_bad() and all([is_good(root / name) for name in LISTS])))
