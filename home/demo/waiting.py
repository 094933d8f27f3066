"""What waits for the office in the demo: applications, an open invitation, changes of partners."""

from datetime import timedelta

from django.utils import timezone

from cms.accounts.models import User
from cms.core.models import Region
from home.demo.accounts import DOMAIN
from home.demo.texts_reader import read_table
from pages.partners.access.invitations import invite
from pages.partners.joining.values import in_force
from pages.partners.models import JoinRequest, PartnerPage
from pages.partners.profile import changes
from pages.partners.profile.fields import value_of


def lay_out() -> None:
    """Once, when the demo site and its accounts have just been made."""
    table = read_table("waiting")
    for facts in table["application"]:
        _apply(facts)
    for facts in table["invitation"]:
        invite(_partner(facts), facts["email"], facts["role"], by=_person(facts))
    for facts in table["change"]:
        _change(facts)


def _apply(facts: dict) -> None:
    own = ("region", "days_ago", "question")
    sent = timezone.now() - timedelta(days=facts["days_ago"])
    application = JoinRequest.objects.create(
        **{key: value for key, value in facts.items() if key not in own},
        region=Region.objects.get(key=facts["region"]),
        values_version=in_force().number,
        values_accepted_at=sent,
        sent_at=sent,
        confirmed_at=sent + timedelta(minutes=20),
        state=JoinRequest.State.ASKED if "question" in facts else JoinRequest.State.WAITING,
    )
    if question := facts.get("question"):
        asker = User.objects.get(email=f"redaktion1@{DOMAIN}")
        application.questions.create(question=question, asked_by=asker)


def _change(facts: dict) -> None:
    page = _partner(facts)
    values = {"statement": facts["statement"]}
    if swap := facts.get("replace"):
        values["description"] = value_of(page, "description").replace(*swap)
    changes.save(page.pk, _person(facts), values)


def _partner(facts: dict) -> PartnerPage:
    return PartnerPage.objects.get(slug=facts["partner"])


def _person(facts: dict) -> User:
    return User.objects.get(email=facts["by"])
