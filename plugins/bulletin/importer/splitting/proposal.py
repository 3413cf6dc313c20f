"""The head of a proposal: number, proposers, sector, handling office, each with its label.

In: one line under a title. Out: its labels and values; several may share a line, a number may stand in
brackets without a label (（某市某届某次会议第151号提案）).
"""

from __future__ import annotations

import re

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import key

CASE = re.compile(r"^[（(]?(?=.{3,40}$)(.*?第\s*\d+\s*号)(?:提案|建议案?)?\s*[）)]?$")
PROPOSAL_WORDS = (
    r"(?:(?:第一|主|联名)?提\s*案\s*[者人]|提案单位|(?:领衔|附议|联名)(?:代表|委员|人)|界\s*别"
    r"|(?:主|承)\s*办(?:单位)?|案\s*号|编\s*号)"
)
PROPOSAL_LABEL = re.compile(rf"^({PROPOSAL_WORDS})\s*[：:]\s*(.+)$")
PROPOSAL_BREAK = re.compile(rf"[ \u3000；;]+(?={PROPOSAL_WORDS}\s*[：:])")
LONGEST = 70
"""Characters of a line under a title that is no text."""


def read_proposal_line(line: Line) -> tuple[tuple[str, str], ...]:
    """Labels and values in the head of a proposal: 提案者, 界别, 承办, 案号; several may share a line."""
    pieces = PROPOSAL_BREAK.split(line.text)
    labels = [match for piece in pieces if (match := PROPOSAL_LABEL.match(piece))]
    if labels and len(labels) == len(pieces) and len(line.text) <= LONGEST:
        return tuple((key(match[1]), match[2].strip()) for match in labels)
    case = CASE.match(line.text) if not line.level else None
    return (("案号", case[1].strip("（( ")),) if case else ()
