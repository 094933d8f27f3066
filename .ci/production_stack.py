"""The whole site with production settings and without containers, on free ports, until it ends.

What comes from outside are the two servers of the services folder and Debian's nginx. The rest,
a database and indexes of its own included, is made anew and taken away again.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql
from smoke import free_port
from test_services import delete_indexes

from deploy.demo import child
from tests.jobs.mail.stub_server import StubServer

ROOT = Path(__file__).resolve().parent.parent
HOST = "www.zusammenhalt.test"
RUN = f"check_{os.getpid()}_"
TEMPLATE = ROOT / "deploy" / "nginx" / "site.conf.template"
NGINX_CONF = """daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
{user}
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def nginx() -> str:
    """The path of nginx, which Debian keeps where only root looks."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        sys.exit("FAILED  nginx is not there. On Debian: apt-get install -y nginx-light")
    return found


@contextmanager
def services() -> Iterator[None]:
    """DATABASE_URL and ELASTICSEARCH_URL; what no variable names is started, and ended again."""
    ours = []
    try:
        for name, variable in (
            ("postgres", "DATABASE_URL"),
            ("search-node", "ELASTICSEARCH_URL"),
        ):
            if os.environ.get(variable, "").strip():
                continue
            script = Path(os.environ.get("SERVICES_DIR", "../shared/services"), name)
            if not script.exists():
                sys.exit(f"FAILED  Neither {variable} names a server, nor SERVICES_DIR a folder.")
            if subprocess.run([script, "status"], capture_output=True).returncode:
                ours.append(script)
            said = subprocess.run([script, "start"], capture_output=True, text=True, check=True)
            os.environ[variable] = said.stdout.strip().partition("=")[2]
        yield
    finally:
        for script in ours:
            subprocess.run([script, "stop"], capture_output=True)


@contextmanager
def database(part: str = "") -> Iterator[str]:
    """The address of an empty database that lives as long as the check, or this part of it."""
    server = os.environ["DATABASE_URL"]
    name = sql.Identifier(RUN + part)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
    try:
        yield re.sub(r"/[^/]*$", f"/{RUN}{part}", server)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        if os.environ.get("ELASTICSEARCH_URL", "").strip():
            delete_indexes(RUN + part)


@dataclass
class Stack:
    """Its processes by name; what they say lies beside each other in `folder`."""

    folder: Path
    database_url: str
    mail: StubServer = field(default_factory=StubServer)
    running: dict[str, subprocess.Popen] = field(default_factory=dict)

    def __post_init__(self):
        self.app, self.http, self.https, self.gate, self.last = (free_port() for _ in range(5))
        certificate, key = self.folder / "certificate.pem", self.folder / "key.pem"
        make_certificate(certificate, key)
        (self.folder / "media").mkdir()
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "settings.production",
            "SECRET_KEY": os.urandom(32).hex(),
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"https://{HOST}",
            "DATABASE_URL": self.database_url,
            "ELASTICSEARCH_PREFIX": RUN,
            "MEDIA_ROOT": str(self.folder / "media"),
            "STATIC_ROOT": str(self.folder / "static"),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.mail.port),
            "EMAIL_USE_TLS": "0",
            "DEFAULT_FROM_EMAIL": "redaktion@zusammenhalt.test",
            "APP_BIND": f"127.0.0.1:{self.app}",
            "APP_PROCESSES": "2",
            "SERVER_NAME": HOST,
            "TLS_CERTIFICATE": str(certificate),
            "TLS_KEY": str(key),
            "NGINX_APP": f"127.0.0.1:{self.app}",
            "NGINX_MORE_APPS": str(self.folder / "apps*.conf"),
            "NGINX_GATE": f"127.0.0.1:{self.gate}",
            "NGINX_LAST": f"127.0.0.1:{self.last}",
            "NGINX_HTTP_PORT": f"127.0.0.1:{self.http}",
            "NGINX_HTTPS_PORT": f"127.0.0.1:{self.https}",
            "NGINX_CACHE": str(self.folder / "kept"),
            "NGINX_SECOND": f"/dev/shm/{self.folder.name}",  # noqa: S108 - as in production
            "NGINX_LOG": str(self.folder / "access.log"),
            "NGINX_PAGES": str(ROOT / "deploy" / "nginx" / "pages"),
            "NGINX_ACME": str(self.folder),
        }

    def manage(self, *arguments: str, typed: str = "") -> str:
        """What a command of manage.py prints; the check ends if it fails."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, input=typed, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"FAILED  manage.py {arguments[0]}\n{done.stdout}{done.stderr}")
        return done.stdout.strip()

    def start_app(self, name: str = "app", port: int = 0) -> None:
        command = (sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py")
        self._start(name, *command, APP_BIND=f"127.0.0.1:{port or self.app}")

    def start_worker(self) -> None:
        self._start("worker", sys.executable, "manage.py", "worker")

    def start_nginx(self) -> None:
        site = TEMPLATE.read_text(encoding="utf-8")
        site = re.sub(r".*listen \[::\].*\n", "", site)  # our ports are those of 127.0.0.1
        (self.folder / "site.conf").write_text(filled(site, self.env), encoding="utf-8")
        me = pwd.getpwuid(os.geteuid()).pw_name
        user = "" if os.geteuid() else f"user {me};"  # others cannot look into our folder
        conf = self.folder / "nginx.conf"
        conf.write_text(NGINX_CONF.format(folder=self.folder, user=user), encoding="utf-8")
        self._start("nginx", nginx(), "-p", str(self.folder), "-c", str(conf))

    def kill(self, name: str) -> None:
        """As the kernel does when memory runs out: the process and its children, at once."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self, name: str) -> None:
        """As systemd does it: all that was begun is answered first."""
        child.end(self.running.pop(name))

    def signal(self, name: str, number: signal.Signals) -> None:
        self.running[name].send_signal(number)

    def end(self) -> None:
        for process in reversed(self.running.values()):
            child.end(process)
        self.mail.stop()
        shutil.rmtree(self.env["NGINX_SECOND"], ignore_errors=True)

    def logs(self) -> str:
        parts = []
        for path in sorted(self.folder.glob("*.out")):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            parts += [f"--- {path.stem}", *lines[-30:]]
        return "\n".join(parts)

    def _start(self, name: str, *command: str, **env: str) -> None:
        env = self.env | env
        with (self.folder / f"{name}.out").open("a", encoding="utf-8") as out:
            self.running[name] = subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=out, stderr=out, start_new_session=True
            )


def make_certificate(certificate: Path, key: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        + ["-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )


def filled(template: str, names: dict[str, str]) -> str:
    """As `envsubst` does it; a name that nothing gives a value fails."""
    return re.sub(r"\$\{([A-Z_]+)\}", lambda found: names[found[1]], template)


def wait_until(condition, what: str, seconds: float = 30) -> float:
    """Seconds that it took; the check ends if it does not come."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.05)
    return time.monotonic() - began
