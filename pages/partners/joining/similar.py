"""Partners that may be the same organisation as the one that applies."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from pages.partners.models import JoinRequest, PartnerPage
from pages.partners.names import sort_name

ALIKE = 0.8
MOST = 8
# Whoever writes from there shares the domain with half the country.
_SHARED_DOMAINS = frozenset(
    "aol.com arcor.de email.de ewe.net ewetel.net freenet.de gmail.com gmx.de gmx.net google.com "
    "googlemail.com htp-tel.de icloud.com kabelmail.de live.de mail.de mailbox.org outlook.com "
    "outlook.de osnanet.de posteo.de t-online.de web.de yahoo.com yahoo.de facebook.com "
    "instagram.com jimdo.com jimdofree.com wordpress.com".split()
)
_LEGAL_FORMS = frozenset("ev gemeinnuetzige ggmbh gmbh eg ag e v der die das und".split())


@dataclass(frozen=True)
class Similar:
    """A partner and what it has in common with the application, in words."""

    partner: PartnerPage
    reasons: list[str]


def similar_partners(application: JoinRequest) -> list[Similar]:
    """The most alike first. A place in common counts for little, so it comes last."""
    fields = ("title", "slug", "website", "email", "city", "postcode", "live", "sort_name")
    partners = PartnerPage.objects.exclude(pk=application.partner_id).only(*fields)
    mine = _name(application.name), _domains(application.website, application.contact_email)
    ranked = []
    for partner in partners:
        reasons = _reasons(application, *mine, partner)
        if reasons:
            ranked.append((-sum(reasons.values()), partner.sort_name, Similar(partner, [*reasons])))
    ranked.sort(key=lambda entry: entry[:2])
    return [similar for *_, similar in ranked[:MOST]]


def _reasons(application, name: str, domains: set[str], partner) -> dict[str, int]:
    found = {}
    likeness = SequenceMatcher(None, name, _name(partner.title)).ratio()
    if likeness == 1:
        found["gleicher Name"] = 8
    elif likeness >= ALIKE:
        found["ähnlicher Name"] = 4
    if domains & _domains(partner.website, partner.email):
        found["gleiche Internetadresse"] = 4
    if application.city and application.city.casefold() == partner.city.casefold():
        found["gleicher Ort"] = 1
    return found


def _name(text: str) -> str:
    return " ".join(word for word in sort_name(text).split() if word not in _LEGAL_FORMS)


def _domains(website: str, email: str) -> set[str]:
    try:
        host = urlsplit(website).hostname or ""
    except ValueError:
        host = ""
    hosts = (host, email.rpartition("@")[2].lower())
    return {_domain(host) for host in hosts} - _SHARED_DOMAINS - {""}


def _domain(host: str) -> str:
    """What was registered: `mail.kochhaus.example` is of `kochhaus.example`.

    Below a shared domain it is the name in front that tells two apart.
    """
    registered = ".".join(host.split(".")[-2:])
    return host.removeprefix("www.") if registered in _SHARED_DOMAINS else registered
