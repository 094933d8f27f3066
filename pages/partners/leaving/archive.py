"""The ZIP file with an organisation's data: one JSON file, the pictures, a word of explanation."""

import json
import shutil
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.timezone import localtime

from pages.partners.models import PartnerPage

from .contents import contents_of, files_of

_EXPLAINED = """\
Alles, was „Niedersachsen hält zusammen“ über Ihre Organisation gespeichert hat.

daten.json   Profil, Änderungen, Personen, Einladungen und Beitrittsanfrage. Die Datei lässt
             sich mit jedem Textprogramm öffnen und von anderen Programmen lesen.
dateien/     die Bilder des Profils und die Logos, die Sie hochgeladen haben

Die Datei enthält Namen und E-Mail-Adressen. Bitte bewahren Sie sie entsprechend auf.
"""


def archive_of(page: PartnerPage) -> BinaryIO:
    """An open temporary file; whoever closes it deletes it. Pictures pass through in pieces."""
    outlet = TemporaryFile()  # noqa: SIM115
    files = files_of(page)
    written = json.dumps(
        contents_of(page, files), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2
    )
    with ZipFile(outlet, "w", ZIP_DEFLATED) as archive:
        archive.writestr("LIESMICH.txt", _EXPLAINED)
        archive.writestr("daten.json", written)
        for name, picture in files.values():
            entry = ZipInfo(name, localtime().timetuple()[:6])
            stored = picture.file.storage.open(picture.file.name)
            with stored, archive.open(entry, "w") as place:
                shutil.copyfileobj(stored, place)
    outlet.seek(0)
    return outlet
