"""Pictures: names of their files, what they need to be shown, and the sizes that pages ask for."""

import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.models import Filter

from cms.media.models import File, Picture
from cms.media.names import german_file_name
from cms.media.specs import FOR_READERS, specs_for
from cms.media.tasks import make_renditions, make_sizes
from tests import factories, reading

ATTRIBUTE = re.compile(r"""\w+=("[^"]*"|\S+)""")
PICTURE_TAG = re.compile(r"{% picture \S+ ([^%]*?)%}")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Größe (neu).PDF", "Groesse_neu.pdf"),
        ("Straßenfest – 2026.jpeg", "Strassenfest_2026.jpeg"),
        ("../../etc/passwd.png", "passwd.png"),
        ("Łódź Yıldız.png", "Lodz_Yildiz.png"),
        ("....png", "datei.png"),
        (".htaccess", "htaccess"),
        ("ohne-endung", "ohne-endung"),
        ("🎉.png", "datei.png"),
        ("a\x00b\n.tar.Gz", "a_b_tar.gz"),
    ],
)
def test_file_names_are_safe_and_german(name, safe):
    assert german_file_name(name) == safe


@pytest.mark.django_db
def test_uploads_are_renamed():
    picture = factories.picture("Größe am Deich")
    document = File.objects.create(title="Größe", file=ContentFile(b"%PDF", name="Größe.PDF"))

    assert re.fullmatch(r"Groesse_am_Deich-[0-9a-f]{8}\.png", Path(picture.file.name).name)
    assert Path(document.file.name).name == "Groesse.pdf"


@pytest.mark.django_db
def test_picture_waits_for_its_rights_and_says_what_is_missing():
    picture = factories.picture(alt_text="", credit="", license="", source="")

    picture.full_clean()

    assert picture.rights_problems() == [
        "Bild „Deich“: Es fehlt der Bildnachweis.",
        "Bild „Deich“: Es fehlt die Lizenz.",
        "Bild „Deich“: Es fehlt die Quelle.",
        "Bild „Deich“: Es fehlt der Alternativtext oder das Häkchen „schmückend“.",
    ]
    assert len(picture.rights_problems(alt_text="Flut")) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("said", [{"alt_text": "Flut"}, {"alt_text": "", "decorative": True}])
def test_picture_with_rights_has_no_problems(said):
    assert factories.picture(**said).rights_problems() == []


@pytest.mark.django_db
def test_decorative_picture_says_nothing():
    key = factories.picture(alt_text="Steht da, gilt aber nicht", decorative=True).pk
    picture = Picture.objects.get(pk=key)
    picture.full_clean()

    assert picture.decorative
    assert not Picture.objects.defer("decorative").get(pk=key).alt
    assert picture.alt == ""
    assert picture.get_rendition("max-320x160").alt == ""


def sizes_in_templates() -> set[str]:
    """Every size that a template asks for, as Wagtail writes it in the database."""
    found = set()
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        for arguments in PICTURE_TAG.findall(template.read_text(encoding="utf-8")):
            operations = ATTRIBUTE.sub("", arguments).split()
            found |= set(Filter.expand_spec(operations))
    return found


def test_sizes_of_the_templates_are_the_sizes_that_the_worker_makes():
    file = SimpleNamespace(name="a.png")
    upright = SimpleNamespace(width=2, height=3, file=file)
    wide = SimpleNamespace(width=3, height=2, file=file)
    made = set(specs_for(upright)) | set(specs_for(wide))

    asked = sizes_in_templates()
    assert asked
    assert asked <= made
    assert asked <= FOR_READERS


@pytest.mark.django_db
@pytest.mark.parametrize("size", [(40, 60), (60, 40), (50, 50), (1, 1), (3000, 2)])
def test_worker_makes_every_size_once(size):
    picture = factories.picture(size=size)

    made = picture.renditions.values_list("filter_spec", flat=True)
    assert set(made) == set(specs_for(picture))
    assert make_sizes(picture.pk) == len(made)
    assert picture.renditions.count() == len(made)
    assert all(rendition.file.size for rendition in picture.renditions.all())


@pytest.mark.django_db
def test_deleted_picture_is_no_problem_for_the_worker():
    assert make_renditions.call(0) == 0


def test_sizes_are_served_and_nothing_else(client, site):
    picture = factories.picture()
    factories.campaign(teaser_image=picture)
    rendition = picture.get_rendition("format-jpeg|max-320x160")
    original = rendition.image.file

    answer = client.get(rendition.url)

    with Image.open(BytesIO(reading.data(answer))) as shown:
        assert shown.format == "JPEG"
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "public, max-age=31536000, s-maxage=60, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.get(original.url).status_code == 404
    assert client.get("/media/images/../original_images/Deich.png").status_code == 404


@pytest.mark.parametrize("lost", ["delete", "unset"])
def test_page_survives_the_loss_of_its_picture(client, site, lost):
    picture = factories.picture()
    body = [("picture", {"image": picture, "caption": "Flut"}), ("text", "<p>Danach</p>")]
    page = factories.campaign(teaser_image=picture, body=body)
    story = factories.story(portrait=picture)

    if lost == "delete":
        picture.delete()
    else:
        page.body[0].value["image"] = None
        type(page).objects.filter(pk=page.pk).update(body=page.body)

    for address in (page.url, story.url, "/", "/kampagnen/", "/mutmacher/", "/bildnachweise/"):
        assert client.get(address).status_code == 200, address
    assert "Danach" in reading.text(client.get(page.url))
