"""Gunicorn as the demo runs it; production has its own configuration."""

import os

wsgi_app = "settings.wsgi:application"
bind = f"127.0.0.1:{os.environ['PORT']}"
worker_class = "gthread"
workers = 2
threads = 4
graceful_timeout = 5
# Longer than most clients keep a silent connection: else they send into one that just closes.
keepalive = 10
# The workers' sign of life must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
loglevel = "warning"
control_socket_disable = True
