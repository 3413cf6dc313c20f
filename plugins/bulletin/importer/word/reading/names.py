"""Names of WordprocessingML: namespaces, and the few questions every reader asks of an element."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

_OFF = frozenset(["0", "false", "off", "none"])


def value(element: Any, *path: str) -> str | None:
    """The w:val of the element at a path of w: names below; None when it is not there."""
    found = child(element, *path)
    return None if found is None else found.get(f"{W}val", "")


def child(element: Any, *path: str) -> Any:
    """The element at a path of w: names below, or None."""
    for name in path:
        element = None if element is None else element.find(W + name)
    return element


def switch(element: Any, name: str) -> bool | None:
    """Whether a property is switched on; None when it is not mentioned."""
    found = child(element, name)
    return None if found is None else found.get(f"{W}val", "1").lower() not in _OFF


def number(text: str | None) -> int | None:
    """The text as a whole number, None when it is none."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def words_in(element: Any) -> str:
    """Every word below an element, deleted ones too; for reports."""
    names = (f"{W}t", f"{W}delText", f"{A}t", f"{M}t", f"{C}v")
    return "".join(one.text or "" for one in element.iter(*names))
