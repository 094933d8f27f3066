"""Finds English on a screen. Words that German spells the same cannot be told apart."""

import re
from html.parser import HTMLParser

# Words that no German screen of ours needs. Add one when something English slips through.
ENGLISH = frozenset(
    """
    about above account action actions active add added address after all already also
    alternatively always and another any anybody apply approval approve are available back be
    because been before being below between body both breadcrumb breadcrumbs browse but by can
    cancel cannot change changed changes changing check choose chosen clear click close
    collection collections comment comments concise connection content copy could create created
    current currently customise date dates delete deleted deleting description destination
    disable disabled display document documents does done draft drafts each edit edited editing
    either email empty enable enabled enter error errors every everything expand expired
    explorer external failed false field fields file files find first following for forgot found
    from full further go group groups has have header help here hidden hide history home how
    icon idle if ignore image images insert into invalid is issue issues items its keep key know
    language last latest leave left length level list locale location lock locked log logged
    long main make manage many matches message missing moderators modified more most move moved
    must need network never new next no none not nothing number occurred of older once one only
    open or order other our out over overwrite own page pages parent password permission
    permissions please preview previous privacy private proceed proceeding promote
    properties publish published publishing reason record records redirect redirects reject
    remove removed rename reorder replace report reports request required reset restricted
    result results return revert review revisions root row rows same save saved saving schedule
    scheduled search see select selected selecting send separate set setting settings short
    should show showing sign site sites size skip snippet snippets some something sort source
    started subject submit submitted success task tasks temporary than that the their them there
    these this those time title to toggle too top total true try type types unable unless unlock
    unlocked unpublish unpublished untitled until update updated upload uploaded uploading usage
    use used user users using valid value values view visible weak were when where which who
    will with without would yes yesterday you your
    """.split()
)
# German sentences may have these: proper names, and what Wagtail's translators kept.
ALLOWED = (
    "CC BY 4.0",
    "Content-Metriken",
    "Live",
    "live",
    "Moderation",
    "Workflow",
    "Administrator",
    "Upload",
)
SHOWN_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
_NO_WORD = re.compile(r"https?://\S+|[\w.]+@[\w.]+|\b\w+\.\w+\b|" + "|".join(ALLOWED))
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß']+")


def english_on(html: str) -> list[str]:
    """The texts in `html` that have an English word."""
    return [text for text in texts(html) if english_words(text)]


def english_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(_NO_WORD.sub(" ", text)) if word.lower() in ENGLISH}


def texts(html: str) -> list[str]:
    """Everything that a person reads or hears on a screen."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Several times as quick as a tree of the whole page, of which there are hundreds here."""

    # What a browser does not show; a counter that is hidden until there is something to count.
    UNSEEN = ("script", "style", "code")
    COUNTER = "w-side-panel-toggle__counter"

    def __init__(self):
        super().__init__()
        self.found: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = dict(attrs)
        self.found += [shown[name] for name in SHOWN_ATTRIBUTES if shown.get(name)]
        if not self.unseen and (tag in self.UNSEEN or self.COUNTER in (shown.get("class") or "")):
            self.unseen = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""

    def handle_data(self, data: str) -> None:
        if not self.unseen and (text := " ".join(data.split())):
            self.found.append(text)
