"""Which paragraphs of a draft are headings, and of which level: the bulletin's one scheme.

In: the flow behind the title block. Out: levels 2 to 4 by place in the flow. A heading is named so by Word's
style, or is a numbered or short line that is set otherwise than the text, or a numbered line that stands
alone. 一、 is above （一）, and that above 1.; levels that are skipped close up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletin.importer.joining.style import LONGEST_HEADING, is_subhead, stands_alone
from bulletin.importer.reading.numbering import Numbering, read_numbering
from bulletin.importer.word.reading.blocks import Align, WordParagraph
from bulletin.importer.word.shaping.flow import Item
from bulletin.importer.word.shaping.setting import Setting

TOP, DEEPEST = 2, 4
TABLE_TITLE = re.compile(
    r"^(表\s*(?:[0-9０-９]+|[一二三四五六七八九十]+(?=[\s\u3000：:])))[\s\u3000：:.．、]*(?=\S)"
)
_OPEN = ("，", "、", "；", "：")
_DIGITS = 4
"""The level of 1. in the scheme; such a line is a heading only when it is set as one."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    outline: int
    numbering: Numbering | None


def shown_text(paragraph: WordParagraph) -> str:
    """The paragraph with its automatic number, as it is read."""
    label = paragraph.label
    return (label.text if label and not label.bullet else "") + paragraph.rich.plain


def find_headings(flow: Sequence[Item], setting: Setting, *, under: int = TOP) -> Mapping[int, int]:
    """The level of each heading by its place; ``under`` is the highest level they may have."""
    found = [one for place in range(len(flow)) if (one := _candidate(flow, place, setting))]
    raw = _raw_levels(found)
    ranks = {level: rank for rank, level in enumerate(sorted(set(raw.values())))}
    return {place: min(under + ranks[level], DEEPEST) for place, level in raw.items()}


def _candidate(flow: Sequence[Item], place: int, setting: Setting) -> _Candidate | None:
    paragraph = flow[place]
    if (
        not isinstance(paragraph, WordParagraph)
        or paragraph.boxed
        or (paragraph.label and paragraph.label.bullet)
    ):
        return None
    text = shown_text(paragraph)
    numbering = read_numbering(text)
    if paragraph.outline and len(text) <= 2 * LONGEST_HEADING:
        return _Candidate(place, paragraph.outline, numbering)
    if len(text) > LONGEST_HEADING or text.endswith(_OPEN) or TABLE_TITLE.match(text):
        return None
    distinct = setting.is_distinct(paragraph) and paragraph.align is not Align.RIGHT
    if numbering is None:
        plain = distinct and is_subhead(text) and _leads(flow, place)
        return _Candidate(place, 0, None) if plain else None
    if not numbering.level or not stands_alone(text):
        return None
    alone = numbering.level < _DIGITS and not text.endswith("。") and not _is_listed(flow, place, numbering)
    return _Candidate(place, 0, numbering) if distinct or alone else None


def _leads(flow: Sequence[Item], place: int) -> bool:
    """Whether a paragraph of text follows."""
    return place + 1 < len(flow) and isinstance(flow[place + 1], WordParagraph)


def _is_listed(flow: Sequence[Item], place: int, numbering: Numbering) -> bool:
    """Whether the line stands right beside one of the same scheme: an agenda, not headings."""
    beside = (flow[k] for k in (place - 1, place + 1) if 0 <= k < len(flow))
    schemes = (read_numbering(shown_text(one)) for one in beside if isinstance(one, WordParagraph))
    return any(one is not None and one.scheme == numbering.scheme for one in schemes)


def _raw_levels(found: Sequence[_Candidate]) -> dict[int, int]:
    """Levels by the scheme; an unnumbered heading has that of the numbered ones of its style."""
    by_outline: dict[int, int] = {}
    numbered = False
    for one in found:
        if one.numbering and one.numbering.level:
            numbered = True
            by_outline.setdefault(one.outline, one.numbering.level)
    top = min((one.outline for one in found if one.outline), default=1)
    levels: dict[int, int] = {}
    for one in found:
        if one.numbering and one.numbering.level:
            levels[one.place] = one.numbering.level
        elif one.outline:
            levels[one.place] = by_outline.get(one.outline, TOP + one.outline - top)
        else:
            levels[one.place] = by_outline.get(0, TOP) + 1 if numbered and 0 in by_outline else TOP
    return levels
