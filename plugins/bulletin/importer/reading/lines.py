"""The source as lines: Markdown's marks taken off and remembered, soft spaces closed, punctuation repaired.

In: the text. Out: one Line for every source line with something on it. The only module that knows what
OCR Markdown looks like; after it there is text with attributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from bulletin.importer.jumps.marks import Mark
from bulletin.importer.reading.punctuation import Change, widen
from bulletin.importer.reading.text import CJK, FULL_SPACE

HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
BULLET = re.compile(r"^\s*[-*+•]\s+(.*)$")
IMAGE = re.compile(r"^\s*[!！]\[[^\]]*\][(（][^)）]*[)）]\s*(?=\S)")
QUOTE = re.compile(r"^>+\s?(?=\S)")
TABLE_ROW = re.compile(r"^\|(?=.*\|)(.+?)\|?$")
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6});")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\f\v\0]")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
INDENT = re.compile("^(\u3000{2}|[ \u00a0]{2,}|\t)")
ODD_SPACES = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\t]")
AROUND_MARK = re.compile(
    "(?<=[，。、；：！？])[ \u3000]+(?=[\u3400-\u9fff“《（])"
    "|(?<=[\u3400-\u9fff])[ \u3000]+(?=[，。、；：！？”’）》])"
)
NUMERIC_SPACE = re.compile(r"(?<=[\u3400-\u9fff])(?<![电讯]) +(?=\d)|(?<=\d) +(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, ``number`` counting from 1; ``text`` is repaired, ``source`` as in the file.

    ``level`` is its Markdown heading level or 0, ``lead`` how many characters at its start were bold,
    ``wrapped`` a hard line end (two spaces), ``gap`` how many blank lines stand before it, ``row`` a table's
    row between its outer bars. ``jump_in`` and ``jump_out`` are the jump marks that stood right before and
    after it (set by ``tie``).
    """

    number: int
    text: str
    source: str
    level: int = 0
    bullet: bool = False
    lead: int = 0
    wrapped: bool = False
    indented: bool = False
    gap: int = 0
    changes: tuple[Change, ...] = ()
    jump_in: Mark | None = None
    jump_out: Mark | None = None
    row: str = ""

    @property
    def ruled(self) -> bool:
        """Whether the line is the rule under a table's head."""
        return bool(self.row) and not self.row.strip("|-: ")


def read_lines(text: str) -> tuple[Line, ...]:
    """Every line that holds something, in order."""
    lines: list[Line] = []
    gap = 0
    for number, source in enumerate(text.split("\n"), start=1):
        line = _read(source, number, gap)
        if line.text:
            lines.append(line)
            gap = 0
        else:
            gap += 1
    return tuple(lines)


def _read(source: str, number: int, gap: int) -> Line:
    wide, changes = widen(source)
    text = INVISIBLE.sub("", wide)
    wrapped, indented = text.endswith("  "), bool(INDENT.match(text))
    text = IMAGE.sub("", text) or text
    text = QUOTE.sub("", ODD_SPACES.sub(" ", _resolve(text)).strip(" " + FULL_SPACE))
    level, bullet, row = 0, False, TABLE_ROW.match(text)
    if heading := HEADING.match(text):
        level, text = len(heading[1]), heading[2]
    elif item := BULLET.match(text):
        bullet, text = True, item[1]
    elif row:
        text = " ".join(cell.strip() for cell in row[1].split("|") if cell.strip())
    text, lead = _take_bold(text)
    text = _close_soft_spaces(ESCAPED.sub(r"\1", text)).strip()
    return Line(
        number, text, source, level, bullet, lead, wrapped, indented, gap, changes, row=row[1] if row else ""
    )


def _resolve(text: str) -> str:
    """Characters for HTML's names of them (&nbsp;), which some recognition programs write."""
    return unescape(text) if ENTITY.search(text) else text


def _take_bold(text: str) -> tuple[str, int]:
    match = BOLD.match(text)
    lead = len(match[2]) if match else 0
    while BOLD.search(text):
        text = BOLD.sub(r"\2", text)
    return text.removeprefix("**").removesuffix("**"), lead


def _close_soft_spaces(text: str) -> str:
    """Without the spaces that a scan puts beside marks and numbers; those between words stay for later."""
    if (" " not in text and FULL_SPACE not in text) or not CJK.search(text):
        return text
    return NUMERIC_SPACE.sub(lambda m: m[0] if _is_label(text, m.start()) else "", AROUND_MARK.sub("", text))


def _is_label(text: str, start: int) -> bool:
    """Whether the number stands at the line's edge, as page numbers do in a table of contents."""
    return text[:start].strip().isdigit() or text[start:].strip().isdigit()
