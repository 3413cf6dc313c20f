"""Running heads: the lines at the top and foot of printed pages that repeat what the issue is called.

In: one line and the words that running heads of this issue are made of (nameplate, departments, titles).
Out: whether the line is one. A running head is such words, a date or number of the issue and a page number in
any order: 石桥政协 2021·2　12, 12 | 调研报告, 2021年第2期（总第18期）.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.importer.reading.folios import LONGEST_CELL
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import has_inner_stop, key

ISSUE_WORDS = re.compile(
    r"(?:19|20)\d\d\s*年?\s*[·.．/\-—–　 ]*\s*第?\s*\d{0,2}\s*[期月]?(?:\s*\d{1,2}\s*日)?"
    r"|[二一][〇零○一二三四五六七八九]{3}年(?:第[一二三四五六七八九十]{1,3}期)?"
    r"|[（(]?总\s*第\s*[\d一二三四五六七八九十百〇零]+\s*期[）)]?|第\s*[\d一二三四五六七八九十]+\s*[期页版]"
    r"|[Nn][Oo]\.?\s*\d+|(?<!\d)\d{1,3}(?!\d)"
)
WHOLE_NUMBER = re.compile(r"总\s*第\s*[\d一二三四五六七八九十百〇零]+\s*期")
LONGEST_NAME = 10
LATIN = re.compile(r"[A-Za-z]+")
REPEATS = 3
LONGEST = 40


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Keys of what running heads may name; ``titles`` with how many articles bear each."""

    departments: frozenset[str] = frozenset()
    nameplates: frozenset[str] = frozenset()
    titles: tuple[tuple[str, int], ...] = ()
    authors: frozenset[str] = frozenset()


def find_running_heads(lines: Sequence[Line], words: HeadWords, folios: frozenset[int]) -> frozenset[int]:
    """Numbers of the lines that are running heads."""
    counts = Counter(_skeleton(line.text) for line in lines if _may_run(line.text))
    found = {
        line.number
        for line in lines
        if len(line.text) <= LONGEST and (_is_made_of(line.text, words) or _comes_back(line.text, counts))
    }
    beside = folios | found
    found |= _repeated_words(lines, Counter(dict(words.titles)), beside)
    return frozenset(found | _repeated_words(lines, Counter(), beside, words.nameplates))


def _is_made_of(text: str, words: HeadWords) -> bool:
    """Whether the line is nothing but words of running heads, and not one title or nameplate alone."""
    bare = ISSUE_WORDS.sub(" ", text)
    numbered = bare != text
    rest, used = key(LATIN.sub("", bare)), set[str]()
    titles = {title for title, _ in words.titles} | words.authors if numbered else set[str]()
    for word in sorted(words.departments | words.nameplates | titles, key=lambda w: (-len(w), w)):
        if word and word in rest:
            rest = rest.replace(word, "", 1)
            used.add(word)
    if WHOLE_NUMBER.search(text) and len(rest) <= LONGEST_NAME and _may_run(text):
        return True
    if rest or starts_new(text):
        return False
    if used:
        return numbered or len(used) > 1 or bool(used & words.departments)
    return numbered and ("期" in text or re.search(r"(?:19|20)\d\d\s*[·.．/]\s*\d{1,2}$", text) is not None)


def _comes_back(text: str, counts: Counter[str]) -> bool:
    """Whether the same words stand there again and again, whatever page number is beside them."""
    skeleton = _skeleton(text)
    return _may_run(text) and counts[skeleton] > REPEATS and len(skeleton) >= 4


def _repeated_words(
    lines: Sequence[Line], wanted: Counter[str], beside: frozenset[int] | set[int], only: Iterable[str] = ()
) -> set[int]:
    """Lines beside a page number: a title more often than articles bear it, or the nameplate."""
    seen: Counter[str] = Counter()
    names = frozenset(only)
    found: set[int] = set()
    for i, line in enumerate(lines):
        text = key(line.text)
        if text not in wanted and text not in names:
            continue
        seen[text] += 1
        near = any(lines[k].number in beside for k in (i - 1, i + 1) if 0 <= k < len(lines))
        if near and (text in names or seen[text] > wanted[text]):
            found.add(line.number)
    return found


def _skeleton(text: str) -> str:
    """The characters of the line without its numbers."""
    return "".join(c for c in key(text) if not c.isdigit()) if len(text) <= LONGEST else ""


def _may_run(text: str) -> bool:
    """Whether a running head may look like this: short, no sentence, no numbered part, no bracket."""
    return (
        len(text) <= LONGEST - LONGEST_CELL
        and not has_inner_stop(text)
        and not text.endswith(("。", "：", "，", "；", "！"))
        and not text.startswith(("（", "("))
        and not starts_new(text)
    )
