"""Links in mails to people without an account: signed, good for a while, each for one purpose."""

from django.core import signing
from django.urls import reverse

from cms.jobs.mail import absolute
from pages.partners.models import UNCONFIRMED_FOR, JoinQuestion, JoinRequest

_CONFIRM = "partners.joining.confirm"
_ANSWER = "partners.joining.answer"


def confirmation_link(application: JoinRequest) -> str:
    token = signing.dumps(application.pk, salt=_CONFIRM)
    return absolute(reverse("join_confirm", args=[token]))


def answer_link(question: JoinQuestion) -> str:
    token = signing.dumps(question.pk, salt=_ANSWER)
    return absolute(reverse("join_answer", args=[token]))


def application_of(token: str) -> JoinRequest | None:
    """None for a link that is forged, too old, or whose application was deleted."""
    pk = _read(token, _CONFIRM, UNCONFIRMED_FOR)
    return JoinRequest.objects.filter(pk=pk).first()


def question_of(token: str) -> JoinQuestion | None:
    pk = _read(token, _ANSWER, None)
    return JoinQuestion.objects.select_related("request").filter(pk=pk).first()


def _read(token: str, salt: str, max_age) -> int | None:
    try:
        return signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
