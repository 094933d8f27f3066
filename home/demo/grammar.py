"""As much German grammar as sentences with blanks need: things, groups of people, persons.

A blank names the form that the sentence asks for, in its masculine shape: `{thing.einen}` becomes
"einen offenen Lesetreff", "eine offene Lesewoche" or "ein offenes Lesefest". Indefinite forms
introduce a thing and carry its adjective, definite ones refer to it and do not. A capital letter
in the blank, as after a colon, asks for one in the form: `{thing.Der}`.
"""

import re
from dataclasses import dataclass

# The form in its masculine shape: for each gender the article and the ending of the adjective.
INDEFINITE = {
    "ein": {"m": ("ein", "er"), "f": ("eine", "e"), "n": ("ein", "es")},
    "einen": {"m": ("einen", "en"), "f": ("eine", "e"), "n": ("ein", "es")},
    "einem": {"m": ("einem", "en"), "f": ("einer", "en"), "n": ("einem", "en")},
}
DEFINITE = {
    "der": {"m": "der", "f": "die", "n": "das"},
    "den": {"m": "den", "f": "die", "n": "das"},
    "dem": {"m": "dem", "f": "der", "n": "dem"},
    "im": {"m": "im", "f": "in der", "n": "im"},
    "zum": {"m": "zum", "f": "zur", "n": "zum"},
    "beim": {"m": "beim", "f": "bei der", "n": "beim"},
}
PRONOUNS = {
    "er": {"m": "er", "f": "sie", "n": "es"},
    "ihn": {"m": "ihn", "f": "sie", "n": "es"},
    "ihm": {"m": "ihm", "f": "ihr", "n": "ihm"},
    "sein": {"m": "sein", "f": "ihr", "n": "sein"},  # a stem: `{person.sein}em Chef`
}
_SENTENCE_START = re.compile(r"(^„?|[.?!]“? „?)([a-zäöü])")


@dataclass(frozen=True)
class Thing:
    """A noun with its gender ("m", "f", "n"), perhaps a quality and a name of its own."""

    name: str
    gender: str
    plural: str
    adjective: str = ""
    title: str = ""  # follows the noun: der Verein „Lindenlicht“

    @classmethod
    def parse(cls, words: str, **more: str) -> "Thing":
        """From "name gender plural", as the word lists have it."""
        return cls(*words.split(), **more)

    def joined_to(self, first: str, adjective: str) -> "Thing":
        """The compound whose last part this noun is: "Lese" and Treff make Lesetreff."""
        name, plural = first + self.name.lower(), first + self.plural.lower()
        return Thing(name, self.gender, plural, adjective)

    @property
    def des(self) -> str:
        if self.gender == "f":
            return self._with_title(f"der {self.name}")
        ending = "es" if self.name.endswith(("s", "ß", "x", "z", "st")) else "s"
        return self._with_title(f"des {self.name}{ending}")

    def __getattr__(self, form: str) -> str:
        if form[:1].isupper():
            return capitalised(getattr(self, form.lower()))
        if form in PRONOUNS:
            return PRONOUNS[form][self.gender]
        if form in DEFINITE:
            return self._with_title(f"{DEFINITE[form][self.gender]} {self.name}")
        if form not in INDEFINITE:
            raise AttributeError(form)
        article, ending = INDEFINITE[form][self.gender]
        quality = f"{self.adjective}{ending} " if self.adjective else ""
        return self._with_title(f"{article} {quality}{self.name}")

    def _with_title(self, words: str) -> str:
        return f"{words} „{self.title}“" if self.title else words


class Plural(str):
    """A noun in the plural without article: itself in nominative and accusative, and its dative."""

    dat: str

    @classmethod
    def parse(cls, words: str) -> "Plural":
        """From "nominative|dative"; the dative may be left out where it follows the rule."""
        nominative, _, dative = words.partition("|")
        plural = cls(nominative)
        plural.dat = dative or nominative + ("" if nominative.endswith(("n", "s")) else "n")
        return plural


@dataclass(frozen=True)
class Person:
    """An invented person; `{person}` is the full name, pronouns are named as for things."""

    first: str
    last: str
    gender: str
    age: int
    job: str

    def __str__(self) -> str:
        return f"{self.first} {self.last}"

    def __getattr__(self, form: str) -> str:
        if form in PRONOUNS:
            return PRONOUNS[form][self.gender]
        raise AttributeError(form)


def capitalised(text: str) -> str:
    """`text` with a capital letter at the start of each sentence."""
    return _SENTENCE_START.sub(lambda match: match[1] + match[2].upper(), text)
