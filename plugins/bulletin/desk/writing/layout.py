"""Where things stand in a mapping of YAML: values, their lines, the places for new ones.

Goes in: the file's text and a node. Comes out: offsets and edits; nothing but the value meant is inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from bulletin.desk.raw_text import Edit, RawText

Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's text and the line, from 1, on which its YAML begins."""

    raw: RawText
    first_line: int

    def start(self, node: yaml.Node) -> int:
        """The offset of the node's first character."""
        return self.raw.offset(self.first_line + node.start_mark.line, node.start_mark.column)

    def end(self, node: yaml.Node) -> int:
        """The offset behind the last character of the node's own text, comments after it left out."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return max(self.end(part) for part in (last if isinstance(last, tuple) else (last,)))
        start = self.start(node)
        end = self.raw.offset(self.first_line + node.end_mark.line, node.end_mark.column)
        return start + len(self.raw.text[start:end].rstrip())

    def behind_colon(self, pair: Pair) -> int:
        """The offset behind the colon of a key."""
        key_end = self.end(pair[0])
        return key_end + self.raw.text.index(":", key_end) - key_end + 1

    def line_start(self, offset: int) -> int:
        """The offset of the first character of the line."""
        return max(start for start in self.raw.starts if start <= offset)

    def next_line(self, offset: int) -> int:
        """The offset of the first character of the next line."""
        return next((start for start in self.raw.starts if start > offset), len(self.raw.text))

    def indent(self, node: yaml.Node) -> str:
        """The spaces before a key."""
        return " " * node.start_mark.column

    def replaced(self, node: yaml.Node, text: str) -> Edit:
        """The node's own text becomes another."""
        return Edit(self.start(node), max(self.start(node), self.end(node)), text)

    def value_replaced(self, pair: Pair, text: str) -> Edit:
        """All that stands behind the colon; a comment behind a value on one line stays."""
        return Edit(self.behind_colon(pair), max(self.behind_colon(pair), self.end(pair[1])), text)

    def lines_removed(self, first: yaml.Node, last: yaml.Node) -> Edit | None:
        """The lines from the one to the other; None when something else stands on them."""
        start, end = self.line_start(self.start(first)), self.next_line(max(self.start(last), self.end(last)))
        before = self.raw.text[start : self.start(first)]
        behind = self.raw.text[max(self.start(last), self.end(last)) : end]
        if re.fullmatch(r" *(?:- +)?", before) and re.fullmatch(r"[ \t]*(?:#.*)?\s*", behind):
            return Edit(start, end, "")
        return None

    def inserted_below(self, node: yaml.Node, line: str) -> Edit:
        """A new line below the last one of a node."""
        at = self.next_line(max(self.start(node), self.end(node)))
        return Edit(at, at, line + self.raw.line_end)
