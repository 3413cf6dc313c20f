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
    board: dict[str, list[str]] = {}
    fields: dict[str, str] = {}
    used: set[int] = set()
    last = ""
    for line in front:
        if line.number in taken:
            last = ""
            continue
        role, value = _read_label(line.text)
        if role in ROLES:
            board.setdefault(role, []).extend(_names(value))
        elif role in FIELDS:
            _set(fields, FIELDS[role], value)
        elif site := SITE.search(line.text):
            _set(fields, "网址", site[1])
            role = "网址"
        elif sponsor := SPONSOR.match(line.text):
            _set(fields, "主办", sponsor[1])
        elif last in ROLES and _only_names(line.text):
            board[last].extend(_names(line.text))
            role = last
        elif last in FIELDS and line.gap == 0 and last != "网址":
            fields[FIELDS[last]] += line.text
            role = last
        else:
            last = ""
            continue
        used.add(line.number)
        last = role
    return Masthead(
        tuple((role, tuple(names)) for role, names in board.items()), tuple(fields.items()), frozenset(used)
    )


def _read_label(text: str) -> tuple[str, str]:
    match = LABELLED.match(text)
    if not match:
        return "", text
    label = re.sub(r"[\s　\-]", "", match[1])
    return label, SITE.sub(r"\1", match[2].strip())


def _set(fields: dict[str, str], name: str, value: str) -> None:
    value = value.removesuffix("主办") if name == "主办" else value
    fields.setdefault(name, value.strip())


def _names(text: str) -> list[str]:
    return join_single_characters([part for part in re.split(r"[ 　、，,]+", text.strip()) if part])


def _only_names(text: str) -> bool:
    names = _names(text)
    return bool(names) and all(
        is_person(name) or (2 <= len(key(name)) <= 4 and key(name) == name) for name in names
    )
