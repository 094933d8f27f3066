"""Logos that organisations send: kept like every picture, seen by themselves and the office."""

from django.core import signing
from django.db.models import Q
from wagtail.models import ReferenceIndex

from cms.media.cleaning import CleanPicture
from cms.media.models import Picture
from pages.partners.models import PartnerPage, ProfileChange

_SALT = "partners.profile.logo"
SOURCE = "Von der Organisation in ihrem Profil hochgeladen"
LICENSE = "Nutzung auf dieser Website erlaubt"


def keep(file: CleanPicture, page: PartnerPage, user) -> Picture:
    """Store an upload. No live page shows it, so nobody but the staff can fetch it."""
    name = page.title
    return Picture.objects.create(
        title=f"Logo {name}"[:255],
        file=file,
        alt_text=f"Logo: {name}"[:240],
        credit=page.logo_credit,
        license=LICENSE,
        source=SOURCE,
        uploaded_by_user=user,
    )


def ticket(picture: Picture, page: PartnerPage) -> str:
    """For the form: which picture has been uploaded already, for this organisation alone."""
    return signing.dumps([picture.pk, page.pk], salt=_SALT)


def from_ticket(typed: str, page: PartnerPage) -> Picture | None:
    try:
        key, of_page = signing.loads(typed, salt=_SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        return None
    return Picture.objects.filter(pk=key).first() if of_page == page.pk else None


def forget(page: PartnerPage) -> None:
    """Delete what the organisation sent and nobody uses: refused, withdrawn, replaced logos."""
    sent = page.profile_changes.filter(field="logo").exclude(new=None)
    waiting = {c.new for c in sent if c.state == ProfileChange.State.OPEN}
    over = {c.new for c in sent} - waiting - {page.logo_id}
    used = Q(to_object_id__in=[str(key) for key in over])
    named = ReferenceIndex.objects.filter(used, to_content_type__model="picture")
    over -= {int(key) for key in named.values_list("to_object_id", flat=True)}
    for picture in Picture.objects.filter(pk__in=over, source=SOURCE):
        picture.delete()
