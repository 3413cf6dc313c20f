"""The masthead: names by role, and the imprint (address, phone, postcode, mail, site, permit, printer).

In: the lines before 目录. Out: a Masthead of Chinese keys, ready for issue.yml. A label's value may run on
over the following lines; 电 话 is 电话; 王 某 is one name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.labels import Labelled, read_labelled, read_names
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import is_institution, is_person
from bulletin.importer.reading.text import FULL_SPACE, key

SITE = re.compile(r"<?(https?://[^\s<>]+|www\.[^\s<>]+)>?")
SPONSOR = re.compile(r"^(.{4,30}?)\s*主办$")
SPONSORS = ("主办", "主管", "承办", "协办")
ENDED = frozenset(("网址", "主办", "主管", "邮编"))
"""Fields whose value never runs on over the next line."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """``board`` is role and names in printed order, ``fields`` key and value; ``used`` are line numbers."""

    board: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    used: frozenset[int] = frozenset()


def read_masthead(front: Sequence[Line], taken: frozenset[int] = frozenset()) -> Masthead:
    """The masthead among these lines; lines in ``taken`` belong to the cover."""
    reader = _Reader()
    for line in front:
        if line.number in taken:
            reader.last = None
        else:
            reader.add(line)
    board = tuple((role, tuple(names)) for role, names in reader.board.items() if names)
    fields = dict(reader.fields)
    if reader.sponsor and not fields.get("主办"):
        fields["主办"] = reader.sponsor
    return Masthead(board, tuple(fields.items()), frozenset(reader.used))


class _Reader:
    """The masthead while it is read; ``last`` is the label that following lines may go on with."""

    def __init__(self) -> None:
        self.board: dict[str, list[str]] = {}
        self.fields: dict[str, str] = {}
        self.used: set[int] = set()
        self.last: Labelled | None = None
        self.before: Line | None = None
        self.sponsor = ""

    def add(self, line: Line) -> None:
        """One line: a labelled one, one that goes on, or none of the masthead."""
        self.last = self._read(line)
        if self.last:
            self.used.add(line.number)
        self.before = None if self.last else line

    def _read(self, line: Line) -> Labelled | None:
        found = read_labelled(line.text)
        for labelled in found:
            self._take(labelled)
        if found:
            return found[-1]
        if site := SITE.search(line.text):
            return self._take(Labelled("网址", site[1], is_role=False))
        if sponsor := SPONSOR.match(line.text):
            self._sponsor(line, sponsor[1])
            return None
        return self._go_on(line, self.last) if self.last else None

    def _sponsor(self, line: Line, name: str) -> None:
        """A sponsor without a label (…主办); an institution on the line above it is one as well."""
        near = self.before if line.gap == 0 else None
        above = (near,) if near and is_institution(near.text) else ()
        self.sponsor = self.sponsor or FULL_SPACE.join([*(b.text for b in above), name])
        self.used |= {line.number, *(b.number for b in above)}

    def _take(self, labelled: Labelled) -> Labelled:
        if labelled.is_role:
            self.board.setdefault(labelled.name, []).extend(read_names(labelled.value))
        else:
            value = SITE.sub(r"\1", labelled.value)
            value = value.removesuffix("主办") if labelled.name == "主办" else value
            if not self.fields.get(labelled.name):
                self.fields[labelled.name] = value.strip()
        return labelled

    def _go_on(self, line: Line, last: Labelled) -> Labelled | None:
        if last.is_role:
            if not _only_names(line.text):
                return None
            self.board[last.name].extend(read_names(line.text))
            return last
        open_ended = last.name not in ENDED or not self.fields[last.name]
        if line.gap == 0 and (open_ended or (last.name in SPONSORS and line.indented)):
            before = self.fields[last.name]
            joint = FULL_SPACE if last.name in SPONSORS and before else ""
            self.fields[last.name] = before + joint + line.text
            return last
        return None


def _only_names(text: str) -> bool:
    names = read_names(text)
    return bool(names) and all(
        is_person(name) or (2 <= len(key(name)) <= 4 and key(name) == name) for name in names
    )
