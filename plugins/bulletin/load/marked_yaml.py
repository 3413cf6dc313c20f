"""YAML to plain values that remember their lines; nothing is constructed, every scalar is text.

Goes in: YAML text and the file's line on which it begins. Comes out: a mapping of text, lists and
mappings, and the line of each. Anchors, tags, depth and doubled keys are refused before composing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from bulletin.errors import BulletinError, Problem
from bulletin.load.yaml_faults import explain, reserved_start

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Place: TypeAlias = Sequence[str | int]

_DEPTH = 20
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FOLD = re.compile(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])")


@dataclass(frozen=True, slots=True)
class MarkedYaml:
    """A mapping of YAML; ``values`` holds no key whose value was left empty."""

    path: str
    first_line: int
    values: dict[str, Value]
    root: yaml.Node | None

    def line(self, place: Place) -> int:
        """The file's line of the deepest part of ``place`` that exists: ('作者', 0, '姓名')."""
        line, node = self.first_line, self.root
        for step in place:
            pair = _child(node, step)
            if pair is None:
                continue
            line, node = self.first_line + pair[0].start_mark.line, pair[1]
        return line

    def keys(self, place: Place) -> tuple[str, ...]:
        """The keys that are written in the mapping at ``place``, empty ones too."""
        node = self.root
        for step in place:
            pair = _child(node, step)
            node = pair[1] if pair else node
        return tuple(key.value for key, _ in node.value) if isinstance(node, yaml.MappingNode) else ()


def read_yaml(text: str, path: str, first_line: int = 1, *, tags: bool = False) -> MarkedYaml:
    """A YAML mapping; ``tags`` allows them (they are ignored). Raises BulletinError."""
    try:
        _guard(text, path, first_line, tags=tags)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise BulletinError([explain(text, path, first_line, error)]) from None
    if root is None:
        return MarkedYaml(path, first_line, {}, None)
    if not isinstance(root, yaml.MappingNode):
        raise BulletinError([explain(text, path, first_line, None)])
    doubled = list(_doubled_keys(root, path, first_line))
    if doubled:
        raise BulletinError(doubled)
    return MarkedYaml(path, first_line, _mapping(root), root)


def _guard(text: str, path: str, first_line: int, *, tags: bool) -> None:
    """Refuse what grows without end or vanishes without a word; streams, so a bomb costs nothing."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        number = event.start_mark.line if event.start_mark else 0
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH:
            message = f"一层套一层，应在{_DEPTH}层以内，这里更深"
            line = first_line + number
            raise BulletinError([Problem(path, line, message, "括号 [ 或 { 要成对，多余的删去", "yaml-deep")])
        tagged = not tags and getattr(event, "tag", None) is not None
        if getattr(event, "anchor", None) is not None or tagged:
            raise BulletinError([reserved_start(text, path, first_line, number)])


def _doubled_keys(node: yaml.Node, path: str, first_line: int) -> Iterator[Problem]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubled_keys(item, path, first_line)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            remedy = "冒号左边只写键名，例如 标题: …"
            yield Problem(path, line, "冒号左边应为文字，现为一组值", remedy, "key-not-text")
        elif key.value in seen:
            message = f"“{key.value}”写了两遍，第一遍在第{seen[key.value]}行"
            yield Problem(path, line, message, "留下对的那一行，删去另一行", "key-twice")
        else:
            seen[key.value] = line
        yield from _doubled_keys(value, path, first_line)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return (node.value[step], node.value[step])
    return None


def _mapping(node: yaml.MappingNode) -> dict[str, Value]:
    return {key.value: _value(value) for key, value in node.value if not _is_empty(value)}


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    # A scalar over several lines is folded with spaces; Chinese has none between characters.
    folded = isinstance(node, yaml.ScalarNode) and node.style != "|"
    over_lines = node.end_mark.line > node.start_mark.line
    return _FOLD.sub("", node.value) if folded and over_lines else str(node.value)
