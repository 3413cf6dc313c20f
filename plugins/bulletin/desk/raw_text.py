"""An article file's bytes with places in it, so that one word can be changed and every other byte stays.

Goes in: bytes. Comes out: spans of values in the front matter, and new bytes with some spans replaced.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import yaml

from bulletin.load.encoding import decode
from bulletin.load.frontmatter import Halves, split
from bulletin.load.marked_yaml import MarkedYaml, read_yaml

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the text; ``value`` is what YAML or Markdown reads there."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of a file with its own line ends; ``starts`` are the offsets of its lines."""

    path: str
    bom: bytes
    text: str
    starts: tuple[int, ...]

    @staticmethod
    def of(data: bytes, path: str) -> RawText:
        """The text; BulletinError, as the loader says it, when it cannot be read."""
        decode(data, path)
        bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        text = data.removeprefix(bom).decode("utf-8")
        lengths = (len(match[0]) for match in _LINE.finditer(text))
        return RawText(path, bom, text, tuple(accumulate(lengths, initial=0)))

    @property
    def plain(self) -> str:
        """The text with the loader's line ends."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def line_end(self) -> str:
        """The line end that the file uses."""
        found = re.search(r"\r\n|\r|\n", self.text)
        return found[0] if found else "\n"

    def offset(self, line: int, column: int = 0) -> int:
        """The offset of a column, from 0, in a line, from 1."""
        return self.starts[line - 1] + column

    def halves(self) -> Halves:
        """Front matter and body as the loader sees them; BulletinError without front matter."""
        return split(self.plain, self.path)

    def span(self, node: yaml.Node, first_line: int) -> Span:
        """Where a scalar of YAML stands that begins on ``first_line`` of the file."""
        start = self.offset(first_line + node.start_mark.line, node.start_mark.column)
        end = self.offset(first_line + node.end_mark.line, node.end_mark.column)
        return Span(start, end, node.value if isinstance(node, yaml.ScalarNode) else "")

    def with_edits(self, edits: Iterable[Edit]) -> bytes:
        """The file's bytes with the spans replaced; they must not overlap.

        Where several texts are inserted at one place, the last of them comes first.
        """
        text = self.text
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            text = text[: edit.start] + edit.new + text[edit.end :]
        return self.bom + text.encode()


def read_front(raw: RawText) -> MarkedYaml:
    """The front matter with its marks; BulletinError when it is broken."""
    halves = raw.halves()
    return read_yaml(halves.yaml, raw.path, halves.yaml_line)


def pair_of(yaml_: MarkedYaml, names: Iterable[str]) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value of the first of these keys that is written, an empty one too."""
    if not isinstance(yaml_.root, yaml.MappingNode):
        return None
    return next(((key, value) for key, value in yaml_.root.value if key.value in tuple(names)), None)
