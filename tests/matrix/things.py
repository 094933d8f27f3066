"""Who asks, and what the addresses lead to: all of it belongs to organisation A."""

from types import SimpleNamespace

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import PageViewRestriction

from cms.accounts.doors import email
from cms.accounts.models import EmailChange, FactorReset, KeptForm
from pages.barriers.reporting.steps import receipt_address
from pages.partners.access import invitations
from pages.partners.joining.links import answer_link, confirmation_link
from pages.partners.models import JoinQuestion, JoinRequest, Membership, ProfileChange
from pages.partners.profile import mails
from tests import factories
from tests.pages.partners.mails import link_in, mails_to

ROLE = Membership.Role


def cast(world) -> dict:
    """For each column of the tables an account; None for whoever has not signed in."""
    people = world.people
    world.other_profile = factories.partner(title="Chor der vielen Stimmen")
    author = factories.person("partner", "tom@sonnenkorn.example", first_name="Tom")
    foreign = factories.person("partner", "ruth@chor.example", first_name="Ruth")
    nobody = factories.person("partner", "niemand@test.example")
    nobody.groups.clear()
    root = factories.person("head", "root@test.example")
    root.is_superuser = True
    root.save()
    _member(people.partner, world.profile, ROLE.ADMINISTRATOR)
    _member(author, world.profile, ROLE.AUTHOR)
    _member(foreign, world.other_profile, ROLE.ADMINISTRATOR)
    return {
        "anonymous": None,
        "nobody": nobody,
        "manager": people.partner,
        "author": author,
        "foreign": foreign,
        "editor": people.other,
        "head": people.head,
        "admin": people.admin,
        "root": root,
    }


def _member(user, page, role) -> Membership:
    return Membership.objects.create(user=user, partner=page, role=role)


def things(world, cast: dict) -> SimpleNamespace:
    """What the addresses outside the admin name; whatever has an owner is the manager's."""
    ours, manager = world.profile, cast["manager"]
    factories.worker_alive()
    phone = ProfileChange.objects.create(
        page=ours, field="phone", new="0581 1", author=manager, state=ProfileChange.State.ACCEPTED
    )
    mails.tell_of_contact(ours, manager, ["phone"], phone.batch)
    asked = factories.join_request(name="Rückfrage", state=JoinRequest.State.ASKED)
    unconfirmed = factories.join_request(state=JoinRequest.State.UNCONFIRMED, confirmed_at=None)
    wish = EmailChange.objects.create(user=manager, email="anders@sonnenkorn.example")
    lost = factories.person("editor", "verloren@test.example")
    closed = factories.standard_page(title="Nur mit Passwort")
    address = "neu@sonnenkorn.example"
    logo = ProfileChange(page=ours, field="logo", new=world.picture.pk, author=manager)
    logo.save()
    return SimpleNamespace(
        invitation=invitations.invite(ours, address, ROLE.AUTHOR, by=manager),
        invitation_link=link_in(mails_to(address)[0]),
        undo_link=link_in(mails_to(manager.email)[0]),
        confirmation_link=confirmation_link(unconfirmed),
        answer_link=answer_link(JoinQuestion.objects.create(request=asked, question="Wo?")),
        receipt=receipt_address(world.report),
        email_token=email._token(wish, "new"),
        password=(
            urlsafe_base64_encode(force_bytes(lost.pk)),
            default_token_generator.make_token(lost),
        ),
        change=world.profile.profile_changes.get(field="statement"),
        logo=logo,
        membership=Membership.objects.get(user=cast["author"]),
        factor=TOTP.activate(manager, generate_totp_secret()).instance,
        reset=FactorReset.objects.create(user=lost, reason="Telefon verloren"),
        kept=KeptForm.objects.create(user=manager, path="/mein-profil/", typed="phone=1"),
        closed=closed,
        restriction=PageViewRestriction.objects.create(
            page=closed, restriction_type="password", password="geheim"
        ),
        rendition=world.picture.get_rendition("max-165x165"),
    )
