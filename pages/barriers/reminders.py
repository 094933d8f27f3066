"""Each night: what the office is in danger of forgetting, each once, by mail."""

from django.urls import reverse
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.jobs.mail import absolute, post

from .deadline import Stage
from .models import BarrierReport, StatementPage


def remind() -> None:
    """The key of each mail names the occasion, so that it goes out once however often asked."""
    site = Site.objects.filter(is_default_site=True).first()
    office = SiteSettings.for_site(site).email if site else ""
    if office:
        _of_reports(office)
        _of_statements(office)


def _of_reports(office: str) -> None:
    for report in BarrierReport.objects.waiting():
        left = report.deadline
        if left.stage != Stage.CALM:
            link = absolute(reverse("barrieremeldungen_modeladmin_inspect", args=[report.pk]))
            context = {"report": report, "left": left.words, "link": link}
            post(office, "barrier_waiting", context, key=f"barrier {left.stage} {report.pk}")


def _of_statements(office: str) -> None:
    for page in StatementPage.objects.live():
        if page.is_check_due:
            link = absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            key = f"statement {page.pk} checked {page.checked_on}"
            post(office, "statement_check", {"page": page, "link": link}, key=key)
