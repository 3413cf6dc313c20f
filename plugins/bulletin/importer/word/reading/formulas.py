"""Formulas (Office MathML) as a line of text: fractions with a stroke, powers and indices raised.

In: an m:oMath. Out: Rich text that holds every character of the formula, and the signs of sums and brackets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bulletin.importer.word.reading.names import M, W
from bulletin.importer.word.reading.rich import EMPTY, Face, Rich, joined, plain

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
        return _fenced(element, own)
    if element.tag == f"{M}rad":
        degree = joined(read_formula(one, own) for one in element.iterchildren(f"{M}deg"))
        return degree + plain("√", own) + joined(_grouped(one, own) for one in element.iterchildren(f"{M}e"))
    sign = plain(_sign(element, "naryPr", "chr", "∫"), own) if element.tag == f"{M}nary" else EMPTY
    raised = _RAISED.get(element.tag)
    inner = replace(own, raised=raised) if raised else own
    return sign + joined(read_formula(one, inner) for one in element)


def _fenced(element: Any, face: Face) -> Rich:
    """What stands in brackets, its parts between strokes unless the formula says otherwise."""
    signs = (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    opening, between, closing = (plain(_sign(element, "dPr", *one), face) for one in signs)
    parts = [read_formula(one, face) for one in element.iterchildren(f"{M}e")]
    inner = joined(piece for i, part in enumerate(parts) for piece in ((between, part) if i else (part,)))
    return opening + inner + closing


def _sign(element: Any, properties: str, name: str, usual: str) -> str:
    """A sign that is written as a property; an empty one is none (ECMA-376 part 1, 22.1.2)."""
    found = element.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else found.get(f"{M}val", "")


def _grouped(element: Any, face: Face) -> Rich:
    """In brackets when it is more than one sign."""
    inner = read_formula(element, face)
    if len(inner.text) <= 1 or inner.text.isalnum():
        return inner
    return joined([plain("(", face), inner, plain(")", face)])
