"""Formulas (Office MathML) as a line of text: fractions with a stroke, powers and indices raised.

In: an m:oMath. Out: Rich text that holds every character of the formula.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bulletin.importer.word.reading.names import M, W
from bulletin.importer.word.reading.rich import Face, Rich, joined, plain

_RAISED = {f"{M}sup": "sup", f"{M}sub": "sub", f"{M}deg": "sup"}


def read_formula(element: Any, face: Face | None = None) -> Rich:
    """The text below an element of a formula."""
    own = face or Face()
    if element.tag in (f"{M}t", f"{W}t"):
        return plain(element.text or "", own)
    if element.tag == f"{M}f":
        upper, lower = (element.find(f"{M}{part}") for part in ("num", "den"))
        parts = [_grouped(one, own) for one in (upper, lower) if one is not None]
        return joined([parts[0], plain("/", own), parts[1]]) if len(parts) == 2 else joined(parts)
    if element.tag == f"{M}d":
        return joined([plain("(", own), *(read_formula(one, own) for one in element), plain(")", own)])
    if element.tag == f"{M}rad":
        return plain("√", own) + joined(_grouped(one, own) for one in element.iterchildren(f"{M}e"))
    raised = _RAISED.get(element.tag)
    return joined(read_formula(one, replace(own, raised=raised) if raised else own) for one in element)


def _grouped(element: Any, face: Face) -> Rich:
    """In brackets when it is more than one sign."""
    inner = read_formula(element, face)
    if len(inner.text) <= 1 or inner.text.isalnum():
        return inner
    return joined([plain("(", face), inner, plain(")", face)])
