"""Which Pango draws the pages around the text: another version may break their lines elsewhere."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_NAMES = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
"""Pango on Linux, macOS and Windows, as WeasyPrint 70 names it."""


def pango_version() -> int:
    """Pango's version as it counts itself (15012 is 1.50.12); 0 when it is not found by its plain name.

    Asked of the library alone: WeasyPrint takes a second to load, and kept pages do not need it.
    """
    for name in _NAMES:
        with suppress(OSError):
            return int(ctypes.CDLL(name).pango_version())
    return 0
