"""The labels of a masthead: roles (主 编：), fields (邮编：), and several of them on one line.

In: one line. Out: Labelled values in printed order. A label may be letter-spaced, may carry a remark in
brackets (编委（按姓氏笔画排序）：), and a role may stand without a colon before its names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.importer.reading.names import is_person, join_single_characters
from bulletin.importer.reading.text import FULL_SPACE, key

ROLE = re.compile(
    "(?:本期|本刊|名誉|荣誉|常务|执行|特约|特邀|首席|责任|专职|学术|法律|美术|文字|版式|装帧|封面|图片|编辑部?|编委会|编审|总)*"
    "(?:第一|第二)?(?:副?(?:主任(?:委员)?|主编|总编辑?|社长|组长|总监|秘书长)|编委|委员|成员|顾问|责编|编辑|美编|校对|校核|审稿|审校|审核|审读"
    "|编审|策划|监制|统筹|编务|排版|设计|摄影|翻译|通联|发行|主审|终审|复审|初审|编排|制作|编校)"
)
FIELDS = {
    "地址": "地址",
    "社址": "地址",
    "邮编": "邮编",
    "邮政编码": "邮编",
    "电话": "电话",
    "联系方式": "电话",
    "热线": "电话",
    "传真": "传真",
    "信箱": "电子信箱",
    "邮箱": "电子信箱",
    "电子邮件": "电子信箱",
    "Email": "电子信箱",
    "投稿": "电子信箱",
    "来稿": "电子信箱",
    "网址": "网址",
    "网站": "网址",
    "准印证号": "准印证号",
    "准印证": "准印证号",
    "准印号": "准印证号",
    "编印单位": "编印单位",
    "编印": "编印单位",
    "发送对象": "发送对象",
    "发送范围": "发送对象",
    "赠阅范围": "发送对象",
    "发送": "发送对象",
    "赠阅": "发送对象",
    "印刷单位": "印刷单位",
    "印刷": "印刷单位",
    "印制": "印刷单位",
    "承印单位": "印刷单位",
    "承印": "印刷单位",
    "印刷日期": "印刷日期",
    "印制日期": "印刷日期",
    "出版日期": "出版日期",
    "印数": "印数",
    "印量": "印数",
    "主办": "主办",
    "主办单位": "主办",
    "主管": "主管",
    "主管单位": "主管",
    "承办": "承办",
    "承办单位": "承办",
    "协办": "协办",
    "协办单位": "协办",
    "微信公众号": "微信公众号",
    "公众号": "微信公众号",
}
FIELD_ENDS = tuple(sorted(FIELDS, key=lambda name: (-len(name), name)))
REMARK = re.compile(r"[（(][^（）()]{1,16}[）)]")
PERMIT = re.compile(r"^.{0,16}(?:准印|内资|准字).{2,30}号$")
MAIL = re.compile(r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
LONGEST_LABEL = 24
LONGEST_BARE_LABEL = 6


@dataclass(frozen=True, slots=True)
class Labelled:
    """``name`` is a role as printed or a key of issue.yml; ``value`` is what stands behind it."""

    name: str
    value: str
    is_role: bool


def read_labelled(text: str) -> tuple[Labelled, ...]:
    """All labelled values of the line; empty when it begins with no label."""
    found = [label for i, c in enumerate(text) if c in "：:" and (label := _label_before(text, i))]
    if found and not text[: found[0][0]].strip():
        ends = [*(start for start, _, _ in found[1:]), len(text)]
        return tuple(
            _labelled(name, text[colon + 1 : end]) for (_, colon, name), end in zip(found, ends, strict=True)
        )
    return _read_bare(text)


def read_names(text: str) -> list[str]:
    """Names with spaces or marks between them; a remark in brackets is no name."""
    parts = re.split(r"[ \u3000、，,；;]+", REMARK.sub(" ", text).strip())
    return join_single_characters([part for part in parts if part])


def is_role(text: str) -> bool:
    """Whether the text is the name of a role."""
    return ROLE.fullmatch(key(text)) is not None


def _label_before(text: str, colon: int) -> tuple[int, int, str] | None:
    """The longest known label that ends at the colon: its start, its end, its name."""
    starts = [
        i for i in range(max(0, colon - LONGEST_LABEL), colon) if i == 0 or text[i - 1] in " \u3000；;|，,。"
    ]
    for start in starts:
        if name := _known(text[start:colon], whole=start > 0):
            return start, colon, name
    return None


def _known(label: str, *, whole: bool) -> str:
    """The role or the key that the label names; a field may have words before it (编辑部地址)."""
    bare = re.sub(r"[\s\u3000\-—·]", "", REMARK.sub("", label))
    if ROLE.fullmatch(bare):
        return bare
    match = next((name for name in FIELD_ENDS if bare.lower().endswith(name.lower())), "")
    if not match or (whole and bare.lower() != match.lower()) or len(bare) > len(match) + 6:
        return ""
    return FIELDS[match]


def _labelled(name: str, value: str) -> Labelled:
    return Labelled(name, value.strip(" \u3000；;|，"), name not in FIELDS.values())


def _read_bare(text: str) -> tuple[Labelled, ...]:
    """A role or field without a colon (主 编 王某某), a permit number, a mail address."""
    tokens = re.split(r"[ \u3000]+", text.strip())
    for size in range(min(4, len(tokens)), 0, -1):
        label, rest = "".join(tokens[:size]), tokens[size:]
        names = read_names(FULL_SPACE.join(rest))
        if is_role(label) and all(is_person(name) for name in names):
            return (Labelled(label, FULL_SPACE.join(rest), is_role=True),)
        name = _known(label, whole=False)
        if rest and name in FIELDS.values() and len(label) <= LONGEST_BARE_LABEL:
            return (Labelled(name, " ".join(rest), is_role=False),)
    for name in FIELD_ENDS:
        if text.startswith(name) and text[len(name) : len(name) + 1].isdigit():
            return (Labelled(FIELDS[name], text[len(name) :].strip(), is_role=False),)
    if MAIL.match(text):
        return (Labelled("电子信箱", text, is_role=False),)
    return (Labelled("准印证号", text, is_role=False),) if PERMIT.match(text) else ()
