"""Mail, the same in every environment but for the transport; `base` imports it."""

# Nobody sends mail but the worker, which takes it from the queue in the database.
EMAIL_BACKEND = "cms.jobs.mail.backend.QueueBackend"
MAIL_TRANSPORT = "cms.jobs.mail.transport.Smtp"
EMAIL_TIMEOUT = 10  # seconds for each answer of the mail server
DEFAULT_FROM_EMAIL = "redaktion@niedersachsen-haelt-zusammen.example"
