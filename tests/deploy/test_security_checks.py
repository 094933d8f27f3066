"""The checks for secrets, unsafe code and known vulnerabilities find what they are there for."""

import json
import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.deploy.conftest import ROOT

BAD = {"django": "2.2"}


def run(*argv, **env) -> subprocess.CompletedProcess:
    env = {**os.environ, **env}
    return subprocess.run([sys.executable, *argv], env=env, capture_output=True, text=True)


@pytest.fixture
def repository(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / "settings.toml").write_text('name = "Niedersachsen"\n', encoding="utf-8")
    return tmp_path


def leaks(repository) -> subprocess.CompletedProcess:
    subprocess.run(["git", "-C", repository, "add", "--all"], check=True)
    return run(ROOT / ".ci" / "leaks.py", repository)


# In pieces, so that nobody takes this file for a leak.
@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("deploy/key.pem", "-----BEGIN RSA " + "PRIVATE KEY-----"),
        ("cms/mail.py", 'ADDRESS = "https://redaktion:' + 'Moorbirke7@post.example"'),
        ("cms/cloud.py", 'KEY = "AKIA' + 'Z7QXW3LMNP5RTVYB"'),
        ("compose.yaml", "  password" + ": Moorbirke-im-Nebel-7"),
    ],
)
def test_a_planted_secret_is_found(repository, file, line):
    path = repository / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# one\n{line}\n", encoding="utf-8")

    done = leaks(repository)

    assert done.returncode == 1
    assert done.stderr.startswith(f"{file}:2: "), done.stderr


def test_a_repository_without_secrets_passes(repository):
    done = leaks(repository)
    assert (done.returncode, done.stderr) == (0, "")


def test_text_that_is_called_safe_without_a_reason_is_found(tmp_path):
    code = "from django.utils.safestring import SafeString\n\ntext = SafeString(input())\n"
    (tmp_path / "unsafe.py").write_text(code, encoding="utf-8")

    done = run("-m", "bandit", "-q", "-ll", "-c", ROOT / "pyproject.toml", "-r", tmp_path)

    assert done.returncode == 1
    assert "B703" in done.stdout


class Database(BaseHTTPRequestHandler):
    """A vulnerability database that knows of `bad`."""

    bad: dict[str, str]

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        affected = [{"package": {"ecosystem": "PyPI", "name": name}, "ranges": []}]
        known = {"id": "NHZ-1", "summary": "Schlimm", "affected": affected}
        answer = {"vulns": [known]} if self.bad.get(name) == asked["version"] else {}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def audit(tmp_path):
    """Audits two lists of one package each against a database that knows `bad`."""
    for name, package in (("requirements", "wagtail==7.4.4"), ("requirements-dev", "ruff==0.1")):
        line = f"{package} --hash=sha256:{'0' * 64}\n"
        (tmp_path / f"{name}.txt").write_text(line, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Database)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def audited(bad: dict[str, str], port: int = server.server_port):
        Database.bad = bad
        address = f"http://127.0.0.1:{port}/"
        script = ROOT / ".ci" / "dependencies.py"
        return run(script, tmp_path, VULNERABILITIES_URL=address, XDG_CACHE_HOME=str(tmp_path))

    yield audited
    server.shutdown()
    server.server_close()


def test_packages_without_a_known_vulnerability_pass(audit):
    done = audit(BAD)
    assert (done.returncode, len(re.findall("^ok ", done.stdout, re.MULTILINE))) == (0, 2)


def test_a_package_with_a_known_vulnerability_fails_and_hides_no_other(audit):
    done = audit(BAD | {"wagtail": "7.4.4", "ruff": "0.1"})
    assert done.returncode == 1
    assert done.stdout.count("NHZ-1") == 2
    assert re.search(r"^wagtail +7\.4\.4", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("how", ["it is out of reach", "it is empty"])
def test_a_database_that_cannot_be_asked_fails(audit, how):
    done = audit({}, port=9) if how == "it is out of reach" else audit({})
    assert done.returncode == 1
    assert done.stdout.startswith("FAILED  Nothing could be looked up")
