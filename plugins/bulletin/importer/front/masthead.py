"""The masthead: names by role, and the imprint (address, phone, postcode, mail, site, permit, printer).

In: the lines before 目录. Out: a Masthead of Chinese keys, ready for issue.yml. A label's value may run on
over the following lines; 电 话 is 电话; 王 某 is one name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import is_person, join_single_characters
from bulletin.importer.reading.text import key

ROLES = (
    "名誉主任",
    "主任",
    "常务副主任",
    "副主任",
    "主任委员",
    "副主任委员",
    "编委",
    "委员",
    "顾问",
    "总编",
    "总编辑",
    "副总编",
    "副总编辑",
    "主编",
    "执行主编",
    "常务副主编",
    "副主编",
    "执行副主编",
    "责任编辑",
    "责编",
    "编辑",
    "校对",
    "美术编辑",
    "美编",
    "审稿",
    "编审",
    "策划",
    "监制",
    "总监",
    "特约编辑",
    "本期责编",
    "本期编辑",
    "组长",
    "副组长",
    "成员",
    "社长",
    "副社长",
    "编务",
    "排版",
    "设计",
    "摄影",
    "版式设计",
)
FIELDS = {
    "地址": "地址",
    "通讯地址": "地址",
    "社址": "地址",
    "编辑部地址": "地址",
    "邮编": "邮编",
    "邮政编码": "邮编",
    "电话": "电话",
    "联系电话": "电话",
    "投稿电话": "电话",
    "传真": "传真",
    "电子信箱": "电子信箱",
    "电子邮箱": "电子信箱",
    "邮箱": "电子信箱",
    "投稿邮箱": "电子信箱",
    "信箱": "电子信箱",
    "Email": "电子信箱",
    "EMAIL": "电子信箱",
    "网址": "网址",
    "网站": "网址",
    "准印证号": "准印证号",
    "准印证": "准印证号",
    "内部资料准印证": "准印证号",
    "编印单位": "编印单位",
    "编印": "编印单位",
    "发送对象": "发送对象",
    "发送": "发送对象",
    "印刷单位": "印刷单位",
    "印刷": "印刷单位",
    "承印": "印刷单位",
    "印刷日期": "印刷日期",
    "出版日期": "出版日期",
    "印数": "印数",
    "主办": "主办",
    "主办单位": "主办",
    "主管": "主管",
    "承办": "承办",
    "协办": "协办",
}
LABELLED = re.compile(r"^([\u4e00-\u9fffA-Za-z\-\s　]{2,12}?)\s*[：:]\s*(.*)$")
SITE = re.compile(r"<?(https?://[^\s<>]+|www\.[^\s<>]+)>?")
SPONSOR = re.compile(r"^(.{4,30}?)主办$")


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
            reader.last = ""
        else:
            reader.add(line)
    board = tuple((role, tuple(names)) for role, names in reader.board.items())
    return Masthead(board, tuple(reader.fields.items()), frozenset(reader.used))


class _Reader:
    """The masthead while it is read; ``last`` is the label that following lines may go on with."""

    def __init__(self) -> None:
        self.board: dict[str, list[str]] = {}
        self.fields: dict[str, str] = {}
        self.used: set[int] = set()
        self.last = ""

    def add(self, line: Line) -> None:
        """One line: a labelled one, one that goes on, or none of the masthead."""
        self.last = self._read(line)
        if self.last:
            self.used.add(line.number)

    def _read(self, line: Line) -> str:
        label, value = _read_label(line.text)
        if label in ROLES:
            self.board.setdefault(label, []).extend(_names(value))
            return label
        if label in FIELDS:
            self._set(FIELDS[label], value)
            return label
        if site := SITE.search(line.text):
            self._set("网址", site[1])
            return "网址"
        if sponsor := SPONSOR.match(line.text):
            self._set("主办", sponsor[1])
            return "主办"
        return self._go_on(line)

    def _go_on(self, line: Line) -> str:
        if self.last in ROLES and _only_names(line.text):
            self.board[self.last].extend(_names(line.text))
            return self.last
        if self.last in FIELDS and line.gap == 0 and self.last not in ("网址", "主办"):
            self.fields[FIELDS[self.last]] += line.text
            return self.last
        return ""

    def _set(self, name: str, value: str) -> None:
        value = value.removesuffix("主办") if name == "主办" else value
        self.fields.setdefault(name, value.strip())


def _read_label(text: str) -> tuple[str, str]:
    match = LABELLED.match(text)
    if not match:
        return "", text
    label = re.sub(r"[\s　\-]", "", match[1])
    return label, SITE.sub(r"\1", match[2].strip())


def _names(text: str) -> list[str]:
    return join_single_characters([part for part in re.split(r"[ 　、，,]+", text.strip()) if part])


def _only_names(text: str) -> bool:
    names = _names(text)
    return bool(names) and all(
        is_person(name) or (2 <= len(key(name)) <= 4 and key(name) == name) for name in names
    )
