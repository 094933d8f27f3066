"""Keep the vendored files of ``static/core/vendor`` true to ``vendor.toml``.

    python cms/core/vendor.py update     fetch the packages, copy their files, cut the subsets
    python cms/core/vendor.py check      compare every file with the lock; offline, stdlib only
    python cms/core/vendor.py outdated   name packages that have a newer release

``update`` and ``outdated`` ask the npm client; ``update`` also needs fonttools and brotli.
The lock holds the sha512 of each package's tarball and the sha256 of each file that we ship.
"""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "vendor.toml"
LOCK = HERE / "vendor.lock.json"
VENDOR = HERE / "static" / "core" / "vendor"


def read_packages() -> list[dict]:
    return tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["package"]


def read_lock() -> dict:
    return json.loads(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}


def npm(*arguments: str) -> str:
    result = subprocess.run(  # noqa: S603 - fixed program, arguments from our own manifest
        ["npm", *arguments],  # noqa: S607 - the developer's npm, wherever it is installed
        check=True,
        capture_output=True,
        text=True,
    )
    return result.stdout.strip()


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(package: dict, locked: dict, into: Path) -> tuple[Path, str]:
    """Return the package's tarball and its sha512 as npm writes it ("sha512-…").

    A version that is already locked must have the bytes that were locked.
    """
    release = f"{package['name']}@{package['version']}"
    written = npm("pack", "--silent", f"--pack-destination={into}", release)
    tarball = into / written.splitlines()[-1]
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    integrity = f"sha512-{digest}"
    if locked.get("version") == package["version"] and locked["tarball"] != integrity:
        raise SystemExit(f"{release}: the tarball is not the locked one")
    return tarball, integrity


def unpack(tarball: Path, files: list[str], folder: Path) -> None:
    with tarfile.open(tarball) as archive:
        for file in files:
            member = archive.extractfile(f"package/{file}")
            (folder / Path(file).name).write_bytes(member.read())


def cut(subset: dict, folder: Path) -> None:
    """Write a smaller copy of a variable font: fewer letters, a shorter weight axis."""
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    # The date of the source stays, so that the same input gives the same bytes.
    font = TTFont(folder / subset["source"], recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": tuple(subset["weights"])}, inplace=True)
    subsetter = Subsetter(Options(layout_features=["kern", "mark", "ccmp", "tnum"]))
    subsetter.populate(unicodes=parse_unicodes(subset["unicodes"].replace("U+", "")))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(folder / subset["target"])


def shipped_files(package: dict) -> list[str]:
    names = [Path(file).name for file in package["files"]]
    return names + [subset["target"] for subset in package.get("subset", [])]


def update() -> int:
    lock = read_lock()
    new_lock = {}
    for package in read_packages():
        folder = VENDOR / package["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            tarball, integrity = fetch(package, lock.get(package["name"], {}), Path(scratch))
            unpack(tarball, package["files"], folder)
        for subset in package.get("subset", []):
            cut(subset, folder)
        new_lock[package["name"]] = {
            "version": package["version"],
            "tarball": integrity,
            "files": {
                f"{package['folder']}/{name}": sha256(folder / name)
                for name in shipped_files(package)
            },
        }
    LOCK.write_text(json.dumps(new_lock, indent=2) + "\n", encoding="utf-8")
    return check()


def problems() -> list[str]:
    """What differs between manifest, lock and the files on disk, as sentences."""
    lock = read_lock()
    packages = {package["name"]: package for package in read_packages()}
    found = [f"{name}: in the lock only" for name in lock.keys() - packages.keys()]
    expected = {}
    for name, package in packages.items():
        locked = lock.get(name, {"files": {}})
        if locked.get("version") != package["version"]:
            found.append(f"{name}: version {package['version']} is not locked, run update")
        wanted = {f"{package['folder']}/{file}" for file in shipped_files(package)}
        found += [f"{path}: not locked, run update" for path in wanted - locked["files"].keys()]
        expected |= locked["files"]
    on_disk = {p.relative_to(VENDOR).as_posix(): p for p in VENDOR.rglob("*") if p.is_file()}
    found += [f"{path}: missing" for path in expected.keys() - on_disk.keys()]
    found += [f"{path}: nobody asked for it" for path in on_disk.keys() - expected.keys()]
    found += [
        f"{path}: changed since it was locked"
        for path in expected.keys() & on_disk.keys()
        if sha256(on_disk[path]) != expected[path]
    ]
    return sorted(found)


def check() -> int:
    found = problems()
    for problem in found:
        print(problem, file=sys.stderr)
    if not found:
        print("vendor: every file is the locked one")
    return 1 if found else 0


def outdated() -> int:
    newer = 0
    for package in read_packages():
        latest = npm("view", package["name"], "version")
        if latest != package["version"]:
            newer = 1
            print(f"{package['name']}: {package['version']} here, {latest} published")
    return newer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["update", "check", "outdated"])
    commands = {"update": update, "check": check, "outdated": outdated}
    return commands[parser.parse_args().command]()


if __name__ == "__main__":
    sys.exit(main())
