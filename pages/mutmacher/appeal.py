"""What a story's readers can do themselves. There is always something."""

from dataclasses import dataclass

JOIN = "/mitmachen/"


@dataclass(frozen=True, slots=True)
class Appeal:
    """`text` is rich text of the editors, else `sentence` stands there; `href` may be empty."""

    text: str
    sentence: str
    label: str
    href: str


def appeal_of(story, campaign, partner) -> Appeal:
    """The editors' words and button; without them those of the running campaign, of the partner,
    or the way to join. `campaign` and `partner` are those that readers may see, or None.
    """
    own = _button(story)
    sentence, label, href = _of_others(campaign, partner)
    if own:
        label, href = own
    elif story.what_to_do:
        label, href = _button(campaign) if _calls(campaign) else ("", "")
    return Appeal(story.what_to_do, sentence, label, href)


def _of_others(campaign, partner) -> tuple[str, str, str]:
    if _calls(campaign):
        return (f"Diese Geschichte gehört zur Kampagne „{campaign.title}“.", *_button(campaign))
    if partner:
        sentence = f"Fragen Sie nach, wo Hilfe gebraucht wird: {partner.title}."
        return sentence, "Kontakt und mehr", partner.url
    return "Machen Sie mit: allein, im Verein, im Betrieb.", "So machen Sie mit", JOIN


def _calls(campaign) -> bool:
    return bool(campaign and campaign.state != campaign.State.PAST and _button(campaign))


def _button(page) -> tuple[str, str] | None:
    """Label and address of the page's own call, if it leads somewhere."""
    for block in page.call_to_action:
        if block.value.href:
            return block.value["label"], block.value.href
    return None
