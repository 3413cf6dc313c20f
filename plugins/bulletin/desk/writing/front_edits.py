"""New values of front matter as edits of the file's text: as little as possible is written.

Goes in: the file's text, its YAML, the values that shall be others. Comes out: edits. A value inside
a list or mapping is changed where it stands; only when its neighbours do not allow that is the whole
value of its key written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from bulletin.desk.raw_text import Edit
from bulletin.desk.writing.fields import FormField, Kind
from bulletin.desk.writing.layout import Layout, Pair
from bulletin.desk.writing.values import FormValue, Group, empty, roles_of, shown, shown_value
from bulletin.desk.writing.yaml_text import flow, person_text, scalar, value_text
from bulletin.load.marked_yaml import MarkedYaml, Value


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter: its place in the file, the keys that it may have and those that it has."""

    layout: Layout
    root: yaml.MappingNode | None
    values: Mapping[str, Value]
    fields: Sequence[FormField]

    def pair(self, field: FormField) -> Pair | None:
        """Key and value of a field, where it is written."""
        return _pair(self.root, field)


def front_edits(
    layout: Layout,
    front: MarkedYaml,
    fields: Sequence[FormField],
    new: Mapping[str, FormValue],
    *,
    whole: bool,
) -> tuple[Edit, ...]:
    """The edits that give the keys in ``new`` their values.

    ``whole`` writes each value anew in one piece. The front matter must not be one pair of braces.
    """
    root = front.root
    assert root is None or isinstance(root, yaml.MappingNode), root
    written = _Front(layout, root, front.values, fields)
    edits: list[Edit] = []
    for field in reversed(fields):  # of two new keys at one place the earlier is the last to be put there
        if field.key in new:
            edits += _field_edits(written, field, new[field.key], whole=whole)
    return tuple(edits)


def _field_edits(front: _Front, field: FormField, value: FormValue, *, whole: bool) -> Iterable[Edit]:
    layout, pair = front.layout, front.pair(field)
    if pair is None:
        return [_new_key(front, field, value)] if value != empty(field) else []
    if value == empty(field):
        removed = layout.lines_removed(pair[0], pair[1])
        return [removed] if removed else [layout.value_replaced(pair, "")]
    old = next((front.values[name] for name in field.names if name in front.values), "")
    inner = None if whole else _inner_edits(layout, field, pair[1], old, value)
    if inner is not None:
        return inner
    text = value_text(field, value, layout.indent(pair[0]), layout.raw.line_end)
    return [layout.value_replaced(pair, text)]


def _new_key(front: _Front, field: FormField, value: FormValue) -> Edit:
    """A line of its own, below the nearest key that stands before it in the model's order."""
    layout = front.layout
    earlier = [front.pair(one) for one in front.fields[: list(front.fields).index(field)]]
    above = next((pair for pair in reversed(earlier) if pair is not None), None)
    pairs = front.root.value if front.root is not None else []
    indent = layout.indent(pairs[0][0]) if pairs else ""
    line = f"{indent}{field.key}:{value_text(field, value, indent, layout.raw.line_end)}"
    if above is not None:
        return layout.inserted_below(above[1], line)
    at = layout.line_start(layout.start(pairs[0][0])) if pairs else layout.raw.offset(layout.first_line)
    return Edit(at, at, line + layout.raw.line_end)


def _inner_edits(
    layout: Layout, field: FormField, node: yaml.Node, old: Value, value: FormValue
) -> Sequence[Edit] | None:
    """Edits inside a value; None when it has to be written anew."""
    if isinstance(value, str):
        return _text_edits(layout, field, node, value)
    if isinstance(value, Mapping):
        return _group_edits(layout, field, node, old, value)
    return _people_edits(layout, field, node, old, value)


def _text_edits(layout: Layout, field: FormField, node: yaml.Node, value: str) -> Sequence[Edit] | None:
    if field.kind is Kind.ROLES:
        return _role_edits(layout, node, roles_of(value))
    if field.kind is Kind.LINES and isinstance(node, yaml.SequenceNode):
        if not all(isinstance(item, yaml.ScalarNode) for item in node.value):
            return None
        spelled = flow if node.flow_style else scalar
        items = [spelled(item) for item in field.items(value)]
        return _list_edits(layout, node, [spelled(item.value) for item in node.value], items)
    is_one_line = isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line
    if not is_one_line or "\n" in value or layout.start(node) == layout.end(node):
        return None
    return [layout.replaced(node, scalar(value))]


def _role_edits(layout: Layout, node: yaml.Node, roles: Sequence[tuple[str, str]]) -> Sequence[Edit] | None:
    """Roles that stay keep their lines; None where braces would have to hold others."""
    if not isinstance(node, yaml.MappingNode):
        return None
    old, new = [str(key.value) for key, _ in node.value], [role for role, _ in roles]
    if old != new and (node.flow_style or not old):
        return None
    edits: list[Edit | None] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            edits += _name_edits(layout, node, node.value[i1:i2], roles[j1:j2])
            continue
        if i1 < i2:
            edits.append(layout.lines_removed(node.value[i1][0], node.value[i2 - 1][1]))
        lines = [
            f"{layout.indent(node.value[0][0])}{flow(role)}: {scalar(names)}" for role, names in roles[j1:j2]
        ]
        edits += _lines_added(layout, [value for _, value in node.value], i1, lines, node.value[0][0])
    return None if None in edits else [edit for edit in edits if edit is not None]


