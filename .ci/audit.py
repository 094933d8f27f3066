"""`make audit`: the demo's pages measured in a real browser; every count has to be 0.

AUDIT_DIR names the harness (accessibility, HTML, keyboard, zoom, CSP, cookies, third parties). It
is copied below var/, because its packages are installed beside it. `--full` adds Lighthouse,
Observatory, links and the AAA rules; it takes an hour.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from demo import ROOT, manage, running_demo
from test_browser import chromium

HERE = ROOT / ".ci" / "audited"
WORK = ROOT / "var" / "audit"
PARTNER = "verwaltung@lindenrad.example"
QUICK = ("--skip", "lighthouse,security,crawl")
FULL = ("--aaa", "--lh-runs", "3", "--min-observatory", "130", "--https-proxy-header")
# Search pages ask search engines to leave them out, which Lighthouse's SEO score takes as a fault.
BEST = ("--min-lh", "98/100/100/100")
LEFT_OUT_OF_SEARCH_ENGINES = ("--min-lh", "98/100/100/0")


def harness() -> Path:
    """The path of a harness that is ready to run."""
    source = Path(os.environ.get("AUDIT_DIR", ROOT.parent / "shared" / "audit"))
    if not (source / "audit.mjs").is_file():
        sys.exit(f"FAILED  AUDIT_DIR names no audit harness: {source}. The audit needs it.")
    if not shutil.which("npm"):
        sys.exit(
            "FAILED  The audit harness needs Node.js with npm. On Debian: apt-get install npm."
        )
    ready = WORK / "harness"
    shutil.copytree(
        source, ready, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules")
    )
    subprocess.run(["npm", "ci", "--silent", "--no-fund", "--no-audit"], cwd=ready, check=True)
    return ready / "audit.mjs"


def partner_cookie() -> str:
    """The header of a request by a partner who has signed in to the demo."""
    code = (
        "from django.contrib.auth import get_user_model; from django.test import Client; "
        "client = Client(); "
        f"client.force_login(get_user_model().objects.get(email='{PARTNER}')); "
        "print(*(f'{name}={morsel.value}' for name, morsel in client.cookies.items()), sep='; ')"
    )
    return f"Cookie: {manage('shell', '--verbosity', '0', '-c', code)}"


def audit(script: Path, base: str, pages: str, *options: str) -> subprocess.Popen:
    command = ["node", str(script), "--base", base, "--urls", str(HERE / f"{pages}.txt"), "--gate"]
    command += ["--out", str(WORK / f"{pages}.json"), "--chromium", chromium(), *options]
    return subprocess.Popen(command)


def main(full: bool) -> int:
    """How many of the audits found something."""
    WORK.mkdir(parents=True, exist_ok=True)
    script = harness()
    if full:
        os.environ["BEHIND_TLS"] = "1"
    kinds = {"public": BEST, "about": BEST, "unlisted": LEFT_OUT_OF_SEARCH_ENGINES}
    with running_demo() as base:
        kinds["partner"] = ("--header", partner_cookie(), *LEFT_OUT_OF_SEARCH_ENGINES)
        # One after the other where times are measured, side by side where only faults count.
        failed, running = 0, []
        for pages, options in kinds.items():
            running.append(audit(script, base, pages, *(FULL if full else QUICK), *options))
            if full:
                failed += bool(running.pop().wait())
        return failed + sum(bool(process.wait()) for process in running)


if __name__ == "__main__":
    sys.exit(main("--full" in sys.argv[1:]))
