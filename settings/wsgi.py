"""The WSGI entrance for gunicorn; the environment names the settings."""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

try:
    application = get_wsgi_application()
except ImproperlyConfigured as problem:
    print(problem, file=sys.stderr)
    sys.exit(3)  # gunicorn's own for a process that cannot begin: it gives up

from search.german.lexicon import preload  # noqa: E402 - the settings are known only now

# The first reader shall not wait for the dictionaries, and processes shall share them.
preload()
