"""The WSGI entrance for gunicorn; the environment names the settings."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from search.german.lexicon import preload  # noqa: E402 - the settings are known only now

# The first reader shall not wait for the dictionaries.
preload()
