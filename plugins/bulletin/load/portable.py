"""Names that Windows refuses, though other systems take them: a folder that holds one cannot be copied there.

In: a file's name. Out: whether Windows takes it, and one like it that it takes. The rules are those of
Microsoft's "Naming Files, Paths, and Namespaces": devices by name, whatever the ending; no dot or
space at the end.
"""

from __future__ import annotations

import re

_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)[ ]*(?=\.|$)")
_END = re.compile(r"[. \u3000]+$")


def is_portable(name: str) -> bool:
    """Whether Windows takes the name too."""
    return portable(name) == name


def portable(name: str) -> str:
    """The name itself, or one like it: con.png becomes con-1.png; what has nothing but dots becomes 1."""
    whole = _END.sub("", name) or "1"
    return _DEVICE.sub(r"\1-1", whole, count=1) if _DEVICE.match(whole) else whole
