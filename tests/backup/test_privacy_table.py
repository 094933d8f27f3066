"""What docs/betrieb.md says of personal data holds: every table, and every period of the code."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.models import Page

from cms.accounts import kept, throttle
from cms.accounts.log import KEPT, Kind
from cms.backup import erasures, places
from cms.backup.database import WITHOUT_ROWS
from cms.jobs import care
from cms.jobs.mail import sending
from pages.barriers.models.report import CLOSED_FOR
from pages.partners.access.care import KEPT_FOR
from pages.partners.joining import kept_logos
from pages.partners.models import Departure
from pages.partners.models.joining import REJECTED_FOR, UNCONFIRMED_FOR
from search import tally
from tests.deploy.conftest import ROOT

TEXT = (ROOT / "docs" / "betrieb.md").read_text(encoding="utf-8")
TABLE = TEXT.partition("## Datenschutz")[2].partition("\n## ")[0]
ROWS = dict(re.findall(r"^\| ([^|]+?) \|(.*)$", TABLE, re.MULTILINE))

# Nobody's: vocabulary, rights, state of the machine, numbers.
IMPERSONAL = {
    *("core_generation", "core_gone", "core_sitesettings", "core_navigation", "core_mainmenuitem"),
    *("core_legalmenuitem", "core_topic", "core_region", "standard_comparison"),
    *("press_releasecounter", "barriers_reportcounter", "press_pressphoto", "press_releasepartner"),
    *("campaigns_campaignpartner", "editorial_scheduleproblem", "editorial_reviewtask"),
    "editorial_publicationcheck",
    *("jobs_mailoutage", "jobs_workerstate", "search_indexstate", "search_tombstone"),
    *("search_synonym", "search_word", "taggit_tag", "taggit_taggeditem", "auth_permission"),
    *("auth_group", "django_content_type", "wagtailredirects_redirect"),
    *("wagtailsearchpromotions_searchpromotion", "wagtailsearchpromotions_query"),
    *("wagtailadmin_admin", "wagtailadmin_formstate", "wagtailcore_locale", "wagtailcore_site"),
    *("wagtailcore_collection", "wagtailcore_referenceindex", "wagtailcore_workflow"),
    *("wagtailcore_workflowtask", "wagtailcore_workflowpage", "wagtailcore_workflowcontenttype"),
    *("wagtailcore_task", "wagtailcore_groupapprovaltask", "wagtailcore_pageviewrestriction"),
    *("wagtailcore_collectionviewrestriction", "wagtailcore_groupsitepermission"),
    *("wagtailcore_grouppagepermission", "wagtailcore_groupcollectionpermission"),
    # Left empty: ours are others.
    *("wagtaildocs_document", "wagtailimages_image", "wagtailimages_rendition", "django_session"),
    *("wagtailsearchpromotions_querydailyhits", "wagtailcore_apitoken"),  # the latter in Wagtail 8
}


def test_every_table_is_named_or_holds_nobody():
    """Whoever adds a model decides whether it holds anything about people."""
    pages = {model._meta.db_table for model in apps.get_models() if issubclass(model, Page)}
    tables = {model._meta.db_table for model in apps.get_models()}
    named = set(re.findall(r"`(\w+)`", TABLE))
    assert tables - named - IMPERSONAL == pages - {"wagtailcore_page"}
    assert named & IMPERSONAL == set()


def days(period) -> str:
    return f"{period.days} Tag{'e' if period.days != 1 else ''}"


PERIODS = [
    ("Sitzungen", f"Redaktion {settings.STAFF_SESSION.seconds // 3600} Stunden"),
    ("Sitzungen", f"Partner {days(settings.PARTNER_SESSION)}"),
    ("Anmeldeversuche", f"{throttle.PAUSE // 60} Minuten"),
    ("Formulare nach Ende der Sitzung", days(kept.KEEP)),
    ("Protokoll", f"fehlgeschlagene Anmeldungen {days(KEPT[Kind.SIGN_IN_FAILED])}"),
    ("Protokoll", f"Anmeldungen {days(KEPT[Kind.SIGN_IN])}"),
    ("Protokoll", f"Einreichungen {days(KEPT[Kind.SUBMISSION])}"),
    ("Protokoll", f"Übriges {KEPT[Kind.APPROVAL].days // 365} Jahre"),
    ("Einladungen", days(KEPT_FOR)),
    ("Beitrittsanfragen", f"nicht bestätigt {days(UNCONFIRMED_FOR)}"),
    ("Beitrittsanfragen", f"abgelehnt {days(REJECTED_FOR)}"),
    ("Beitrittsanfragen", f"Logos halber Formulare {days(kept_logos._KEPT_FOR)}"),
    ("Austritte", days(Departure.UNDO_FOR)),
    ("Barrieremeldungen", f"{days(CLOSED_FOR)} nach Abschluss"),
    ("E-Mails", f"Texte {days(sending.KEEP_TEXT)}"),
    ("E-Mails", f"der Eintrag {days(sending.KEEP)}"),
    ("Aufgaben", f"erledigt {days(care.KEEP_SUCCESSFUL)}"),
    ("Aufgaben", f"fehlgeschlagen {days(care.KEEP_FAILED)}"),
    ("Suchworte", days(tally.KEPT)),
    ("Sicherungen", f"{places.KEPT_DAYS} Tage, dazu die letzten {places.KEPT_WEEKS} Wochen"),
    ("Löschprotokoll", days(erasures.KEPT)),
]


@pytest.mark.parametrize(("row", "period"), PERIODS)
def test_every_period_is_that_of_the_code(row, period):
    assert period in ROWS[row]


def test_every_kind_of_the_log_has_one_of_the_periods():
    said = {int(number) for number in re.findall(r"(\d+) Tage", ROWS["Protokoll"])} | {3 * 365}
    assert {kept.days for kept in KEPT.values()} == said


def test_what_no_backup_holds_is_said_so():
    said = {
        name
        for row in ROWS.values()
        if "nie in einer Sicherung" in row
        for name in re.findall(r"`(\w+)`", row)
    }
    assert said == set(WITHOUT_ROWS) - {"django_session"}


def test_the_section_on_backups_says_what_the_code_does():
    backup = TEXT.partition("## Sichern")[2].partition("\n## ")[0]
    assert f"der letzten {places.KEPT_DAYS} Tage" in backup
    assert f"der letzten {places.KEPT_WEEKS} Wochen" in backup
    assert f"nach {days(erasures.KEPT).replace('Tage', 'Tagen')} gelöscht" in backup
