"""Who made a picture and what is allowed with it: read from an upload, written to a download.

Pure functions on bytes. Reading takes whatever arrives, cut, hostile or huge, and never raises.
"""

from .credits import Credits
from .reading import read_credits
from .writing import write_xmp

__all__ = ["Credits", "read_credits", "write_xmp"]
