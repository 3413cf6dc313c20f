"""The browser's script: the parts in ``browser/``, in the order of their names, as one small file."""

from __future__ import annotations

import re
from importlib.resources import files

_COMMENT = re.compile(r"^ *(?:/\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile("^ +", re.MULTILINE)

SCRIPT = "assets/search.js"
"""Its address, relative to the site's root."""


def join_script() -> bytes:
    """The script: one function, so that no name of ours reaches other scripts; comments are left out."""
    folder = files("bulletin.search") / "browser"
    names = sorted(part.name for part in folder.iterdir() if part.name.endswith(".js"))
    parts = "".join((folder / name).read_text("utf-8") for name in names)
    return f'"use strict";\n(() => {{\n{_INDENT.sub("", _COMMENT.sub("", parts))}}})();\n'.encode()
