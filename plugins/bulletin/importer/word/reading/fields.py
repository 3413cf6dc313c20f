"""Fields (w:fldChar): of each only its result is text; a hyperlink's address is kept.

In: the fields' beginnings, instructions and ends, over paragraphs. Out: whether a run is text, and its link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
_SYMBOLS = re.compile(r"^\s*EQ\s", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False


class Fields:
    """The fields that are open at a place of the document."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> str:
        """A w:fldChar of a kind; at the end of a field that shows symbols, its instruction, else nothing."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            field = self._open.pop()
            if _SYMBOLS.match(field.instruction) and not field.in_result:
                return field.instruction.strip()
        return ""

    def instruct(self, text: str) -> None:
        """More of the open field's instruction."""
        if self._open:
            self._open[-1].instruction += text

    @property
    def shows(self) -> bool:
        """Whether text here is a result or outside of fields."""
        return all(field.in_result for field in self._open)

    @property
    def link(self) -> str:
        """The address that text here is linked to."""
        found = (_HYPERLINK.match(field.instruction) for field in reversed(self._open) if field.in_result)
        return next((match[1] for match in found if match), "")
