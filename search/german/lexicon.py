"""What simplemma and HanTa know: base forms of words, and the parts of compounds.

Both are loaded on first use, about 50 MB together; `preload()` does so ahead of time. simplemma's
dictionary is compiled once into a file, which needs about 150 MB more for some seconds.
"""

import os
import tempfile
from functools import lru_cache
from importlib import resources
from pathlib import Path
from threading import Lock

try:
    import numpy  # noqa: F401  HanTa needs it without saying so
    import simplemma
    from HanTa.HanoverTagger import HanoverTagger
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import TrieDictionaryFactory
except ImportError as error:
    raise ImportError(
        f"The German search lacks a package ({error}). Without it compounds and base forms would "
        "be lost without a word. Install requirements.txt again."
    ) from error

LANGUAGE = "de"
LONGEST_WORD = 40  # letters; HanTa's time grows with the square of the length
_COMPILED = f"{LANGUAGE}.dic"
_CACHE = 50_000  # words kept, each some 200 bytes
_loading = Lock()


@lru_cache(_CACHE)
def base_form(word: str) -> str | None:
    """The dictionary's base form of exactly this spelling, None if it is not listed.

    >>> base_form("Häuser"), base_form("ging"), base_form("Mutmacherin")
    ('Haus', 'gehen', None)
    """
    return _dictionary().get_lemma(word, LANGUAGE)


@lru_cache(_CACHE)
def morphemes(word: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a compound with HanTa's tags; together they are the word in lower case.

    The word is always read capitalised, because the answer depends on it.

    >>> morphemes("erinnerungskultur")
    (('erinnerung', 'NN'), ('s', 'FUGE'), ('kultur', 'NN'))
    """
    if len(word) > LONGEST_WORD or not word.isalpha():
        return ((word.lower(), ""),)
    _, pieces, _ = _tagger().analyze(word.capitalize(), taglevel=3)
    if "".join(piece for piece, _ in pieces) != word.lower():
        return ((word.lower(), ""),)
    return tuple(pieces)


def require() -> None:
    """Fail at the start, not at the first search, if the German model is missing."""
    model = resources.files("HanTa") / "morphmodel_ger.pgz"
    if not model.is_file():
        raise FileNotFoundError(
            f"The German search lacks HanTa's model: {model}. Install requirements.txt again."
        )


def preload() -> None:
    base_form("Haus")
    morphemes("Rathaus")


@lru_cache(1)
def _dictionary() -> DictionaryLookupStrategy:
    with _loading:
        folder = compiled_dictionary().parent
        return DictionaryLookupStrategy(TrieDictionaryFactory(disk_cache_dir=str(folder)))


@lru_cache(1)
def _tagger() -> HanoverTagger:
    # By its whole path: HanTa looks into the working folder first, and what it finds is unpickled.
    with _loading, resources.as_file(resources.files("HanTa") / "morphmodel_ger.pgz") as model:
        return HanoverTagger(str(model.resolve()))


def compiled_dictionary() -> Path:
    """The dictionary as a trie in the user's cache folder; made if it is not there."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "niedersachsen-search" / f"simplemma-{simplemma.__version__}"
    compiled = folder / _COMPILED
    if compiled.is_file():
        return compiled
    folder.mkdir(parents=True, exist_ok=True)
    # simplemma writes the file in place; another process must never see half of it.
    with tempfile.TemporaryDirectory(dir=folder) as draft:
        TrieDictionaryFactory(disk_cache_dir=draft).get_dictionary(LANGUAGE)
        os.replace(Path(draft, _COMPILED), compiled)
    return compiled
