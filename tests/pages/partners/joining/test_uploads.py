"""Photos of phones and hostile files through the two doors that partners and strangers have."""

from pathlib import Path

import pytest
from django.conf import settings

from cms.media.models import Picture
from pages.partners.models import JoinRequest, Membership, ProfileChange
from tests import factories, reading
from tests.media import doors, hostile, phones

HOSTILE = hostile.files()
# A few for the door that counts how often somebody knocks.
SOME = ["SVG as bild.png", "more than 25 MB", "JPEG of 400 million", "pdf as jpg", "noise as PNG"]
GERMAN = ("Die Datei ", "Das ist ", "Das Bild ")
pytestmark = [
    pytest.mark.usefixtures("quick_sizes"),
    pytest.mark.filterwarnings("ignore:.*(EXIF|MPO):UserWarning"),
]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def what_is_wrong(response) -> str:
    return response.context["form"].errors.get("logo", [""])[0]


@pytest.fixture
def give(roles, site, client):
    """Sends a file as the logo of one's own organisation."""
    page = factories.partner(statement="Alt.")
    user = factories.person("partner")
    Membership.objects.create(user=user, partner=page, role=Membership.Role.ADMINISTRATOR)
    client.force_login(user)

    def give(name: str, data: bytes):
        form = client.get("/mein-profil/").context["form"]
        typed = {bound.name: bound.value() or "" for bound in form}
        return client.post("/mein-profil/", typed | {"logo": doors.upload(name, data)})

    return give


def test_a_hundred_hostile_files_are_no_logo_of_a_profile(give):
    for case, (name, data) in HOSTILE.items():
        answer = give(name, data)
        assert what_is_wrong(answer).startswith(GERMAN), case
    assert not ProfileChange.objects.exists()
    assert not Picture.objects.exists()
    assert stored() == []


@pytest.mark.parametrize("case", SOME)
def test_hostile_file_is_no_logo_of_an_application(send, case):
    answer = send(logo=doors.upload(*HOSTILE[case]))
    assert what_is_wrong(answer).startswith(GERMAN)
    assert "Wir kochen für alle." in reading.text(answer), "what was typed is still there"
    assert not JoinRequest.objects.exists()
    assert stored() == []


@pytest.mark.usefixtures("no_room_on_the_way")
def test_a_logo_for_which_there_is_no_room_costs_nobody_what_they_typed(give, send):
    for answer, typed in (
        (give("logo.png", b"x" * 99), "Alt."),
        (send(logo=doors.upload("logo.png", b"x" * 99)), "Wir kochen für alle."),
    ):
        assert what_is_wrong(answer).startswith("Auf dem Server ist gerade kein Platz")
        assert typed in reading.text(answer)
    assert stored() == []


@pytest.mark.parametrize("form", phones.FORMS)
def test_no_logo_tells_where_a_photo_was_taken(give, send, form):
    photo = phones.photo(form)
    assert phones.SECRET in photo
    name = f"logo.{phones.FORMS[form]}"
    assert give(name, photo).status_code == 302
    assert send(logo=doors.upload(name, photo)).status_code == 302
    assert ProfileChange.objects.filter(field="logo").exists()
    assert JoinRequest.objects.get().logo
    assert len(stored()) >= 2
    assert all(phones.SECRET not in path.read_bytes() for path in stored())
