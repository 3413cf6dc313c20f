"""One file of an issue as the rules read it: its prose in passages, each offset a place in the file.

Goes in: a file's path and text. Comes out: a Manuscript. Never fails: a file that the loader refuses
has passages all the same.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from bulletin.check.finding import Edit, Finding
from bulletin.check.masking import mask_signs
from bulletin.errors import Problem, Severity

_ISSUE_YEAR = re.compile(r"(?:^|/)(\d{4})-\d{1,2}(?:-\d{1,2})?/")
_DISPATCH = re.compile(
    r"[\s\ue000]*[\u4e00-\u9fff]{2,8}(?:社|网|报|台)[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日(?:电|讯)"
)
_YAML = (".yml", ".yaml")
_FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<keys>.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"(?P<key>[^\s:#'\"\[\]{}][^:#\n]*?)[ \t]*:(?:[ \t]+|$)")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})(?=[^#\n])")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]")
_TEXT_KEYS = """
标题 title 引题 kicker 副题 deck subtitle 目录标题 contents_title 编者按 editors_note 作者简介 author_note
导读 highlights 征稿启事 call_for_papers 封底语 back_cover_lines 说明 remark
"""
_PROSE_KEYS = frozenset(_TEXT_KEYS.split())


_VALUE = re.compile(r"(?m)^(?P<key>[^\s:#-][^:\n]*):[ \t]+(?P<value>\S.*)$")


class Kind(Enum):
    """What a passage is."""

    FIELD = "field"
    HEADING = "heading"
    ITEM = "item"
    CELLS = "cells"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of prose: ``start`` is its offset in the file, ``text`` has what is no prose masked.

    ``key`` is the front matter's key of a field, ``level`` that of a heading or the indent of an item.
    """

    kind: Kind
    start: int
    text: str
    key: str = ""
    level: int = 0

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of the body while its lines are gathered: offsets in the body."""

    kind: Kind
    level: int
    start: int
    end: int

    def passage(self, prose: str, base: int) -> Passage:
        return Passage(self.kind, base + self.start, prose[self.start : self.end], level=self.level)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file with its passages in order; ``line_starts`` are the offsets at which lines begin."""

    path: str
    text: str
    passages: tuple[Passage, ...]
    line_starts: tuple[int, ...]
    fields: Mapping[str, str]
    """Values of the front matter that stand on one line with their key, as written."""

    @property
    def year(self) -> int | None:
        """The year of the issue, from the folder's name (2026-1)."""
        found = _ISSUE_YEAR.search(self.path)
        return int(found[1]) if found else None

    @property
    def is_chronicle(self) -> bool:
        """Whether its items are dated events, one after the other."""
        form = self.fields.get("体裁") or self.fields.get("form")
        if form:
            return form == "纪事"
        return (self.fields.get("栏目") or self.fields.get("department")) == "工作动态"

    @property
    def is_continuation(self) -> bool:
        """Whether it goes on from an earlier article, and with that one's numbers."""
        return "续自" in self.fields or "continues" in self.fields

    @property
    def is_reprint(self) -> bool:
        """Whether others wrote it: it names a source, or begins as a news agency's dispatch does."""
        if self.fields.get("来源") or self.fields.get("source"):
            return True
        first = next(self.of_kind(Kind.PARAGRAPH), None)
        return first is not None and _DISPATCH.match(first.text) is not None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_of(self, *keys: str) -> int | None:
        """The line of the first of these keys that the front matter holds."""
        for key in keys:
            found = re.search(rf"(?m)^{re.escape(key)}[ \t]*:", self.text)
            if found:
                return self.place(found.start())[0]
        return None

    def find(
        self,
        offset: int,
        code: str,
        severity: Severity,
        message: str,
        remedy: str,
        *,
        edits: Iterable[Edit] = (),
    ) -> Finding:
        """A finding at an offset of this file."""
        line, column = self.place(offset)
        return Finding(Problem(self.path, line, message, remedy, code, severity, column=column), tuple(edits))

    def of_kind(self, *kinds: Kind) -> Iterator[Passage]:
        """The passages of these kinds, in order."""
        return (passage for passage in self.passages if passage.kind in kinds)


def read_manuscript(path: str, text: str) -> Manuscript:
    """The manuscript of an article, or of a YAML file when ``path`` ends so."""
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    front = None if path.endswith(_YAML) else _FRONT.match(text)
    body = front.end() if front else 0
    keys = front.span("keys") if front and front["keys"] else (0, 0)
    if path.endswith(_YAML):
        body, keys = len(text), (0, len(text))
    passages = (*_fields(text, *keys), *_blocks(text[body:], body))
    return Manuscript(path, text, passages, starts, _values(text[slice(*keys)]))


def body_start(text: str) -> int:
    """The offset behind the front matter; 0 where there is none."""
    front = _FRONT.match(text)
    return front.end() if front else 0


def _values(keys: str) -> dict[str, str]:
    return {found["key"].rstrip(): found["value"].rstrip() for found in _VALUE.finditer(keys)}


def _fields(text: str, start: int, end: int) -> Iterator[Passage]:
    """The prose values of front matter, one passage a line; structured values are not prose."""
    key = ""
    offset = start
    for line in text[start:end].split("\n"):
        named = _KEY.match(line)
        if named and not line.startswith((" ", "\t")):
            key = named["key"]
        if key in _PROSE_KEYS and (value := _value_span(line, named)):
            first, last = value
            yield Passage(Kind.FIELD, offset + first, line[first:last], key)
        offset += len(line) + 1


def _value_span(line: str, named: re.Match[str] | None) -> tuple[int, int] | None:
    """Where the prose of a line lies: behind key and dash, inside quotation marks of YAML."""
    first = named.end() if named else len(line) - len(line.lstrip(" \t"))
    if line[first : first + 2] == "- ":
        first += 2
    value = line[first:].rstrip()
    if not value or value[0] in "[{#|>&*!%@`":
        return None
    if value[0] in "'\"":
        whole = len(value) > 1 and value[-1] == value[0]
        plain = "\\" not in value and value[0] not in value[1:-1]
        return (first + 1, first + len(value) - 1) if whole and plain else None
    comment = value.find(" #")
    return first, first + (len(value) if comment < 0 else comment)


def _blocks(raw: str, base: int) -> Iterator[Passage]:
    """Blocks of the body: lines that belong together; a heading, item or table row by itself."""
    prose = mask_signs(raw)
    block: _Block | None = None
    offset = 0
    for line in raw.split("\n"):
        opened = _opening(line)
        if block and (opened or not line.strip() or block.kind in (Kind.HEADING, Kind.CELLS)):
            yield block.passage(prose, base)
            block = None
        if line.strip():
            kind, level = opened or (Kind.PARAGRAPH, 0)
            first = block or _Block(kind, level, offset, offset)
            block = _Block(first.kind, first.level, first.start, offset + len(line))
        offset += len(line) + 1
    if block:
        yield block.passage(prose, base)


def _opening(line: str) -> tuple[Kind, int] | None:
    """The kind of block that a line begins, None for a line that may go on with the one before."""
    heading, item = _HEADING.match(line), _ITEM.match(line)
    if heading:
        return Kind.HEADING, len(heading[1])
    if item:
        return Kind.ITEM, len(item[1].expandtabs(4))
    return (Kind.CELLS, 0) if line.lstrip().startswith("|") else None
