from time import perf_counter

from django.core.management.base import BaseCommand
from wagtail.images.models import SourceImageIOError

from cms.media.models import Picture
from cms.media.specs import specs_for
from cms.media.tasks import make_sizes


class Command(BaseCommand):
    help = (
        "Stellt alle fehlenden Bildgrößen her und sagt, wie weit es ist. Mit --messen werden sie "
        "nur gezeichnet, nicht gespeichert: Zeit und Größe jeder Bildgröße."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--messen", action="store_true", dest="measure")

    def handle(self, *, measure: bool, **_options) -> None:
        if measure:
            self._measure()
        else:
            self._make()

    def _make(self) -> None:
        pictures = Picture.objects.order_by("pk")
        keys = list(pictures.values_list("pk", "title"))
        for number, (key, title) in enumerate(keys, start=1):
            try:
                count = make_sizes(key)
            except SourceImageIOError:
                self.stderr.write(f"{number} von {len(keys)}: {title}: Die Datei fehlt.")
                continue
            self.stdout.write(f"{number} von {len(keys)}: {title}, {count} Größen")

    def _measure(self) -> None:
        """Of the picture with the most pixels."""
        picture = max(Picture.objects.all(), key=lambda one: one.width * one.height, default=None)
        if picture is None:
            self.stdout.write("Es gibt noch kein Bild.")
            return
        self.stdout.write(f"{picture.title}, {picture.width} × {picture.height} Pixel")
        for spec in specs_for(picture):
            began = perf_counter()
            size = picture.draw(spec).size
            self.stdout.write(f"{spec:32} {perf_counter() - began:6.2f} s {size / 1000:8.1f} kB")
