"""A demo that runs while something looks at it."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smoke import free_port, require_answers

ROOT = Path(__file__).parent.parent


@contextmanager
def running_demo() -> Iterator[str]:
    """Its address, such as `http://127.0.0.1:43210`; whatever happens, it ends."""
    port = free_port()
    demo = subprocess.Popen(["make", "demo", f"PORT={port}"], cwd=ROOT, process_group=0)
    try:
        require_answers(demo, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait()


def manage(*arguments: str) -> str:
    """What a command of the demo's manage.py prints."""
    command = [str(ROOT / ".venv" / "bin" / "python"), "manage.py", *arguments]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "settings.demo"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()
