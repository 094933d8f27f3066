"""The same parts as in `health`, and the work of the background service, in figures.

They are read from the database when somebody asks, so that they are the same whichever process
answers. What only a process knows it counts in `COUNTERS`; with several of them, the server's
configuration names a folder (PROMETHEUS_MULTIPROC_DIR) in which `prometheus_client` adds them up.
"""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from .health import Level, look_at_all
from .mail.models import Mail, MailOutage
from .state import jobs_state

logger = logging.getLogger(__name__)

COUNTERS = CollectorRegistry()
Figures = float | dict[str, float]  # one number, or one for each value of the label


@dataclass(frozen=True)
class Gauge:
    name: str
    help: str
    label: str
    read: Callable[[], Figures]

    def family(self) -> GaugeMetricFamily:
        family = GaugeMetricFamily(self.name, self.help, labels=[self.label] if self.label else [])
        figures = self.read()
        if not isinstance(figures, dict):
            family.add_metric([], figures)
            return family
        for value, figure in figures.items():
            family.add_metric([value], figure)
        return family


_gauges: list[Gauge] = []


def gauge(name: str, help_text: str, label: str = "") -> Callable:
    """Register the decorated function: what it returns is read when somebody asks.

    It returns a number; with a `label`, one for each value of it.
    """

    def register(read: Callable[[], Figures]) -> Callable[[], Figures]:
        _gauges.append(Gauge(name, help_text, label, read))
        return read

    return register


def exposition() -> bytes:
    """Everything, in the text format of Prometheus."""
    counters, gauges = COUNTERS, CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counters = CollectorRegistry()
        MultiProcessCollector(counters)
    gauges.register(_AtThisMoment())
    return generate_latest(counters) + generate_latest(gauges)


class _AtThisMoment:
    def describe(self) -> list:
        """Nothing: to ask for the names must not read the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for gauge in _gauges:
            try:
                yield gauge.family()
            except Exception as error:  # without the database, the others are told all the same
                logger.warning("No figure for %s (%s)", gauge.name, type(error).__name__)


@gauge("nhz_part", "Zustand eines Teils: 0 in Ordnung, 1 eingeschränkt, 2 gestört", "part")
def _parts() -> Figures:
    levels = list(Level)
    return {part.code: levels.index(finding.level) for part, finding in look_at_all().items()}


@gauge("nhz_tasks", "Aufgaben in der Warteschlange nach Zustand", "state")
def _tasks() -> Figures:
    state = jobs_state()
    names = ("queued", "running", "retrying", "given_up")
    return {name: getattr(state, name) for name in names}


@gauge("nhz_oldest_task_seconds", "Wie lange die älteste fällige Aufgabe wartet")
def _oldest_task() -> Figures:
    oldest = jobs_state().oldest_waiting
    return oldest.total_seconds() if oldest else 0


@gauge("nhz_last_tick_seconds", "Alter des letzten Minutentakts; -1, wenn es noch keinen gab")
def _last_tick() -> Figures:
    last = jobs_state().last_tick
    return (timezone.now() - last).total_seconds() if last else -1


@gauge("nhz_mails", "E-Mails nach Zustand, ohne gesendete", "state")
def _mails() -> Figures:
    waiting = Mail.objects.exclude(state=Mail.State.SENT).values_list("state")
    counted = dict(waiting.annotate(number=Count("pk")).order_by())
    return {state: counted.get(state, 0) for state in Mail.State.values if state != "sent"}


@gauge("nhz_mail_server_failing", "1, wenn der Mail-Server nichts annimmt")
def _mail_server() -> Figures:
    return int(MailOutage.objects.exists())


@gauge("nhz_disk_free_bytes", "Freier Platz für Bilder und Dokumente")
def _disk() -> Figures:
    return shutil.disk_usage(settings.MEDIA_ROOT).free
