"""The 45 districts and independent cities of Lower Saxony, and the state as a whole."""

import csv
from pathlib import Path

from django.db import migrations

from cms.core.text import german_slug

DISTRICTS = Path(__file__).parent.parent / "data" / "districts.csv"
KINDS = {"Landkreis": "landkreis", "Kreisfreie Stadt": "stadt"}
# Two names stand for a city and for the district around it; the city gets the addition.
SHORT_NAMES = {"Oldenburg (Oldenburg)": "Oldenburg"}
TWINS = {"Oldenburg", "Osnabrück"}


def region_name(name: str, kind: str) -> str:
    short = SHORT_NAMES.get(name, name)
    return f"{short} (Stadt)" if kind == "stadt" and short in TWINS else short


def add_regions(apps, schema_editor):
    region = apps.get_model("core", "Region")
    rows = [region(key="03", name="landesweit", slug="landesweit", kind="land")]
    with DISTRICTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = KINDS[row["kind"]]
            name = region_name(row["name"], kind)
            rows.append(region(key=row["ags"], name=name, slug=german_slug(name), kind=kind))
    region.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(add_regions, migrations.RunPython.noop)]
