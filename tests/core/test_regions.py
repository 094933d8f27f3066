import csv
from pathlib import Path

import pytest
from django.conf import settings

from cms.core.models import STATEWIDE, Region


@pytest.fixture
def regions(db) -> dict[str, Region]:
    return {region.key: region for region in Region.objects.all()}


def test_there_are_the_state_and_its_45_districts_and_cities(regions):
    with Path(settings.BASE_DIR, "cms/core/data/districts.csv").open(encoding="utf-8") as file:
        official = {row["ags"] for row in csv.DictReader(file)}

    assert len(regions) == 46
    assert set(regions) == official | {STATEWIDE}
    kinds = [region.kind for region in regions.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"land": 1, "landkreis": 37, "stadt": 8}


@pytest.mark.parametrize(
    ("key", "name", "slug", "long_name"),
    [
        ("03", "landesweit", "landesweit", "landesweit"),
        ("03241", "Region Hannover", "region-hannover", "Region Hannover"),
        ("03351", "Celle", "celle", "Landkreis Celle"),
        ("03403", "Oldenburg (Stadt)", "oldenburg-stadt", "Stadt Oldenburg"),
        ("03458", "Oldenburg", "oldenburg", "Landkreis Oldenburg"),
        ("03404", "Osnabrück (Stadt)", "osnabrueck-stadt", "Stadt Osnabrück"),
        ("03459", "Osnabrück", "osnabrueck", "Landkreis Osnabrück"),
        ("03252", "Hameln-Pyrmont", "hameln-pyrmont", "Landkreis Hameln-Pyrmont"),
    ],
)
def test_city_and_district_of_one_name_are_two(regions, key, name, slug, long_name):
    region = regions[key]

    assert (region.name, region.slug, region.long_name) == (name, slug, long_name)


def test_regions_are_sorted_as_germans_look_them_up(regions):
    names = list(Region.objects.values_list("name", flat=True))

    assert names.index("Göttingen") < names.index("Goslar")
    assert names[0] == "Ammerland"
    assert names[-1] == "Wolfsburg"
