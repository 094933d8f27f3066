"""Takes the place of Wagtail's command, which knows neither transactions nor missed time slots."""

from .publish_due import Command

__all__ = ["Command"]
