"""The one door for pictures: whatever comes in is drawn anew, or refused with a way on."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat

from cms.media import formats, redraw
from cms.media.metadata import Credits, read_credits
from cms.media.names import german_file_name
from cms.media.room import require_room

_REASONS = {
    "empty": (
        "Die Datei ist leer. Bitte wählen Sie das Bild noch einmal aus oder laden Sie es neu vom "
        "Gerät."
    ),
    "cut": (
        "Die Datei ist abgeschnitten: Ihr Ende fehlt. Bitte laden Sie das Bild noch einmal "
        "vollständig vom Gerät."
    ),
    "damaged": (
        "Die Datei ist beschädigt und lässt sich nicht öffnen. Bitte öffnen Sie das Bild in einem "
        "Bildprogramm und speichern Sie es neu, am besten als JPEG."
    ),
    "pixels": (
        "Das Bild hat mehr als 50 Millionen Bildpunkte. Bitte verkleinern Sie es; 4.096 Pixel an "
        "der langen Seite genügen auch für den Druck."
    ),
    "moving": (
        "Die Datei enthält ein bewegtes Bild. Bitte speichern Sie ein einzelnes Bild daraus als "
        "JPEG oder PNG."
    ),
}
_ACCEPTED = "Angenommen werden Bilder als JPEG, PNG, WebP, AVIF und HEIC."


class CleanPicture(ContentFile):
    """A picture that may be stored: pixels only. What its file told is kept beside them."""

    def __init__(self, data: bytes, name: str, credits: Credits):
        super().__init__(data, name)
        self.credits = credits


def clean_picture(file: File, name: str = "") -> CleanPicture:
    """`file` without place, device and previews, upright, at most 4,096 px, named as what it is.

    JPEG, PNG, WebP, AVIF and HEIC up to 25 MB come out as JPEG or PNG, `redraw` says which.
    Everything else raises ValidationError with a German sentence and its reason as the code.
    """
    if isinstance(file, CleanPicture):
        return file
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if file.size > limit:
        raise ValidationError(
            f"Die Datei ist mit {filesizeformat(file.size)} zu groß; erlaubt sind "
            f"{filesizeformat(limit)}. Bitte speichern Sie das Bild kleiner, am besten als JPEG.",
            code="large",
        )
    require_room(file.size)
    file.seek(0)
    data = file.read()
    form = _accepted_format(data)
    draw = redraw.in_own_process if form in redraw.OWN_PROCESS else redraw.redraw
    try:
        picture, suffix = draw(data, form)
    except redraw.Refused as refused:
        raise _refusal(str(refused)) from refused
    stem = german_file_name(name or file.name or "bild").rpartition(".")
    return CleanPicture(picture, f"{stem[0] or stem[2]}{suffix}", read_credits(data))


def _accepted_format(data: bytes) -> str:
    if not data:
        raise _refusal("empty")
    form = formats.format_of(data)
    if not form:
        kind = formats.in_words(data) or "kein Bild, das sich öffnen lässt"
        advice = _ACCEPTED
        if "SVG" in kind:
            advice = "Bitte speichern Sie sie als PNG, mindestens 1.000 Pixel breit."
        raise ValidationError(f"Das ist {kind}. {advice}", code="type")
    if formats.is_cut(data, form):
        raise _refusal("cut")
    if form == "JPEG" and (formats.scans(data) or 0) > formats.MOST_SCANS:
        raise _refusal("damaged")
    return form


def _refusal(reason: str) -> ValidationError:
    return ValidationError(_REASONS[reason], code=reason)
