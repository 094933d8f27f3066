"""SMTP whose conversations end, whatever the server does, and which knows how far one came."""

import smtplib
import socket
import threading

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

# Seconds for a whole connection. `EMAIL_TIMEOUT` bounds each single answer; a server that sends a
# byte now and then would keep the worker for ever.
LONGEST_CONVERSATION = 30


class _Watched:
    text_is_out = False

    def _get_socket(self, host, port, timeout):
        connected = super()._get_socket(host, port, timeout)
        self._watch = threading.Timer(LONGEST_CONVERSATION, _break_off, [connected])
        self._watch.daemon = True
        self._watch.start()
        return connected

    def send(self, s) -> None:
        """Commands are `str`, the text of a mail is `bytes`."""
        self.text_is_out = self.text_is_out or isinstance(s, bytes)
        super().send(s)

    def close(self) -> None:
        if watch := getattr(self, "_watch", None):
            watch.cancel()
        super().close()


def _break_off(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:  # the other side has closed it already
        connected.close()


class _SMTP(_Watched, smtplib.SMTP):
    pass


class _SMTPOverTLS(_Watched, smtplib.SMTP_SSL):
    pass


class Smtp(EmailBackend):
    """Django's, with conversations of ours; `cms.jobs.mail.sending` opens and closes it."""

    @property
    def connection_class(self):
        return _SMTPOverTLS if self.use_ssl else _SMTP

    @property
    def text_is_out(self) -> bool:
        """Whether the server may have the mail that failed last."""
        return self.connection.text_is_out

    def _send(self, email_message: EmailMessage) -> bool:
        self.connection.text_is_out = False
        return super()._send(email_message)
