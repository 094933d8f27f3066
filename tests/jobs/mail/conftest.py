import pytest

from cms.jobs.mail import transport
from cms.jobs.mail.posting import queue as queue_mail
from tests.jobs.conftest import queue
from tests.jobs.mail.stub_server import StubServer

__all__ = ["queue"]

PATIENCE = 40  # seconds; what has no bound takes longer


@pytest.fixture
def server(settings):
    """A mail server that the worker sends to, with patience enough for a busy machine."""
    stub = StubServer()
    settings.MAIL_TRANSPORT = "cms.jobs.mail.transport.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", stub.port
    settings.EMAIL_TIMEOUT = PATIENCE
    yield stub
    stub.stop()


@pytest.fixture
def behave(server, settings, monkeypatch):
    """Sets what the mail server does from now on; what is waited for in vain takes a second."""

    def behave(mode: str) -> None:
        server.mode = mode
        settings.EMAIL_TIMEOUT = PATIENCE if mode == "well" else 1
        longest = 1 if mode == "drip" else PATIENCE
        monkeypatch.setattr(transport, "LONGEST_CONVERSATION", longest)

    return behave


@pytest.fixture
def write(queue):
    """Queues a mail to somebody."""

    def write(name: str = "frau", subject: str = "Guten Tag", text: str = "Ein Text.") -> None:
        queue_mail(f"{name}@verein.example", subject, text, key=name)

    return write
