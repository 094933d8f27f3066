"""One spelling for all ways to type a word. Folded words are terms, never shown to anybody."""

import re
import unicodedata

LONGEST_TERM = 64  # letters; what is longer is cut

_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""))
# Letters that have no mark to drop.
_FOREIGN = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "a", "œ": "o"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# "ue" is an umlaut unless it follows one of these: neue, Bauer, Quelle, Reue.
_TYPED_UE = re.compile(r"(?<![aeioqu])ue+")
_TYPED_AE_OE = re.compile(r"([ao])e+")


def clean(text: str) -> str:
    """Composed letters, without soft hyphens, invisible and control characters.

    Positions that this package gives are positions in cleaned text.

    >>> clean("Bu\u0308rger\u00adfest")
    'Bürgerfest'
    """
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text.translate(_INVISIBLE)))


def fold(word: str) -> str:
    """Lower case without marks; umlauts, ß and what people type for them become one.

    >>> fold("Bürger"), fold("Buerger"), fold("BURGER"), fold("Straße"), fold("neue")
    ('burger', 'burger', 'burger', 'strasse', 'neue')
    >>> fold("Łukasz"), fold("Søren"), fold("Dvořák")
    ('lukasz', 'soren', 'dvorak')
    """
    plain = unicodedata.normalize("NFKD", word[: 4 * LONGEST_TERM].lower().translate(_FOREIGN))
    plain = "".join(filter(str.isalnum, plain)).lower()
    plain = _TYPED_AE_OE.sub(r"\1", _TYPED_UE.sub("u", plain))
    return plain[:LONGEST_TERM]
