#!/usr/bin/env python
"""Django's command line for this project; `settings.dev` unless the environment says otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.dev")

    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))  # a sentence for the operator, without the way to it
    except OperationalError as problem:
        if not str(problem).startswith("connection failed"):
            raise
        sys.exit(f"Die Datenbank ist nicht zu erreichen; bitte DATABASE_URL prüfen.\n{problem}")
