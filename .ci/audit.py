"""`make audit`: the demo's pages measured in a real browser; every count has to be 0.

AUDIT_DIR names the harness (accessibility, HTML, keyboard, zoom, CSP, cookies, third parties). It
is copied below var/, because its packages are installed beside it. `--full` adds Lighthouse,
Observatory, links and the AAA rules; it takes an hour.

A page with findings is measured once more, alone, and its findings are printed: three browsers
side by side starve each other now and then, and a fault of the page shows itself every time.
"""

import json
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


def audit(script: Path, base: str, urls: Path, *options: str) -> subprocess.Popen:
    command = ["node", str(script), "--base", base, "--urls", str(urls), "--gate"]
    command += ["--out", str(report_of(urls)), "--chromium", chromium(), *options]
    report_of(urls).unlink(missing_ok=True)
    return subprocess.Popen(command)


def report_of(urls: Path) -> Path:
    return WORK / f"{urls.stem}.json"


def findings(page: dict) -> dict:
    """What one page of a report was found guilty of, by check."""
    counts = {name: count for name, count in page["counts"].items() if type(count) is int and count}
    found = {name: page.get(name, count) for name, count in counts.items()}
    return {**found, "errors": page["errors"]} if page["errors"] else found


def fails_again(script: Path, base: str, urls: Path, *options: str) -> bool:
    """Whether pages with findings have some when each is measured alone too."""
    report = report_of(urls)
    pages = json.loads(report.read_text())["urls"] if report.exists() else []
    guilty = {page["path"]: findings(page) for page in pages if findings(page)}
    for path, found in guilty.items():
        print(f"FOUND   {path}: {json.dumps(found, ensure_ascii=False)[:4000]}", flush=True)
    lines = [line for line in urls.read_text().splitlines() if line.split(" ")[0] in guilty]
    if not lines:
        return True
    again = WORK / f"{urls.stem}-again.txt"
    again.write_text("\n".join(lines) + "\n")
    return bool(audit(script, base, again, *options).wait())


def main(full: bool) -> int:
    """How many of the audits found something."""
    WORK.mkdir(parents=True, exist_ok=True)
    script = harness()
    if full:
        os.environ["BEHIND_TLS"] = "1"
    with running_demo() as base:
        kinds = {
            HERE / "public.txt": BEST,
            HERE / "about.txt": BEST,
            HERE / "unlisted.txt": LEFT_OUT_OF_SEARCH_ENGINES,
            HERE / "partner.txt": ("--header", partner_cookie(), *LEFT_OUT_OF_SEARCH_ENGINES),
        }
        if full:  # One after the other where times are measured.
            audits = [audit(script, base, urls, *FULL, *kinds[urls]).wait() for urls in kinds]
            return sum(map(bool, audits))
        running = {urls: audit(script, base, urls, *QUICK, *kinds[urls]) for urls in kinds}
        failed = [urls for urls, process in running.items() if process.wait()]
        return sum(fails_again(script, base, urls, *QUICK, *kinds[urls]) for urls in failed)


if __name__ == "__main__":
    sys.exit(main("--full" in sys.argv[1:]))
