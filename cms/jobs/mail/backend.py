"""What Django calls its mail backend: it sends nothing, it puts mail into the queue."""

from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .posting import queue


class QueueBackend(BaseEmailBackend):
    """For mail that others write (sign-in codes, for example): one row for each recipient.

    The HTML part is made by us, of the text, as for all mail.
    """

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments:
                raise ValueError("The mail queue takes no attachments.")
            for recipient in message.recipients():
                queue(recipient, message.subject, message.body, key=f"message {uuid4()}")
        return len(email_messages)
