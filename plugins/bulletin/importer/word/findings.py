"""What an import has to tell an editor: values only.

In and out: Findings, each with its place in the draft. ``TODO`` waits for the editor, ``LOOK`` may be wrong,
``DONE`` is certain, ``OUT`` holds words that stand in no article.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LONGEST_NEAR = 14


class Weight(Enum):
    """How much a finding asks of the editor; the value is what the report says."""

    TODO = "请办"
    LOOK = "请看"
    OUT = "未收"
    DONE = "已办"


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the draft: its number from 1 and how it begins; number 0: what ``near`` says, or all."""

    number: int = 0
    near: str = ""

    def __str__(self) -> str:
        if not self.number:
            return self.near or "全文"
        near = self.near[:LONGEST_NEAR] + ("…" if len(self.near) > LONGEST_NEAR else "")
        return f"第{self.number}段" + (f"“{near}”" if near else "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing met: ``kind`` in a word or two, ``message`` what was done or is to be done.

    ``text`` are the draft's own words, whole, where they stand in no article or not as they were.
    """

    weight: Weight
    kind: str
    place: Place
    message: str
    text: str = ""
