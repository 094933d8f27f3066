"""The hand-kept lists, one word or rule a line; `#` begins a comment."""

from importlib import resources


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in bare if line]


def _table(name: str) -> dict[str, tuple[str, ...]]:
    halves = (line.partition("=") for line in _lines(name))
    return {word.strip(): tuple(others.split()) for word, _, others in halves}


# Words without meaning of their own, folded as they are typed.
STOP_WORDS = frozenset(_lines("stop_words.txt"))
PLACES = frozenset(_lines("places.txt"))
# Not split, not led to a masculine.
KEPT_WHOLE = PLACES | frozenset(_lines("kept_whole.txt"))
# Compound -> its parts, where the models err.
PARTS = _table("compounds.txt")
# Word -> base forms that the dictionary lacks or gets wrong.
BASES = _table("base_forms.txt")
# Word -> words that say the same, and back.
KIN = {}
for _word, _others in _table("kin.txt").items():
    for _other in _others:
        KIN[_word] = (*KIN.get(_word, ()), _other)
        KIN[_other] = (*KIN.get(_other, ()), _word)
# Words that have gone ways of their own: who asks for Bildung does not mean "bildet".
STRANGERS = frozenset(_lines("strangers.txt"))
