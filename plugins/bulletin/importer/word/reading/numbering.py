"""Automatic numbers of paragraphs, counted as Word counts them.

In: word/numbering.xml, then the paragraphs' numbering one after the other. Out: Labels. Rules: ECMA-376 part
1, 17.9: lists of one abstract definition count on, a level starts again after a higher one, an override
starts a list anew the first time it is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bulletin.importer.word.reading.blocks import Label
from bulletin.importer.word.reading.counting import write_number
from bulletin.importer.word.reading.names import W, child, number, switch, value

_LEVELS = 9
_ORDERED = re.compile(r"%\d[.．]")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restart: int | None
    legal: bool


class Numbering:
    """The counters of one document."""

    def __init__(self, root: Any) -> None:
        """``root`` is word/numbering.xml, None where a document has none."""
        listed = [] if root is None else list(root)
        abstract = {one.get(f"{W}abstractNumId"): one for one in listed if one.tag == f"{W}abstractNum"}
        linked = {value(one, "styleLink"): one for one in abstract.values() if value(one, "styleLink")}
        self._abstract = {
            key: _read_levels(linked.get(value(one, "numStyleLink"), one)) for key, one in abstract.items()
        }
        self._numbers = {one.get(f"{W}numId"): one for one in listed if one.tag == f"{W}num"}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str, depth: int) -> Label | None:
        """The label of the next paragraph of a list at a level (from 0); None: it shows none."""
        element = self._numbers.get(list_id)
        key = value(element, "abstractNumId") if element is not None else None
        levels = {**self._abstract.get(key or "", {}), **_overridden(element)}
        if key is None or not levels or not 0 <= depth < _LEVELS:
            return None
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._count(key, list_id, depth, levels, element)
        if level.form == "bullet":
            return Label("•", bullet=True, depth=depth)
        shown = _show(level, levels, counts)
        plain = level.form == "decimal" and _ORDERED.fullmatch(level.text) is not None
        return Label(shown, decimal=counts[depth] if plain else 0, depth=depth) if shown else None

    def _count(
        self, key: str, list_id: str, depth: int, levels: dict[int, _Level], element: Any
    ) -> list[int]:
        counts = self._counts.setdefault(key, [0] * _LEVELS)
        override = _start_override(element, depth)
        if override is not None and (list_id, depth) not in self._begun:
            counts[depth] = override - 1
        elif counts[depth] == 0:
            counts[depth] = levels[depth].start - 1
        self._begun.add((list_id, depth))
        counts[depth] += 1
        for above in range(depth):
            counts[above] = counts[above] or (levels[above].start if above in levels else 1)
        for below in range(depth + 1, _LEVELS):
            if below in levels and levels[below].restart != 0:
                counts[below] = 0
        return counts


def _read_levels(element: Any) -> dict[int, _Level]:
    return {number(one.get(f"{W}ilvl")) or 0: _read_level(one) for one in element.iterchildren(f"{W}lvl")}


def _read_level(element: Any) -> _Level:
    start = number(value(element, "start"))
    return _Level(
        form=value(element, "numFmt") or _alternate_form(element),
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,
        restart=number(value(element, "lvlRestart")),
        legal=bool(switch(element, "isLgl")),
    )


def _alternate_form(element: Any) -> str:
    """The format where it stands in a choice for newer programs (mc:AlternateContent)."""
    found = next(element.iter(f"{W}numFmt"), None)
    return "decimal" if found is None else found.get(f"{W}val", "decimal")


def _overridden(element: Any) -> dict[int, _Level]:
    if element is None:
        return {}
    own = ((one, child(one, "lvl")) for one in element.iterchildren(f"{W}lvlOverride"))
    return {number(one.get(f"{W}ilvl")) or 0: _read_level(level) for one, level in own if level is not None}


def _start_override(element: Any, depth: int) -> int | None:
    for one in element.iterchildren(f"{W}lvlOverride"):
        if (number(one.get(f"{W}ilvl")) or 0) == depth:
            return number(value(one, "startOverride"))
    return None


def _show(level: _Level, levels: dict[int, _Level], counts: list[int]) -> str:
    """The level's text with each %N as the count of level N; all in Arabic digits where it is legal."""

    def written(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        form = levels[depth].form if depth in levels and not level.legal else "decimal"
        return "" if form == "none" or depth < 0 else write_number(counts[depth], form)

    return re.sub(r"%(\d)", written, level.text).strip()
