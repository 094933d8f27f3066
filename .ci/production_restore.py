"""The drill: a backup, something erased after it, and both brought into an empty host."""

import hashlib
import json
import re
import time
from pathlib import Path

from production_browser import Browser
from production_smoke import browser
from production_stack import ROOT, database, wait_until

CODE = ROOT / ".ci" / "production_erased.py"


def check(site) -> None:
    """A backup comes back on an empty host, without what was erased since it was made."""
    stack = site.stack
    backups = stack.folder / "backups"
    stack.env["BACKUP_ROOT"] = str(backups)
    backups.mkdir(mode=0o700)
    began = time.monotonic()
    *said, story = run(stack, "prepare()\nback_up()\nerase()")
    (backup,) = backups.glob("20*")
    manifest = json.loads((backup / "manifest.json").read_text(encoding="utf-8"))
    require_private(backups)
    stack.kill("worker")  # the application has ended before
    with database("restored") as stack.env["DATABASE_URL"]:
        stack.env["MEDIA_ROOT"] = str(stack.folder / "media-restored")
        stack.env["ELASTICSEARCH_PREFIX"] += "restored_"
        said += stack.manage("restore").splitlines()
        require_media(Path(stack.env["MEDIA_ROOT"]), manifest["media"])
        run(stack, "require_nothing_twice()")
        answers(site, browser(stack), story)
        for name in ("worker", "app"):
            stack.kill(name)
    for line in said:
        if line.startswith(("Gesichert", "Eingespielt")):
            print(f"        {line}")
    print(f"        The whole drill took {time.monotonic() - began:.1f} s.", flush=True)


def run(stack, calls: str) -> list[str]:
    """The lines that they print."""
    code = CODE.read_text(encoding="utf-8")
    said = stack.manage("shell", "--verbosity", "0", "--command", f"{code}\n{calls}")
    return said.splitlines()


def require_private(folder: Path) -> None:
    for path in folder.rglob("*"):
        assert not path.stat().st_mode & 0o077, path
    log = "".join(path.read_text() for path in folder.glob("loeschungen-*.jsonl"))
    assert log.count("\n") >= 5, log
    assert not re.search("Gesine|@|Verein", log), "the list of erasures names nobody"


def require_media(folder: Path, files: dict) -> None:
    there = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    assert files, "the drill has pictures"
    assert set(there) == set(files)
    for name, path in there.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == files[name]["sha256"], name


def answers(site, reader: Browser, story: str) -> None:
    """Pages, pictures and the search; what was erased is gone from all of them."""
    site.stack.start_app()
    site.stack.start_worker()
    wait_until(lambda: reader.get("/healthz/live").status == 200, "the restored site", 60)
    for address in ("/", "/presse/", "/mutmacher/", "/partner/"):
        assert reader.get(address).status == 200, address
    picture = re.findall(r"/media/images/[^\s\"]+?\.(?:avif|jpg)", reader.get("/").text)[0]
    assert reader.get(picture).status == 200
    found = reader.get("/suche/?q=Runder+Tisch").text
    assert "Bündnis lädt zum" in found, found
    assert "klingelt an jeder Tür" not in reader.get("/suche/?q=Gesine").text
    assert reader.get(story).status == 410
