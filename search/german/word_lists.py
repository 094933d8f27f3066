"""The hand-kept lists, one word or rule a line; `#` begins a comment."""

from importlib import resources


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in bare if line]


# Words without meaning of their own, folded as they are typed.
STOP_WORDS = frozenset(_lines("stop_words.txt"))
PLACES = frozenset(_lines("places.txt"))
# Not split, not led to a masculine.
KEPT_WHOLE = PLACES | frozenset(_lines("kept_whole.txt"))
# Compound -> its parts, where the models err.
PARTS = {
    compound.strip(): tuple(parts.split())
    for compound, _, parts in (line.partition("=") for line in _lines("compounds.txt"))
}
# Word -> base forms that the dictionary lacks or gets wrong.
BASES = {
    word.strip(): tuple(bases.split())
    for word, _, bases in (line.partition("=") for line in _lines("base_forms.txt"))
}
