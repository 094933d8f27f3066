"""A reload of the service starts the version to which the link leads by then."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.deploy.conftest import ROOT

UNIT = (ROOT / "deploy" / "systemd" / "nhz-app.service").read_text(encoding="utf-8")
APPLICATION = """
def application(environ, start):
    start("200 OK", [])
    return [{name!r}]
"""


@pytest.fixture
def service(tmp_path, clone):
    """The unit's own command in a folder of two versions; the link leads to the first."""
    for name in ("v1", "v2"):
        for folder in ("deploy", "settings"):
            (tmp_path / name / folder).mkdir(parents=True)
        conf = (ROOT / "deploy" / "gunicorn.conf.py").read_text(encoding="utf-8")
        (tmp_path / name / "deploy" / "gunicorn.conf.py").write_text(conf)
        (tmp_path / name / "search").symlink_to(ROOT / "search")
        code = APPLICATION.format(name=name.encode())
        (tmp_path / name / "settings" / "wsgi.py").write_text(code)
    link = tmp_path / "nhz"
    link.symlink_to("v1")
    command = re.search(r"^ExecStart=\S+ (.*)$", UNIT, re.MULTILINE)[1]
    words = [word.replace("/srv/nhz", str(link)) for word in command.split()]
    env = {**os.environ, "APP_BIND": f"127.0.0.1:{clone.port}", "APP_PROCESSES": "1"}
    process = subprocess.Popen([sys.executable, *words], cwd=link.resolve(), env=env)
    yield link, process, f"http://127.0.0.1:{clone.port}/"
    process.terminate()
    process.wait()


def test_a_reload_follows_the_link(service):
    link, process, address = service
    wait_for("v1", address)
    there = Path(f"{link}.neu")
    there.symlink_to("v2")
    there.replace(link)

    process.send_signal(signal.SIGHUP)

    wait_for("v2", address)


def wait_for(version: str, address: str) -> None:
    end = time.monotonic() + 30
    while said(address) != version:
        assert time.monotonic() < end
        time.sleep(0.1)


def said(address: str) -> str:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
            return answer.read().decode()
    except (URLError, OSError):
        return ""
