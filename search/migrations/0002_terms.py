"""The tables of terms, two slots of them; each database has its own kind."""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_terms_{slot} USING fts5(
        tw, bw, ex, p, pr, fl, ac,
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    )
    """,
)
# Terms are compared byte by byte, whatever the language of the database: beginnings need that.
POSTGRESQL = (
    """
    CREATE TABLE search_terms_{slot} (
        term text COLLATE "C" NOT NULL,
        document integer NOT NULL,
        tw smallint NOT NULL,
        bw smallint NOT NULL,
        p smallint NOT NULL,
        PRIMARY KEY (term, document)
    )
    """,
    "CREATE INDEX search_terms_{slot}_document ON search_terms_{slot} (document)",
    """
    CREATE TABLE search_lengths_{slot} (
        document integer PRIMARY KEY,
        tw integer NOT NULL,
        bw integer NOT NULL
    )
    """,
)


def create(apps, schema_editor) -> None:
    vendor = schema_editor.connection.vendor
    for slot in (0, 1):
        for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
            schema_editor.execute(statement.format(slot=slot))


def drop(apps, schema_editor) -> None:
    for slot in (0, 1):
        schema_editor.execute(f"DROP TABLE IF EXISTS search_terms_{slot}")
        schema_editor.execute(f"DROP TABLE IF EXISTS search_lengths_{slot}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