def _name_edits(
    layout: Layout, node: yaml.MappingNode, pairs: Sequence[Pair], roles: Sequence[tuple[str, str]]
) -> Iterator[Edit]:
    """Other names in the same roles."""
    for (_, names), (_, wanted) in zip(pairs, roles, strict=True):
        listed = names.value if isinstance(names, yaml.SequenceNode) else [names]
        if "、".join(str(item.value) for item in listed) != wanted:
            yield layout.replaced(names, flow(wanted) if node.flow_style else scalar(wanted))


def _group_edits(
    layout: Layout, field: FormField, node: yaml.Node, old: Value, value: Group
) -> Sequence[Edit] | None:
    """Changed values in their places, new keys behind the others; None where a key goes."""
    if not isinstance(node, yaml.MappingNode) or not isinstance(old, dict):
        return None
    before = shown(field.parts, old)
    changed = [part for part in field.parts if before[part.key] != value.get(part.key, "")]
    if any(part.key not in value for part in changed):
        return None
    edits: list[Edit] = []
    for part in reversed(changed):
        pair = _pair(node, part)
        if pair is None and not node.value:
            return None
        if pair is None:
            edits.append(_part_added(layout, node, part, value[part.key]))
        elif not isinstance(pair[1], yaml.ScalarNode) or layout.start(pair[1]) == layout.end(pair[1]):
            return None
        else:
            edits.append(layout.replaced(pair[1], (flow if node.flow_style else scalar)(value[part.key])))
    return edits


def _part_added(layout: Layout, node: yaml.MappingNode, part: FormField, text: str) -> Edit:
    """A new key of a mapping, behind those that it has."""
    last = node.value[-1][1]
    if node.flow_style:
        return Edit(layout.end(last), layout.end(last), f", {part.key}: {flow(text)}")
    return layout.inserted_below(last, f"{layout.indent(node.value[0][0])}{part.key}: {scalar(text)}")


def _people_edits(
    layout: Layout, field: FormField, node: yaml.Node, old: Value, people: Sequence[Group]
) -> Sequence[Edit] | None:
    if isinstance(node, yaml.MappingNode):
        return _group_edits(layout, field, node, old, people[0]) if len(people) == 1 else None
    if not isinstance(node, yaml.SequenceNode) or not isinstance(old, list):
        return None
    before = [shown_value(field, [one]) for one in old]
    if len(before) == len(people) == len(node.value):
        edits: list[Edit] = []
        for item, was, value, person in zip(node.value, old, before, people, strict=True):
            if value != (person,):
                edits += _person_edits(layout, field, item, was, person, in_flow=bool(node.flow_style))
        return edits
    if node.flow_style:
        return None
    texts = [person_text(field, one[0]) if one else "" for one in before if isinstance(one, tuple)]
    return _list_edits(layout, node, texts, [person_text(field, person) for person in people])


def _person_edits(
    layout: Layout, field: FormField, item: yaml.Node, old: Value, person: Group, *, in_flow: bool
) -> Sequence[Edit]:
    inner = _group_edits(layout, field, item, old, person)
    if inner is not None:
        return inner
    text = person_text(field, person)
    is_bare = not text.startswith("{")
    return [layout.replaced(item, flow(person[field.parts[0].key]) if in_flow and is_bare else text)]


def _list_edits(
    layout: Layout, node: yaml.SequenceNode, old: Sequence[str], new: Sequence[str]
) -> Sequence[Edit] | None:
    """A list whose items have these texts gets others; equal ones keep their lines and comments."""
    if len(old) == len(new):
        pairs = zip(node.value, old, new, strict=True)
        return [layout.replaced(item, after) for item, before, after in pairs if before != after]
    if node.flow_style or not new or len(old) != len(node.value):
        return None
    edits: list[Edit | None] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(i2 - i1, j2 - j1)
        edits += [layout.replaced(node.value[i1 + n], new[j1 + n]) for n in range(both)]
        if i1 + both < i2:
            edits.append(layout.lines_removed(node.value[i1 + both], node.value[i2 - 1]))
        dash = " " * node.start_mark.column + "- "
        lines = [f"{dash}{text}" for text in new[j1 + both : j2]]
        edits += _lines_added(layout, node.value, i1 + both, lines, node.value[0])
    return None if None in edits else [edit for edit in edits if edit is not None]


def _lines_added(
    layout: Layout, nodes: Sequence[yaml.Node], place: int, lines: Sequence[str], first: yaml.Node
) -> Iterator[Edit]:
    """Lines before the node at ``place``, or behind the last; ``first`` begins the first of all lines."""
    if not lines:
        return
    block = layout.raw.line_end.join(lines)
    if place > 0:
        yield layout.inserted_below(nodes[place - 1], block)
    else:
        at = layout.line_start(layout.start(first))
        yield Edit(at, at, block + layout.raw.line_end)


def _pair(node: yaml.MappingNode | None, field: FormField) -> Pair | None:
    pairs = node.value if node is not None else ()
    return next(((key, value) for key, value in pairs if key.value in field.names), None)
