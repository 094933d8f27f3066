"""Read by `manage.py shell` for the drill: people and pages, and everything that erases them."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from cms.accounts.models import Session, User
from cms.jobs.mail.models import Mail
from pages.barriers.care import forget_closed
from pages.barriers.models import BarrierReport
from pages.mutmacher.models import StoryPage
from pages.partners.joining.care import delete_due
from pages.partners.leaving.departing import leave
from pages.partners.models import Departure, JoinRequest, Membership, PartnerPage
from pages.press.models import PressContact
from tests import factories

LONG_AGO = timezone.now() - timedelta(days=400)
ERASED = "erased@zusammenhalt.test"
CLOSED = "closed@zusammenhalt.test"
LEFT = "left@zusammenhalt.test"
CONTACT = "Anke Abgang"
TAKEN_BACK = "Jannes trägt Einkäufe"


def prepare():
    partner = factories.partner(title="Verein Muster")
    membership = {"partner": partner, "role": Membership.Role.ADMINISTRATOR}
    Membership.objects.create(user=factories.person("partner", LEFT), **membership)
    factories.person("editor", ERASED)
    factories.person("editor", CLOSED)
    factories.press_contact(name=CONTACT)
    factories.story(title=TAKEN_BACK)
    factories.join_request(state=JoinRequest.State.REJECTED, decided_at=LONG_AGO)
    factories.barrier_report(state=BarrierReport.State.NONE, closed_at=LONG_AGO)
    later = timezone.now() + timedelta(hours=1)
    Mail.objects.create(recipient=ERASED, key="drill", message_id="<drill@test>", due_at=later)


def back_up():
    call_command("backup")
    call_command("check_backup")


def erase():
    """The last line is the address of a story that is no more."""
    story = StoryPage.objects.get(title__startswith="Gesine")
    address = story.url
    story.delete()
    StoryPage.objects.get(title=TAKEN_BACK).unpublish()
    User.objects.get(email=ERASED).delete()
    closed = User.objects.get(email=CLOSED)
    closed.is_active = False
    closed.save()
    PressContact.objects.get(name=CONTACT).delete()
    leave(PartnerPage.objects.get(title="Verein Muster").pk, User.objects.get(email=LEFT))
    delete_due()
    forget_closed()
    require_erased()
    print(address)


def require_erased():
    assert not StoryPage.objects.filter(title__startswith="Gesine").exists()
    assert not StoryPage.objects.get(title=TAKEN_BACK).live
    assert not User.objects.filter(email=ERASED).exists()
    assert not User.objects.get(email=CLOSED).is_active
    assert not User.objects.get(email=LEFT).is_active
    assert not PressContact.objects.filter(name=CONTACT).exists()
    assert not Membership.objects.filter(partner__title="Verein Muster").exists()
    assert not PartnerPage.objects.get(title="Verein Muster").live
    assert Departure.objects.count() == 1
    assert not JoinRequest.objects.exists()
    report = BarrierReport.objects.get()
    assert report.forgotten
    assert report.text + report.email == ""


def require_nothing_twice():
    """Nobody is signed in, no mail of the backup goes out by itself."""
    require_erased()
    assert not Session.objects.exists()
    assert Mail.objects.get(key="drill").state == Mail.State.UNCLEAR
    assert not Mail.objects.waiting().exists()
