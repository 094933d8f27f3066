"""The log, to read, filter and download; nobody changes it."""

from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from cms.accounts.log import Kind, LogEntry
from cms.accounts.models import User
from cms.core.text import german_moment
from cms.editorial.listing import ChoiceFilter
from cms.editorial.search import having

from .lists import DaysFilter, ReadOnlyList


class KindFilter(ChoiceFilter):
    title = "Was"
    parameter_name = "was"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(Kind.choices)

    def narrow(self, entries, value: str):
        return entries.filter(kind=value)


class ActorFilter(ChoiceFilter):
    """Those who stand in the log, and nobody else."""

    title = "Wer"
    parameter_name = "wer"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        actors = User.objects.filter(pk__in=LogEntry.objects.values("actor"))
        return [(str(actor.pk), str(actor)) for actor in actors]

    def narrow(self, entries, value: str):
        return entries.filter(Q(actor=value) | Q(person=value))


class LogDays(DaysFilter):
    def narrow(self, entries, value: str):
        return entries.filter(at__gte=timezone.now() - timedelta(days=int(value)))


class LogList(ReadOnlyList):
    model = LogEntry
    base_url_path = "protokoll"
    menu_label = "Protokoll"
    menu_icon = "history"
    list_display = ("when", "what", "who", "whom", "about", "note")
    list_filter = (KindFilter, ActorFilter, LogDays)
    list_select_related = ("actor", "person")
    search_hint = "Gegenstand oder Anmerkung"
    plural_dative = "Einträgen"
    nothing_yet = "Noch steht nichts im Protokoll."
    export_filename = "protokoll"
    export_columns = {
        "Wann": lambda entry: german_moment(entry.at),
        "Was": lambda entry: entry.get_kind_display(),
        "Wer": lambda entry: str(entry.actor or ""),
        "Wen es betrifft": lambda entry: str(entry.person or ""),
        "Gegenstand": lambda entry: entry.subject,
        "Seite": lambda entry: entry.page_number or "",
        "Anmerkung": lambda entry: entry.note,
    }

    def get_queryset(self, request: HttpRequest):
        return LogEntry.objects.select_related("actor", "person")

    def search(self, rows, words: list[str]):
        return having(rows, words, ["subject", "note"])

    def when(self, entry: LogEntry) -> str:
        return german_moment(entry.at)

    when.short_description = "Wann"
    when.admin_order_field = "at"

    def what(self, entry: LogEntry) -> str:
        return format_html("<b>{}</b>", entry.get_kind_display())

    what.short_description = "Was"

    def who(self, entry: LogEntry) -> str:
        return str(entry.actor or "–")

    who.short_description = "Wer"

    def whom(self, entry: LogEntry) -> str:
        return str(entry.person) if entry.person and entry.person != entry.actor else ""

    whom.short_description = "Wen es betrifft"

    def about(self, entry: LogEntry) -> str:
        if not entry.page_number:
            return entry.subject
        return format_html("{} (Seite {})", entry.subject, entry.page_number)

    about.short_description = "Gegenstand"
