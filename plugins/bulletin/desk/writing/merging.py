"""What an editor changed in the browser, put into the file as it is now: key by key, byte by byte.

Goes in: the file's bytes, the values from the browser, and the prints (short hashes) of the values
that the browser began with. Comes out: new bytes. A key that only the browser changed is written, one
that only the file changed stays; a key that both changed is refused, and nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from bulletin.desk.raw_text import Edit, RawText, read_front
from bulletin.desk.writing.body_edits import body_edits, shown_body
from bulletin.desk.writing.fields import FormField
from bulletin.desk.writing.front_edits import front_edits
from bulletin.desk.writing.layout import Layout
from bulletin.desk.writing.values import FormValue, print_of, received, shown
from bulletin.errors import BulletinError, Problem
from bulletin.load.encoding import decode
from bulletin.load.marked_yaml import MarkedYaml, read_yaml

BODY = "正文"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one kind of file is shown in a form: its fields, and whether a body stands below them."""

    fields: tuple[FormField, ...]
    has_body: bool = True

    def read(self, data: bytes, path: str) -> dict[str, FormValue]:
        """The values of a file; BulletinError when it cannot be read."""
        raw = RawText.of(data, path)
        values = shown(self.fields, self.front(raw).values)
        return {**values, BODY: shown_body(raw.halves().body)} if self.has_body else values

    def front(self, raw: RawText) -> MarkedYaml:
        """The file's YAML with its marks."""
        return read_front(raw) if self.has_body else read_yaml(raw.plain, raw.path)

    def receive(self, sent: Mapping[str, object]) -> dict[str, FormValue]:
        """The values that a browser sends."""
        values = received(self.fields, sent)
        body = sent.get(BODY)
        text = body.replace("\r\n", "\n").replace("\r", "\n") if isinstance(body, str) else ""
        return {**values, BODY: shown_body(text)} if self.has_body else values


@dataclass(frozen=True, slots=True)
class Merged:
    """The file's new bytes, and the keys that somebody else changed meanwhile and that stayed so."""

    data: bytes
    elsewhere: tuple[str, ...]


def prints_of(values: Mapping[str, FormValue]) -> str:
    """The prints of all values, as the browser keeps them."""
    return json.dumps({key: print_of(value) for key, value in values.items()}, ensure_ascii=False)


def merge(sheet: Sheet, data: bytes, path: str, new: Mapping[str, FormValue], began: str) -> Merged:
    """The file with what the browser changed since ``began``.

    BulletinError when the file cannot be read, when a key was changed here and there, and when a value
    cannot be written so that it reads back the same.
    """
    now = sheet.read(data, path)
    base = _read_prints(began)
    wanted = {
        key: value for key, value in new.items() if print_of(value) != base.get(key) and value != now[key]
    }
    moved = {key: value for key, value in now.items() if print_of(value) != base.get(key, print_of(value))}
    both = [key for key in wanted if key in moved]
    if both:
        raise BulletinError([_conflict(path, both)])
    elsewhere = tuple(key for key in moved if new[key] != now[key])
    return Merged(_written(sheet, data, path, now, wanted), elsewhere)


def _written(
    sheet: Sheet, data: bytes, path: str, now: Mapping[str, FormValue], wanted: Mapping[str, FormValue]
) -> bytes:
    """The bytes with the values wanted: by small edits, else by whole values, else not at all."""
    if not wanted:
        return data
    for whole in (False, True):
        changed = RawText.of(data, path).with_edits(_edits(sheet, data, path, wanted, whole=whole))
        if _reads_as(sheet, changed, path, {**now, **wanted}):
            return changed
    decode(changed, path)
    message = f"“{'”“'.join(wanted)}”里有程序写不进文首的写法"
    remedy = "删去特别的记号再保存；或用记事本打开这个文件，直接在里面改"
    raise BulletinError([Problem(path, None, message, remedy, "value-odd")])


def _edits(
    sheet: Sheet, data: bytes, path: str, wanted: Mapping[str, FormValue], *, whole: bool
) -> Iterator[Edit]:
    raw = RawText.of(data, path)
    front = sheet.front(raw)
    keys = {key: value for key, value in wanted.items() if key != BODY}
    if keys and isinstance(front.root, yaml.MappingNode) and front.root.flow_style:
        message, remedy = "文首写成了一整个大括号，程序改不了", "请把文首改成一行一个“键: 值”"
        raise BulletinError([Problem(path, front.first_line, message, remedy, "front-matter-flow")])
    yield from front_edits(Layout(raw, front.first_line), front, sheet.fields, keys, whole=whole)
    if BODY in wanted:
        yield from body_edits(raw, str(wanted[BODY]))


def _reads_as(sheet: Sheet, data: bytes, path: str, wanted: Mapping[str, FormValue]) -> bool:
    try:
        return sheet.read(data, path) == wanted
    except BulletinError:
        return False


def _read_prints(began: str) -> Mapping[str, str]:
    try:
        read = json.loads(began)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _conflict(path: str, keys: Sequence[str]) -> Problem:
    message = f"“{'”“'.join(keys)}”刚才在别处也改过（另一个窗口或另一个程序），两边的文字都还在"
    remedy = "先把您改的文字复制下来，刷新这一页看新的，再粘贴进去保存"
    return Problem(path, None, message, remedy, "changed-meanwhile")
