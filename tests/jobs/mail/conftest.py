import pytest

from cms.jobs.mail.posting import queue as queue_mail
from tests.jobs.conftest import queue
from tests.jobs.mail.stub_server import StubServer

__all__ = ["queue"]


@pytest.fixture
def server(settings):
    """A mail server that the worker sends to; its patience is a fifth of a second."""
    stub = StubServer()
    settings.MAIL_TRANSPORT = "cms.jobs.mail.transport.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", stub.port
    settings.EMAIL_TIMEOUT = 0.2
    yield stub
    stub.stop()


@pytest.fixture
def write(queue):
    """Queues a mail to somebody."""

    def write(name: str = "frau", subject: str = "Guten Tag", text: str = "Ein Text.") -> None:
        queue_mail(f"{name}@verein.example", subject, text, key=name)

    return write
