"""That the tests beside these really ran on PostgreSQL, on one that the product can live with."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_database_is_postgresql():
    assert connection.vendor == "postgresql"


def test_text_is_stored_in_utf8_and_times_in_utc():
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        assert cursor.fetchone() == ("UTF8",)
        cursor.execute("SHOW timezone")
        assert cursor.fetchone() == ("UTC",)


def test_no_statement_is_compiled_before_it_runs():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
