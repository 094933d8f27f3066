"""A valid form becomes a report with a number, once."""

import uuid

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cms.accounts.throttle import address_of
from cms.core.navigation import frame
from cms.core.open_forms import mark_of
from cms.jobs.mail import absolute, post
from pages.barriers.deadline import months_after
from pages.barriers.models import BarrierReport, ReportCounter

from .addresses import own_address

_RECEIPT = "barriers.receipt"


def sent_before(form_key: uuid.UUID) -> BarrierReport | None:
    return BarrierReport.objects.filter(form_key=form_key).first()


def send(request: HttpRequest, data: dict) -> BarrierReport:
    """Keep what a valid form holds and say so by mail; sent twice it is one report."""
    today = timezone.localdate()
    page = own_address(request, data["page"])
    report = BarrierReport(
        form_key=data["key"],
        sender_mark=mark_of(address_of(request)),
        kind=data["kind"],
        page=page,
        # What is no address of ours may still say which page is meant.
        text=data["text"] if page or not data["page"] else f"{data['page']}\n\n{data['text']}",
        email=data["email"],
        due_on=months_after(today, 1),
    )
    try:
        with transaction.atomic():
            report.number_year = today.year
            report.number_seq = ReportCounter.next_number(today.year)
            report.save(force_insert=True)
            _tell(report, frame(request).settings.email)
    except IntegrityError:  # the second of two clicks in the same moment
        return BarrierReport.objects.get(form_key=data["key"])
    return report


def receipt_address(report: BarrierReport) -> str:
    """Where whoever sent the report finds it again, and nobody else."""
    return reverse("barrier_receipt", args=[signing.dumps(report.pk, salt=_RECEIPT)])


def report_of(token: str) -> BarrierReport | None:
    """None for an address that is forged."""
    try:
        pk = signing.loads(token, salt=_RECEIPT)
    except signing.BadSignature:
        return None
    return BarrierReport.objects.filter(pk=pk).first()


def _tell(report: BarrierReport, office: str) -> None:
    """Two mails. Neither repeats what a stranger typed: the address may be somebody else's."""
    if report.email:
        context = {"report": report, "link": absolute(receipt_address(report))}
        post(report.email, "barrier_received", context, key=f"barrier received {report.pk}")
    if office:
        address = reverse("barrieremeldungen_modeladmin_inspect", args=[report.pk])
        context = {"report": report, "link": absolute(address)}
        post(office, "barrier_new", context, key=f"barrier new {report.pk}")
