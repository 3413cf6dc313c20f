r"""Text with faces: each character knows how it is set and what it is linked to.

In and out: Rich values. Deleting, cutting and joining keep text and faces together, so that rules may work
on plain text. A note's mark or a picture stands in the text as one OBJECT, a forced line end as "\n".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Face:
    """How a character is set. ``note`` and ``picture`` count from 1; 0 is none."""

    bold: bool = False
    italic: bool = False
    raised: str = ""
    link: str = ""
    note: int = 0
    picture: int = 0


PLAIN = Face()


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and the face of each of its characters."""

    text: str = ""
    faces: tuple[Face, ...] = ()

    def __add__(self, other: Rich) -> Rich:
        return Rich(self.text + other.text, self.faces + other.faces)

    def cut(self, start: int, end: int | None = None) -> Rich:
        """The characters from ``start`` to ``end``."""
        return Rich(self.text[start:end], self.faces[start:end])

    def without(self, pattern: re.Pattern[str]) -> Rich:
        """The text without what the pattern finds."""
        spans = [match.span() for match in pattern.finditer(self.text)]
        if not spans:
            return self
        gone = {place for start, end in spans for place in range(start, end)}
        kept = [place for place in range(len(self.text)) if place not in gone]
        return Rich("".join(self.text[i] for i in kept), tuple(self.faces[i] for i in kept))

    def stripped(self) -> Rich:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def split(self, mark: str) -> tuple[Rich, ...]:
        """The pieces between marks."""
        pieces, start = [], 0
        for match in re.finditer(re.escape(mark), self.text):
            pieces.append(self.cut(start, match.start()))
            start = match.end()
        return (*pieces, self.cut(start))

    def runs(self) -> Iterator[tuple[Face, str]]:
        """Stretches of one face."""
        place = 0
        for face, group in groupby(self.faces):
            size = sum(1 for _ in group)
            yield face, self.text[place : place + size]
            place += size

    @property
    def plain(self) -> str:
        """The text without objects."""
        return self.text.replace(OBJECT, "")

    @property
    def notes(self) -> tuple[int, ...]:
        """The notes that are called here."""
        return tuple(face.note for face in self.faces if face.note)

    @property
    def pictures(self) -> tuple[int, ...]:
        """The pictures that stand here."""
        return tuple(face.picture for face in self.faces if face.picture)


EMPTY = Rich()


def plain(text: str, face: Face = PLAIN) -> Rich:
    """A text in one face."""
    return Rich(text, (face,) * len(text))


def joined(pieces: Iterable[Rich]) -> Rich:
    """All pieces, one behind the other."""
    listed = list(pieces)
    return Rich("".join(p.text for p in listed), tuple(face for p in listed for face in p.faces))
