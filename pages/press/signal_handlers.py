from cms.core.signal_handlers import raise_on_change_of

from .models import PressContact


def register_signal_handlers() -> None:
    """A contact stands on public pages; its change is a change of them."""
    raise_on_change_of(PressContact)
