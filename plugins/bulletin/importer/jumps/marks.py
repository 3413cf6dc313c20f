"""Jump marks as printed: （下转8页） (下接第八版) （上接4页） (接一版) 下转第8页, and everything between.

In: one line's text. Out: the text parted at its marks. Pure reading; what a mark belongs to is decided in
``tie``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.importer.reading.numbering import han_number

NUMBER = r"(?:第\s*)?(?P<{0}>[A-Za-z]?\s*\d{{1,3}}|[一二三四五六七八九十百]{{1,4}})?\s*(?P<{1}>[页版])?"
BRACKETED = re.compile(
    r"[（(【\[〔]\s*[▲▼→◀►]*\s*(?P<word>紧?下[转接]|紧?上接|紧?接|转)\s*"
    + NUMBER.format("number", "unit")
    + r"\s*[▲▼→◀►]*\s*[）)】\]〕]"
)
WHOLE = re.compile(
    r"^[▲▼→►]?\s*(?P<word>紧?下?转|下接|紧?上?接)" + NUMBER.format("number", "unit") + r"\s*[▲▼→►]?$"
)
BARE_OUT = re.compile(r"[▲▼→►]?\s*(?P<word>下[转接])" + NUMBER.format("number", "unit") + r"$")
BARE_IN = re.compile(r"^(?P<word>上接)" + NUMBER.format("number", "unit") + r"[：:\s　]*")


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
    if "转" not in text and "接" not in text:
        return []
    found = [m for m in BRACKETED.finditer(text) if _is_mark(m)]
    if not found:
        found = [
            m
            for pattern in (WHOLE, BARE_IN, BARE_OUT)
            for m in pattern.finditer(text)
            if m["number"] and m["unit"]
        ]
    return found


def _is_mark(match: re.Match[str]) -> bool:
    """接 and 转 alone count only with a number and 页 or 版."""
    return match["word"] not in ("接", "转") or bool(match["number"] and match["unit"])


def _mark(match: re.Match[str], line: int) -> Mark:
    word, number = match["word"], match["number"]
    unit = match["unit"] or "页"
    return Mark(word.endswith(("转", "下接")), read_number(number), match[0].strip(), line, unit)


def read_number(text: str | None) -> int | None:
    """8, A2 and 十二 as numbers."""
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else han_number(text)
