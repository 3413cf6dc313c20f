"""The browser's script: the parts in ``browser/``, in the order of their names, as one file."""

from __future__ import annotations

from importlib.resources import files

SCRIPT = "assets/search.js"
"""Its address, relative to the site's root."""


def join_script() -> bytes:
    """The script: one function, so that no name of ours reaches other scripts."""
    folder = files("bulletin.search") / "browser"
    parts = sorted(
        (part for part in folder.iterdir() if part.name.endswith(".js")), key=lambda part: part.name
    )
    return "".join(['"use strict";\n(() => {\n', *(p.read_text("utf-8") for p in parts), "})();\n"]).encode()
