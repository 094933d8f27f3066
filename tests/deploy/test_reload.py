"""A reload starts the version to which the link leads by then, and lets no request fail."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.deploy.conftest import PATIENCE, ROOT

UNIT = (ROOT / "deploy" / "systemd" / "nhz-app.service").read_text(encoding="utf-8")
# Says which version answers, from which process, who started that, and where Python lies.
APPLICATION = """
import os, sys, time

def application(environ, start):
    seconds = float(environ["QUERY_STRING"] or 0)
    open({log!r}, "a").write(environ["PATH_INFO"])
    time.sleep(seconds)
    start("200 OK", [])
    answer = f"{name} {{os.getpid()}} {{os.getppid()}} {{sys.executable}}"
    return [answer.encode()]
"""


class Service:
    """The unit's own command in a folder of two versions; the link leads to the first."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.link = folder / "nhz"
        self.log = folder / "log"
        for name in ("v1", "v2"):
            self._release(folder / name)
        self.link.symlink_to("v1")
        python, *words = re.search(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)[1].split()
        command = [word.replace("/srv/nhz", str(self.link)) for word in (python, *words)]
        env = {
            **os.environ,
            "APP_BIND": f"127.0.0.1:{port}",
            "APP_PROCESSES": "1",
            "GUNICORN_CMD_ARGS": "--timeout 4 --graceful-timeout 3",
        }
        self.process = subprocess.Popen(command, cwd=self.link.resolve(), env=env)

    def _release(self, tree: Path) -> None:
        for folder in ("deploy", "settings"):
            (tree / folder).mkdir(parents=True)
        conf = (ROOT / "deploy" / "gunicorn.conf.py").read_text(encoding="utf-8")
        (tree / "deploy" / "gunicorn.conf.py").write_text(conf)
        code = APPLICATION.format(name=tree.name, log=str(self.log))
        (tree / "settings" / "wsgi.py").write_text(code)
        (tree / ".venv").symlink_to(sys.prefix)

    def update(self) -> None:
        there = Path(f"{self.link}.neu")
        there.symlink_to("v2")
        there.replace(self.link)
        self.process.send_signal(signal.SIGHUP)

    def said(self, path: str = "") -> str:
        try:
            with urlopen(self.address + path, timeout=10) as answer:  # noqa: S310 - our own address
                return answer.read().decode()
        except (URLError, OSError) as error:
            return repr(error)

    def wait_for(self, version: str) -> list[str]:
        end = time.monotonic() + PATIENCE
        while not (said := self.said()).startswith(f"{version} "):
            assert time.monotonic() < end, said
            time.sleep(0.05)
        return said.split()

    def asked_meanwhile(self, path: str) -> threading.Thread:
        """A request that is at work when this returns; its answer lands in `answers`."""
        self.answers = []
        thread = threading.Thread(target=lambda: self.answers.append(self.said(path)))
        thread.start()
        wait_until(lambda: path.partition("?")[0] in self.log.read_text())
        return thread


@pytest.fixture
def service(tmp_path, clone):
    service = Service(tmp_path, clone.port)
    yield service
    service.process.terminate()
    service.process.wait()


def wait_until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_there(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    return True


def test_a_reload_follows_the_link(service):
    _, old, master, _ = service.wait_for("v1")

    service.update()

    _, _, same, python = service.wait_for("v2")
    assert same == master == str(service.process.pid), "the service manager looks at this one"
    assert python.startswith(str(service.link)), "packages are those of the new version too"
    wait_until(lambda: not is_there(old))


def test_no_request_fails_meanwhile(service):
    service.wait_for("v1")
    slow = service.asked_meanwhile("slow?2")

    service.update()
    said = []
    while not said or not said[-1].startswith("v2 "):
        said.append(service.said())

    assert {answer[:3] for answer in said} == {"v1 ", "v2 "}
    slow.join()
    assert service.answers[0].startswith("v1 ")


def test_what_does_not_end_is_ended(service):
    _, old, *_ = service.wait_for("v1")
    slow = service.asked_meanwhile("slow?60")
    service.update()
    service.wait_for("v2")

    wait_until(lambda: not is_there(old))

    slow.join()
    assert service.wait_for("v2")


def test_several_reloads_leave_one_process(service):
    service.wait_for("v1")
    for _ in range(3):
        service.process.send_signal(signal.SIGHUP)
        service.said()
    service.update()
    _, pid, master, _ = service.wait_for("v2")

    children = Path(f"/proc/{master}/task/{master}/children")
    wait_until(lambda: children.read_text().split() == [pid])


def test_the_service_ends_with_all_its_processes_amid_a_reload(service):
    _, old, *_ = service.wait_for("v1")
    service.asked_meanwhile("slow?1")
    service.update()
    _, new, *_ = service.wait_for("v2")

    service.process.terminate()

    assert service.process.wait(PATIENCE) == 0
    assert not is_there(old)
    assert not is_there(new)
