"""What an organisation takes along: all that is kept of it, in words that it understands.

Only what is its own: of the people who work for the alliance nobody is named.
"""

from pathlib import PurePath

from wagtail.models import Page

from cms.core.plain_text import html_paragraphs
from cms.media.models import Picture
from pages.partners.models import Invitation, JoinRequest, PartnerPage, ProfileChange
from pages.partners.profile.fields import LABELS, in_words, value_of
from pages.partners.profile.publishing import is_public, standing

Files = dict[int, tuple[str, Picture]]  # key of a picture → its name in the archive


def files_of(page: PartnerPage) -> Files:
    """Pictures of the profile, and logos that the organisation has sent, where a file is there."""
    base = standing(page)
    keys = {base.logo_id, base.teaser_image_id}
    for change in page.profile_changes.filter(field="logo"):
        keys |= {change.old, change.new}
    pictures = Picture.objects.filter(pk__in=keys - {None}).order_by("pk")
    there = [picture for picture in pictures if picture.file.storage.exists(picture.file.name)]
    return {p.pk: (f"dateien/bild-{p.pk}{PurePath(p.file.name).suffix}", p) for p in there}


def contents_of(page: PartnerPage, files: Files) -> dict:
    """For JSON: texts, lists, truth values, dates as ISO 8601."""
    return {
        "Profil": _profile(page, files),
        "Änderungen": [_change(page, change, files) for change in _with_author(page)],
        "Personen": [
            {"Name": m.user.get_full_name(), "E-Mail": m.user.email, "Rolle": m.get_role_display()}
            for m in page.memberships.select_related("user").order_by("pk")
        ],
        "Einladungen": [_invitation(invitation) for invitation in page.invitations.all()],
        "Beitrittsanfragen": [_application(request) for request in page.join_requests.all()],
    }


def _profile(page: PartnerPage, files: Files) -> dict:
    base = standing(page)
    return {
        "Adresse": page.full_url or "",
        "Öffentlich": is_public(page),
        **{
            label: _value(base, name, value_of(base, name), files) for name, label in LABELS.items()
        },
        "Anreißer": base.teaser,
        "Anreißer-Bild": files.get(base.teaser_image_id, ("",))[0],
        "Themen": [topic.name for topic in base.topics.all()],
        "Regionen": [region.name for region in base.regions.all()],
        "Dabei seit": base.member_since,
        "Angaben bestätigt am": base.confirmed_at,
    }


def _value(page: Page, name: str, value, files: Files):
    if name == "logo":
        return files.get(value, ("",))[0]
    if name == "social_links":
        return value or []
    if name == "description":
        return "\n\n".join(html_paragraphs(value or ""))
    return in_words(page, name, value)


def _with_author(page: PartnerPage):
    return page.profile_changes.select_related("author")


def _change(page: PartnerPage, change: ProfileChange, files: Files) -> dict:
    return {
        "Feld": LABELS[change.field],
        "Bisher": _value(page, change.field, change.old, files),
        "Neu": _value(page, change.field, change.new, files),
        "Von": str(change.author or ""),
        "Am": change.created_at,
        "Stand": change.get_state_display(),
        "Entschieden am": change.decided_at,
        "Grund": change.reason,
    }


def _invitation(invitation: Invitation) -> dict:
    return {
        "E-Mail": invitation.email,
        "Name": invitation.name,
        "Rolle": invitation.get_role_display(),
        "Gesendet am": invitation.sent_at,
        "Angenommen am": invitation.accepted_at,
        "Zurückgezogen am": invitation.withdrawn_at,
    }


def _application(request: JoinRequest) -> dict:
    named = (
        *("name", "website", "contact_name", "contact_email", "contact_phone", "statement"),
        *("values_version", "values_accepted_at", "sent_at", "confirmed_at", "decided_at"),
    )
    fields = {request._meta.get_field(name).verbose_name: getattr(request, name) for name in named}
    questions = [
        {
            "Frage": question.question,
            "Gestellt am": question.asked_at,
            "Antwort": question.answer,
            "Beantwortet am": question.answered_at,
        }
        for question in request.questions.all()
    ]
    return fields | {
        "Art": request.get_kind_display(),
        "Sitz": request.seat,
        "Region": str(request.region),
        "Stand": request.get_state_display(),
        "Rückfragen": questions,
    }
