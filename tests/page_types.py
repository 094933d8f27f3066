"""A way to every page type, so that the whole-site tests try a new type by themselves."""

from datetime import date

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models

from cms.core.models import Region, Topic
from cms.media.models import Picture
from home.models import HomePage
from pages.barriers.models import StatementPage
from pages.campaigns.models import CampaignIndexPage, CampaignPage
from pages.mutmacher.models import StoryIndexPage, StoryPage
from pages.partners.models import PartnerIndexPage, PartnerPage
from pages.press.models import PressContact, PressIndexPage, PressPhoto, PressReleasePage
from pages.standard.models import EasyPage, StandardPage
from tests import bodies, factories

PAGE_TYPES = [model for model in get_page_models() if model is not Page]
SINGLE_TYPES = [HomePage, CampaignIndexPage, StoryIndexPage, PressIndexPage, PartnerIndexPage]
MAKERS = {
    StandardPage: factories.standard_page,
    EasyPage: factories.easy_page,
    StatementPage: factories.statement,
    CampaignPage: factories.campaign,
    StoryPage: factories.story,
    PressReleasePage: factories.release,
    PartnerPage: factories.partner,
}


def make(model: type[Page], *, live: bool = True, **fields) -> Page:
    """A page of this type with these fields; of which there is one only, that one."""
    if model not in SINGLE_TYPES:
        return MAKERS[model](live=live, **fields)
    page = model.objects.get()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    if not live:
        model.objects.get().unpublish()
    return model.objects.get()


def full_body() -> list:
    """Every block that editors have, with targets that are public."""
    return bodies.targets().body()


def filled(model: type[Page], word: str = "Gezeitenbuch") -> dict:
    """A value for each field of ours on this type; every text contains `word`."""
    own = set(model._meta.get_fields()) - set(Page._meta.get_fields())
    fields = [field for field in own if field.concrete and field.editable]
    inherited = {field.name for field in Page._meta.get_fields()} | {"page_ptr"}
    return {field.name: _value(field, word) for field in fields if field.name not in inherited}


def _value(field: models.Field, word: str):
    special = {
        "call_to_action": [("call", {"label": word, "page": None, "url": "https://a.example/"})],
        "social_links": [("link", {"label": word, "url": "https://netz.example/wir"})],
        "end_date": date(2099, 12, 31),
        "postcode": "29225",
    }
    if field.name in special:
        return special[field.name]
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.ForeignKey):
        return _target(field.related_model)
    if isinstance(field, ParentalManyToManyField):
        return list(field.related_model.objects.all()[:2])
    if isinstance(field, StreamField):
        return [*full_body(), ("text", f"<p>{word}</p>")]
    simple = {
        RichTextField: f"<p>{word}</p>",
        models.DateField: date(2021, 5, 1),
        models.EmailField: f"{word.lower()}@test.example",
        models.URLField: f"https://{word.lower()}.example/",
    }
    return simple.get(type(field), f"{word}, {field.verbose_name}"[: field.max_length or 200])


def _target(model: type[models.Model]) -> models.Model:
    """Something of this type that a foreign key may point to."""
    makers = {
        Picture: factories.picture,
        Region: lambda: Region.objects.get(key="03360"),
        PressContact: lambda: factories.press_contact(
            function="Sprecherin", mobile="0171 39200-01"
        ),
        Page: lambda: factories.standard_page(title="Ziel"),
        **MAKERS,
    }
    return makers[model]()


def topic(name: str = "Nachbarschaft") -> Topic:
    topic = Topic(name=name)
    topic.full_clean()
    topic.save()
    return topic


def add_photo(release: PressReleasePage, **fields) -> PressPhoto:
    """A press photo on the live release and on its draft."""
    release.photos.add(PressPhoto(**{"picture": factories.picture()} | fields))
    release.save_revision().publish()
    return release.photos.last()
