"""What lies on the press office's desk in the demo: a draft, and a release that is scheduled."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from cms.accounts.models import User
from cms.core.models import Region, Topic
from home.demo.accounts import DOMAIN
from home.demo.texts_reader import Text, read_folder
from pages.press.models import PressContact, PressIndexPage, PressReleasePage

NOON = time(12)


def lay_out() -> None:
    """Once, when the demo site and its accounts have just been made."""
    for text in read_folder("desk"):
        _lay_down(text)


def _lay_down(text: Text) -> None:
    author = User.objects.get(email=f"{text['author']}@{DOMAIN}")
    release = PressReleasePage(
        **{key: text[key] for key in ("title", "slug", "place", "lead")},
        teaser=text.get("teaser", ""),
        contact=PressContact.objects.filter(email=f"{text.get('contact')}@{DOMAIN}").first(),
        body=text.body,
        live=False,
        owner=author,
    )
    release.topics = Topic.objects.filter(slug__in=text["topics"])
    release.regions = Region.objects.filter(key__in=text["regions"])
    if days := text.get("days_ahead"):
        release.date = timezone.localdate() + timedelta(days)
        release.go_live_at = timezone.make_aware(datetime.combine(release.date, NOON))
    PressIndexPage.objects.get().add_child(instance=release)
    revision = release.save_revision(user=author, log_action=True)
    if release.go_live_at:
        revision.publish(user=author)
