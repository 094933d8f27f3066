"""The groups of words with which a new site begins; from then on they are the editors'."""

from pathlib import Path

from django.db import migrations

LIST = Path(__file__).parent.parent / "data" / "synonyms.txt"


def add_synonyms(apps, schema_editor) -> None:
    synonym = apps.get_model("search", "Synonym")
    if synonym.objects.exists():
        return
    lines = LIST.read_text(encoding="utf-8").splitlines()
    listed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    synonym.objects.bulk_create([synonym(words=words) for words in listed])


class Migration(migrations.Migration):
    dependencies = [("search", "0002_terms")]
    operations = [migrations.RunPython(add_synonyms, migrations.RunPython.noop)]
