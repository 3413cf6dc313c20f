"""The proof that nothing is lost: every source line stands in an article, in issue.yml, or in the report.

In: the source lines and the texts made from them, small text by small text. Out: the lines of which something
is missing. Linear: a line is looked for only where it was put.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.importer.jumps.marks import part_at_marks
from bulletin.importer.reading.dates import read_date
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import NOTE_DIGIT
from bulletin.importer.reading.text import key

WHY = "未写入任何文件"
LONGEST_REPEAT = 6
ALWAYS = "年月日本报刊网特约见习记者通讯员作者供稿整理执笔撰稿文字图片摄影绘"
"""What dates and bylines lose when they are written anew."""
LONGEST_HEAD_LINE = 400


@dataclass(frozen=True, slots=True)
class Made:
    """A text that was written and the numbers of the lines it was made of.

    ``anew`` texts (front matter) hold the same characters in another order: 2022年9月29日 as 2022-09-29.
    """

    text: str
    lines: tuple[int, ...]
    anew: bool = False


def find_lost(
    lines: Sequence[Line], made: Iterable[Made], left_out: Iterable[LeftOut]
) -> tuple[LeftOut, ...]:
    """The lines of the source that nothing accounts for; several lines may carry one number."""
    by_number: dict[int, list[Line]] = {}
    for line in lines:
        by_number.setdefault(line.number, []).append(line)
    found = {item.line for item in left_out}
    for text in made:
        written = key(text.text) + (ALWAYS if text.anew else "")
        for number in dict.fromkeys(text.lines):
            if all(_is_there(written, line, anew=text.anew) for line in by_number.get(number, ())):
                found.add(number)
    return tuple(
        LeftOut(line.number, line.text, WHY) for line in lines if line.number not in found and _content(line)
    )


def _content(line: Line) -> str:
    """The characters of the line without its jump marks, which are written anew."""
    return key("".join(piece for piece in part_at_marks(line.text, line.number) if isinstance(piece, str)))


def _is_there(written: str, line: Line, *, anew: bool) -> bool:
    piece = _content(line)
    if anew:
        if key(read_date(line.text)) and key(read_date(line.text)) in written:
            return True
        piece = key(NOTE_DIGIT.sub(r"\1", line.text)) if NOTE_DIGIT.search(line.text) else piece
    if piece in written or any(
        piece[cut:] in written for cut in range(1, LONGEST_REPEAT + 1) if len(piece) > cut
    ):
        return True
    return (
        anew
        and len(piece) <= LONGEST_HEAD_LINE
        and not Counter(re.sub(r"\D0(?=\d)", "", piece)) - Counter(written)
    )
