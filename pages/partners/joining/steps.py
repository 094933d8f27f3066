"""What happens to an application before the office decides: sent, confirmed, answered.

Each step is one transaction and is done once: a second click finds it done.
"""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.core.open_forms import mark_of
from cms.jobs.mail import post
from pages.partners.models import JoinQuestion, JoinRequest

from . import kept_logos
from .links import confirmation_link
from .values import in_force

_FIELDS = ("name", "kind", "website", "contact_name", "contact_email", "contact_phone", "statement")
State = JoinRequest.State


def is_sent(form_key: uuid.UUID) -> bool:
    return JoinRequest.objects.filter(form_key=form_key).exists()


def send(data: dict, address: str) -> None:
    """Keep what a valid form holds and ask for confirmation; sent twice it is one application."""
    key = data["key"]
    application = JoinRequest(
        **{name: data[name] for name in _FIELDS},
        **data["place"],
        form_key=key,
        sender_mark=mark_of(address),
        values_version=in_force().number,
        values_accepted_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            application.save(force_insert=True)
            _ask_to_confirm(application)
    except IntegrityError:
        return  # the second of two clicks in the same moment
    _keep_logo(application, data.get("logo"))
    kept_logos.forget(key)


def _keep_logo(application: JoinRequest, logo) -> None:
    if logo:
        suffix = logo.name.rpartition(".")[2]
        application.logo.save(f"{uuid.uuid4().hex}.{suffix}", logo, save=False)
        JoinRequest.objects.filter(pk=application.pk).update(logo=application.logo.name)


def _ask_to_confirm(application: JoinRequest) -> None:
    context = {"application": application, "link": confirmation_link(application)}
    post(application.contact_email, "join_confirm", context, key=f"join confirm {application.pk}")


def confirm(application: JoinRequest) -> bool:
    """Whether this was the confirmation; False if it had been confirmed before."""
    unconfirmed = JoinRequest.objects.filter(pk=application.pk, state=State.UNCONFIRMED)
    return bool(unconfirmed.update(state=State.WAITING, confirmed_at=timezone.now()))


@transaction.atomic
def answer(question: JoinQuestion, text: str) -> bool:
    """Whether this was the answer; False if there was one, or the office did not wait for it."""
    open_questions = JoinQuestion.objects.filter(
        pk=question.pk, answered_at=None, request__state__in=(State.ASKED, State.WAITING)
    )
    if not open_questions.update(answer=text, answered_at=timezone.now()):
        return False
    if not question.request.questions.filter(answered_at=None).exists():
        JoinRequest.objects.filter(pk=question.request_id, state=State.ASKED).update(
            state=State.WAITING
        )
    return True
