"""What the office decides about an application: once, whoever clicks at the same moment."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from cms.accounts.log import Kind, record
from cms.jobs.mail import post
from cms.media.cleaning import CleanPicture
from cms.media.metadata import Credits
from cms.media.models import Picture
from pages.partners.access.invitations import invite, join, refuse_address
from pages.partners.models import (
    REJECTED_FOR,
    JoinRequest,
    Membership,
    PartnerIndexPage,
    PartnerPage,
)

from .links import answer_link

State = JoinRequest.State


class AlreadyDecided(Exception):
    """Somebody was quicker; `application` knows who and when."""

    def __init__(self, application: JoinRequest):
        super().__init__(application.pk)
        self.application = application


@transaction.atomic
def accept(pk: int, by) -> PartnerPage:
    """The draft profile, submitted for review; the contact gets account and invitation.

    ValidationError, in words for the editor, if the contact's address belongs to the house.
    """
    application = _open(pk)
    refuse_address(application.contact_email)
    profile = _profile(application, by)
    role = Membership.Role.ADMINISTRATOR
    join(profile, application.contact_email, role, name=application.contact_name)
    invite(
        profile,
        application.contact_email,
        role,
        by=by,
        name=application.contact_name,
        mail="join_accepted",
    )
    application.partner = profile
    _decide(application, State.ACCEPTED, by)
    _delete_logo(application)
    return profile


@transaction.atomic
def reject(pk: int, by, reason: str) -> None:
    application = _open(pk)
    application.reason = reason
    _decide(application, State.REJECTED, by)
    context = {"application": application, "days": REJECTED_FOR.days}
    post(application.contact_email, "join_rejected", context, key=f"join rejected {pk}")


@transaction.atomic
def ask(pk: int, by, text: str) -> None:
    """A question in a mail; the answer comes behind its link, and the application waits again."""
    application = _open(pk)
    question = application.questions.create(question=text, asked_by=by)
    JoinRequest.objects.filter(pk=pk).update(state=State.ASKED)
    context = {"application": application, "question": question, "link": answer_link(question)}
    post(application.contact_email, "join_question", context, key=f"join question {question.pk}")


def _open(pk: int) -> JoinRequest:
    application = JoinRequest.objects.select_for_update(of=("self",)).get(pk=pk)
    if not application.is_open:
        raise AlreadyDecided(application)
    return application


def _decide(application: JoinRequest, state: str, by) -> None:
    application.state = state
    application.decided_by = by
    application.decided_at = timezone.now()
    application.save()
    record(Kind.JOINING, actor=by, subject=application.name, note=application.get_state_display())


def _profile(application: JoinRequest, by) -> PartnerPage:
    parent = PartnerIndexPage.objects.first()
    if parent is None:
        raise ValidationError("Es gibt noch kein Verzeichnis, in dem ein Profil stehen könnte.")
    page = PartnerPage(
        title=application.name,
        kind=application.kind,
        statement=application.statement,
        teaser=_teaser(application.statement),
        postcode=application.postcode,
        city=application.city,
        primary_region=application.region,
        website=application.website,
        logo=_logo(application, by),
        member_since=timezone.localdate(),
        live=False,
        owner=by,
    )
    page.regions = [application.region]
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    page.get_workflow().start(page, by)
    return page


def _teaser(statement: str) -> str:
    """The first sentence, or as much of it as there is room for."""
    sentence = statement.partition("\n")[0].partition(". ")[0]
    longest = PartnerPage._meta.get_field("teaser").max_length
    return Truncator(sentence.rstrip(".") + ".").chars(longest)


def _logo(application: JoinRequest, by) -> Picture | None:
    if not application.logo:
        return None
    with application.logo.open() as file:
        picture = CleanPicture(file.read(), application.logo.name.rpartition("/")[2], Credits())
    sent = timezone.localdate(application.sent_at)
    return Picture.objects.create(
        title=f"Logo {application.name}"[:255],
        file=picture,
        alt_text=f"Logo {application.name}"[:240],
        credit=application.name[:160],
        license="Nutzung im Bündnis, von der Organisation eingereicht",
        source=f"Beitrittsanfrage vom {sent:%d.%m.%Y}",
        uploaded_by_user=by,
    )


def _delete_logo(application: JoinRequest) -> None:
    if application.logo:
        name, storage = application.logo.name, application.logo.storage
        JoinRequest.objects.filter(pk=application.pk).update(logo="")
        transaction.on_commit(lambda: storage.delete(name))
