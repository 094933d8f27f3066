"""The roots that a fresh Wagtail brings; their names stand in headings and choosers."""

from django.db import migrations


def name_in_german(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    pages.update(title="Alle Seiten", draft_title="Alle Seiten")
    collections = apps.get_model("wagtailcore", "Collection").objects
    collections.filter(depth=1, name="Root").update(name="Allgemein")


class Migration(migrations.Migration):
    dependencies = [("core", "0002_regions")]

    operations = [migrations.RunPython(name_in_german, migrations.RunPython.noop)]
