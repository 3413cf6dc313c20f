"""Lists and paragraphs: how items are indented, and no ； or ， where nothing follows (GB/T 15834, 4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin.check.finding import Edit, Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.check.masking import MASK
from bulletin.errors import Severity

_OPEN_END = re.compile(r"[；;，,、](?=[\s\ue000]*$)")
_LABELLED = re.compile(r"[ \t\u3000\ue000]*[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]")
_LONG = 20
"""Characters from which a paragraph that ends in a comma is no line of verse."""
_LEVEL = 4
"""Spaces that make a level of a list (Python-Markdown, tab_length)."""
_MEANT = 2
"""Spaces from which an indent is meant, and is no slip of the hand."""


def check_item_indents(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """The first of some items that are indented, but not enough to be a level of their own."""
    written = [passage for passage in manuscript.passages if passage.text.strip(f"{MASK} \t")]
    for items in _lists(written):
        for above, item in pairwise(items):
            is_deeper = item.level - above.level >= _MEANT
            if is_deeper and item.level // _LEVEL == above.level // _LEVEL:
                message = f"这一条比上一条多缩进了{item.level - above.level}格，不会成为下一级"
                remedy = "下一级的条目要缩进四格；本来是同一级，就和上一条对齐"
                start = item.start + item.level
                yield manuscript.find(start, "item-indent", Severity.WARNING, message, remedy)


def check_list_ends(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Last items that end in ； or ，; in a chronicle each item stands alone, so any of them."""
    for items in _lists(manuscript.passages):
        for item in items if manuscript.is_chronicle else items[-1:]:
            yield from _open_end(manuscript, item, "item-end", "这一条后面不再有下文，应以句号结尾")


def check_labelled_ends(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """The last of a row of paragraphs （一）…；（二）…； that ends in ；."""
    for first, second in pairwise([*manuscript.passages, Passage(Kind.HEADING, len(manuscript.text), "")]):
        if first.kind is Kind.PARAGRAPH and _LABELLED.match(first.text) and not _LABELLED.match(second.text):
            yield from _open_end(manuscript, first, "item-end", "分项到这里完了，应以句号结尾")


def check_paragraph_ends(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Long paragraphs that stop at a comma: most often one paragraph that was cut in two."""
    for passage in manuscript.of_kind(Kind.PARAGRAPH):
        found = _OPEN_END.search(passage.text)
        if found and found[0] in "，、," and len(passage.text) > _LONG:
            message = f"段末是“{found[0]}”，话没有说完"
            remedy = "看看是不是一段拆成了两段，或漏了下文"
            start = passage.start + found.start()
            yield manuscript.find(start, "paragraph-end", Severity.WARNING, message, remedy)


def _lists(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Items that follow one another; a paragraph that is indented goes on with its item."""
    items: list[Passage] = []
    for passage in passages:
        if passage.kind is Kind.ITEM:
            items.append(passage)
        elif items and not passage.text.startswith(("  ", "\t")):
            yield items
            items = []
    if items:
        yield items


def _open_end(manuscript: Manuscript, passage: Passage, code: str, expected: str) -> Iterator[Finding]:
    found = _OPEN_END.search(passage.text)
    if found:
        start = passage.start + found.start()
        edits = (Edit(start, start + 1, "。"),) if found[0] in "；;" else ()
        message = f"{expected}，现为“{found[0]}”"
        yield manuscript.find(start, code, Severity.ERROR, message, "改成句号，或补上漏掉的下文", edits=edits)
