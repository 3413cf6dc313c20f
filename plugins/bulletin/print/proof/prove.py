"""Prove a finished PDF against its sheet; see ``ProofSheet`` for what is promised.

The text of each article is taken out of its pages block by block, in order. What is left over may
hold furniture only: running heads, folios, list numbers, and exactly the planned jump lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bulletin.print.proof.read import Page, read_pages, squeeze
from bulletin.print.proof.sheet import Fault, ProofArticle, ProofJump, ProofPart, ProofSheet

_JUMP_LINE = re.compile(r"（(下转|上接)(\d+|本)页）")
_LONG = 20
"""A block of this many characters cannot stand on a page by chance."""


def prove_pdf(pdf: bytes, sheet: ProofSheet) -> tuple[Fault, ...]:
    """Every fault of the PDF; empty when all is as the sheet says."""
    pages = read_pages(pdf, sheet.folio_band)
    if len(pages) != sheet.sheets:
        return (Fault(f"应有 {sheet.sheets} 页，实有 {len(pages)} 页"),)
    body = {number: pages[sheet.first_sheet + number - 1] for number in range(1, sheet.body_pages + 1)}
    left = {number: page.text for number, page in body.items()}
    faults = list(_prove_texts(sheet, left))
    faults += _prove_folios(body)
    faults += _prove_jumps(sheet, left)
    faults += _prove_once(sheet, left)
    faults += _prove_contents(sheet, pages[: sheet.first_sheet])
    return tuple(faults)


def _prove_texts(sheet: ProofSheet, left: dict[int, str]) -> Iterator[Fault]:
    """Take every article's blocks out of ``left``, in order, then its notes; say which is not there."""
    for article in sheet.articles:
        for parts in (article.again, article.parts, article.notes):
            yield from _prove_parts(article.id, parts, left)


def _prove_parts(article: str, parts: tuple[ProofPart, ...], left: dict[int, str]) -> Iterator[Fault]:
    at: dict[int, int] = {}
    for page, wanted, came_from in _blocks(parts):
        found = _find(left.get(page, ""), wanted, at.get(page, 0), came_from)
        if found < 0:
            yield Fault(f"第 {page} 页缺少这段文字：{_short(wanted)}", page, article)
            continue
        text = left[page]
        # A mark in its place keeps what stood before and after apart.
        left[page] = f"{text[:found]}\0{text[found + len(wanted) :]}"
        at[page] = found + 1


def _blocks(parts: tuple[ProofPart, ...]) -> Iterator[tuple[int, str, int]]:
    """Page and words of every block, and for what a later page begins with the page before it, else 0."""
    for number, part in enumerate(parts):
        lines = [words for words in map(squeeze, part.text.split("\n")) if words]
        for k, words in enumerate(lines):
            yield part.page, words, 0 if k else (0, *(one.page for one in parts))[number]


def _find(text: str, wanted: str, start: int, came_from: int) -> int:
    """Where a block stands; the head of a tail behind its own continued line, as it may be a common word."""
    line = f"（上接{came_from}页）"
    continued = text.find(line + wanted, start) if came_from else -1
    return text.find(wanted, start) if continued < 0 else continued + len(line)


def _prove_folios(body: dict[int, Page]) -> Iterator[Fault]:
    for number, page in body.items():
        if page.folio != str(number):
            yield Fault(f"页码应为 {number}，印出来的是“{page.folio}”", number)


def _prove_jumps(sheet: ProofSheet, left: dict[int, str]) -> Iterator[Fault]:
    """Each planned line stands on its page, and no other jump line stands anywhere."""
    planned: Counter[tuple[int, str, str]] = Counter()
    causes: dict[tuple[int, str, str], ProofJump] = {}
    for jump in sheet.jumps:
        is_here = jump.from_page == jump.to_page
        out = (jump.from_page, "下转", "本" if is_here else str(jump.to_page))
        back = (jump.to_page, "上接", "本" if is_here else str(jump.from_page))
        planned.update((out, back))
        causes |= {out: jump, back: jump}
    printed = Counter(
        (number, match[1], match[2]) for number, text in left.items() for match in _JUMP_LINE.finditer(text)
    )
    for line in (planned - printed).elements():
        number, word, other = line
        blamed = causes[line]
        yield Fault(f"第 {number} 页应有（{word}{other}页），没有找到", number, blamed.article, blamed)
    for number, word, other in (printed - planned).elements():
        own = "，说的就是它自己这一页" if other == str(number) else ""
        yield Fault(f"第 {number} 页多出（{word}{other}页）{own}", number)


def _prove_once(sheet: ProofSheet, left: dict[int, str]) -> Iterator[Fault]:
    """Nothing of an article stands twice."""
    rest = "\0".join(left.values())
    for article in sheet.articles:
        for line in _long_lines(article):
            if line in rest:
                yield Fault(f"这段文字印了两次：{_short(line)}", None, article.id)


def _long_lines(article: ProofArticle) -> Iterator[str]:
    for part in (*article.parts, *article.notes):
        for line in map(squeeze, part.text.split("\n")):
            if len(line) >= _LONG:
                yield line


def _prove_contents(sheet: ProofSheet, front: tuple[Page, ...]) -> Iterator[Fault]:
    words = "\0".join(page.text for page in front)
    starts = {article.id: article.parts[0].page for article in sheet.articles if article.parts}
    for entry in sheet.contents:
        if starts.get(entry.article, entry.page) != entry.page:
            yield Fault(
                f"目录里“{entry.title}”印的是第 {entry.page} 页，正文从第 {starts[entry.article]} 页开始",
                None,
                entry.article,
            )
        if not re.search(rf"(?<!\d){entry.page}{re.escape(squeeze(entry.title))}", words):
            yield Fault(f"目录里没有找到“{entry.page}　{entry.title}”", None, entry.article)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]}……{text[-_LONG // 2 :]}"
