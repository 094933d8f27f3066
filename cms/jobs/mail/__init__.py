"""Mail waits in the database, in the transaction of its cause, until the worker has sent it.

`post("frau@verein.example", "invitation", {...}, key="invitation 12")` is all that a feature needs.
What it sends must not be said twice, whatever is clicked twice: the key names the event.
"""

from .posting import absolute, post

__all__ = ["absolute", "post"]
