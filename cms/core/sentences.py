"""German text counted: where sentences end, how many words they have. Pure functions."""

import re

MOST_WORDS = 20  # in a sentence that is understood at first reading
WORDS_A_MINUTE = 200  # read silently by adults who know German well

# What ends with a full stop and is no sentence. Single letters (z. B., E. Beispiel) need no entry.
_ABBREVIATIONS = frozenset(
    """
    abs abt art aug bd betr bhf bspw bsp bzw ca co dez dgl dipl dr ebd ehem evtl evang exkl feb
    fr geb gegr gest ggf hbf hl hr hrsg hrn ing inkl insb jan jh jhd jr jun jur kath kfm kl kgl
    lfd lt max mag med min mind mio mo mrd mtl nat nov nr okt pfr phil prof rd rer röm sek sen sept
    sog sr st sta std stellv stv str tel tgl ua usf vgl verh vors zb zzgl zit
    """.split()
)
# These may end a sentence; a capital letter behind them begins a new one.
_AT_THE_END = frozenset(["usw", "etc", "ff"])
_MONTHS = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember".split()
)
# German writes these with a capital only where a sentence begins. Without the polite forms.
_STARTERS = frozenset(
    """
    Ab Aber Alle Alles Als Also Am An Auch Auf Aus Bei Beim Bis Da Dabei Dadurch Dafür Damit Danach
    Daneben Dann Daran Darum Das Dass Dazu Dein Dem Den Denn Der Des Deshalb Die Dies Diese Dieser
    Dieses Doch Dort Durch Ein Eine Einen Einer Eines Er Es Etwas Für Gegen Hier Hinter Ich Im In
    Ins Ist Jede Jeder Jedes Jetzt Kein Keine Man Manche Mehr Mein Mit Nach Nachdem Neben Nicht Noch
    Nun Nur Ob Oder Ohne Schon Sein Seine Seit Seitdem So Solche Sondern Trotz Über Um Und Uns Unser
    Unsere Unter Viele Vom Von Vor Wann Warum Was Weil Weitere Wenn Wer Wie Wir Wo Zu Zum Zur
    Zwischen
    """.split()
)
# Before an ordinal: „am 3. Advent“, „zum 100. Geburtstag“, „der 2. Vorsitzende“.
_BEFORE_ORDINALS = frozenset(
    """
    am an beim das dem den der des die diese diesem diesen dieser dieses ihr ihre ihrem ihren ihrer
    im jede jedem jeden jeder jedes mein meinem nächsten sein seine seinem seinen seiner und unser
    unsere unserem unseren unserer vom zum zur
    """.split()
)

_QUOTES = "\"'“”„‚‘’»«›‹"
_PARAGRAPH = re.compile(r"\n\s*\n")
# The mark, what closes behind it, and the first word of what follows.
_END = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]+)[{_QUOTES})\]]*\s+(?=[{_QUOTES}(\[–-]*\s?(?P<next>\w+))"
)
_LAST_WORD = re.compile(r"[^\W_]*$")
_SPACED_ABBREVIATION = re.compile(r"(?<=\b[^\W\d_]\.)\s(?=[^\W\d_]\.)")
_SPACED_NUMBER = re.compile(r"(?<=\d)[\s\u202f](?=\d{3}\b)")


def sentences(text: str) -> list[str]:
    """The sentences of `text`; a blank line ends one, whatever stands before it."""
    found = []
    for paragraph in _PARAGRAPH.split(text):
        start = 0
        for end in _END.finditer(paragraph):
            near = max(start, end.start() - 60)
            if _ends_sentence(end, paragraph[near : end.start()]):
                found.append(paragraph[start : end.end()])
                start = end.end()
        found.append(paragraph[start:])
    return [sentence for part in found if (sentence := " ".join(part.split()))]


def count_words(text: str) -> int:
    """Words as a person counts them: „z. B.“ and „10 000“ are one, a lone dash is none."""
    text = _SPACED_NUMBER.sub("", _SPACED_ABBREVIATION.sub("", text))
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def long_sentences(text: str, most: int = MOST_WORDS) -> list[tuple[str, int]]:
    """The sentences with more than `most` words, and how many they have."""
    counted = ((sentence, count_words(sentence)) for sentence in sentences(text))
    return [(sentence, words) for sentence, words in counted if words > most]


def minutes_to_read(words: int) -> int:
    """Whole minutes, at least one; 0 for no words at all."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def _ends_sentence(end: re.Match, before: str) -> bool:
    following = end["next"]
    if following[0].islower():
        return False
    if end["mark"] != "." or following in _STARTERS:
        return True
    word = _LAST_WORD.search(before)[0].casefold()
    if word in _AT_THE_END:
        return True
    if word.isdecimal():
        return not _is_ordinal(word, before, following)
    return len(word) != 1 and word not in _ABBREVIATIONS


def _is_ordinal(number: str, before: str, following: str) -> bool:
    if following.casefold() in _MONTHS or (len(number) < 3 and following.isdecimal()):
        return True
    *_, word, _ = ["", *before.casefold().split()]
    return len(number) < 4 and word in _BEFORE_ORDINALS
