"""Jump marks as printed: （下转8页） (下接第八版) （上接4页） (接一版) 下转第8页, and everything between.

In: one line's text. Out: the text parted at its marks. Pure reading; what a mark belongs to is decided in
``tie``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.importer.reading.numbering import han_number

ARROWS = "[▲▼△▽◀▶◁▷◄►→←↓↑⇒⇨☞➔➜➡★●]"
NUMBER = r"(?:第\s*)?(?P<number>[A-Za-z]?\s*\d{1,3}|[一二三四五六七八九十百]{1,4})?\s*(?P<unit>[页版])?"
OUT = "紧?下[转接]|下续|[转续]至|[转续]见"
IN = "紧?上接|上续|[接续]自"
ALONE = "紧?接|转|续"
"""Words that say nothing without a page."""
BRACKETED = re.compile(
    rf"[（(【\[〔]\s*{ARROWS}*\s*(?:(?:未完|全文|正文)[，,、：\s]*)?(?P<word>{OUT}|{IN}|{ALONE})\s*{NUMBER}"
    rf"(?:[·、，,\s]*(?:《[^》）)]{{1,30}}》|[左右上中下]{{0,2}}栏|[左右上中下]{{1,2}}))?\s*{ARROWS}*\s*[）)】\]〕]"
)
WHOLE = re.compile(rf"^{ARROWS}?\s*(?P<word>紧?下?转|下接|紧?上?接){NUMBER}\s*{ARROWS}?$")
BARE_OUT = re.compile(rf"{ARROWS}?\s*(?P<word>下[转接]){NUMBER}$")
BARE_IN = re.compile(rf"^{ARROWS}?\s*(?P<word>上接){NUMBER}[：:\s　]*")
OUT_WORD = re.compile(r".*转$|下[接续]|[转续][至见]|紧下接")


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed mark: ``out`` for 下转, else 上接; ``number`` is None where none can be read."""

    out: bool
    number: int | None
    printed: str
    line: int
    unit: str = "页"


def part_at_marks(text: str, line: int) -> tuple[str | Mark, ...]:
    """The text's pieces and marks in order; a text without marks comes back alone."""
    parts: list[str | Mark] = []
    end = 0
    for match in _marks(text):
        parts.append(text[end : match.start()])
        parts.append(_mark(match, line))
        end = match.end()
    parts.append(text[end:])
    return tuple(part for part in (p.strip() if isinstance(p, str) else p for p in parts) if part)


def _marks(text: str) -> list[re.Match[str]]:
    if not any(word in text for word in "转接续"):
        return []
    found = [m for m in BRACKETED.finditer(text) if _is_mark(m)]
    for pattern in (WHOLE, BARE_IN, BARE_OUT):
        found = found or [m for m in pattern.finditer(text) if m["number"] and m["unit"]]
    return found


def _is_mark(match: re.Match[str]) -> bool:
    """接, 转 and 续 alone count only with a number and 页 or 版."""
    return re.fullmatch(ALONE, match["word"]) is None or bool(match["number"] and match["unit"])


def _mark(match: re.Match[str], line: int) -> Mark:
    word, number = match["word"], match["number"]
    unit = match["unit"] or "页"
    return Mark(OUT_WORD.fullmatch(word) is not None, read_number(number), match[0].strip(), line, unit)


def read_number(text: str | None) -> int | None:
    """8, A2 and 十二 as numbers."""
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else han_number(text)
