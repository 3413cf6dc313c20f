"""Why YAML could not be read, in words an editor knows: the line is looked at, not the parser's message.

Goes in: the text and the parser's error. Comes out: one Problem at the line where the fault began,
which is often above the line where the parser noticed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from bulletin.errors import Problem, excerpt


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line."""

    code: str
    message: str
    remedy: str


_KEY = r"^\s*(?:- +)?(?P<key>[^\s:：'\"#\-\[{][^\s:：]{0,20})"
_WIDE_COLON = re.compile(_KEY + r"[ \t]*：\s*(?P<value>.*)$")
_TIGHT_COLON = re.compile(_KEY + r":(?P<value>[^ \t\n].*)$")
_VALUE = re.compile(_KEY + r":[ \t]+(?P<value>\S.*)$")
_RESERVED = "*&!%@`|>[{,?"


def explain(text: str, path: str, first_line: int, error: yaml.YAMLError | None) -> Problem:
    """The Problem behind a syntax error; without an error, behind a text that is no mapping."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    noticed = min(mark.line, len(lines) - 1) if mark else len(lines) - 1
    context = getattr(error, "context_mark", None)
    for number in _suspects(lines, noticed, context.line if context else None):
        fault = _fault(lines[number])
        if fault:
            return Problem(path, first_line + number, fault.message, fault.remedy, fault.code)
    # The parser notices a line without a colon only on the next one.
    number = next((n for n in range(noticed, -1, -1) if not _is_sound(lines[n])), noticed)
    return _unknown(lines[number], path, first_line + number)


def reserved_start(text: str, path: str, first_line: int, number: int) -> Problem:
    """The Problem of a value that YAML would take for an anchor, an alias or a tag."""
    lines = text.split("\n")
    fault = _fault(lines[number])
    if fault:
        return Problem(path, first_line + number, fault.message, fault.remedy, fault.code)
    message = "这里用了锚点、别名或标签（& * !），系统不用这些"
    remedy = "请直接写出内容；文字若以这些记号开头，用双引号括起来"
    return Problem(path, first_line + number, message, remedy, "yaml-reserved")


def _suspects(lines: list[str], noticed: int, context: int | None) -> Iterator[int]:
    """Lines that may be at fault, from the top; indented ones only where the parser points at them."""
    for number in range(noticed + 1):
        if number in (noticed, context) or not lines[number].startswith((" ", "\t")):
            yield number


def _fault(line: str) -> Fault | None:
    tests: tuple[Callable[[str], Fault | None], ...] = (
        _wide_colon,
        _tight_colon,
        _tab,
        _quote,
        _reserved,
        _inner_colon,
        _indent,
    )
    return next((fault for test in tests if (fault := test(line))), None)


def _wide_colon(line: str) -> Fault | None:
    match = _WIDE_COLON.match(line)
    if not match:
        return None
    key, value = match["key"], excerpt(match["value"])
    message = f"“{key}”后面应为半角冒号和一个空格，现为全角冒号“：”"
    return Fault("colon-wide", message, f"请写成 {key}: {value}")


def _tight_colon(line: str) -> Fault | None:
    match = _TIGHT_COLON.match(line)
    if not match or match["value"].startswith("//"):
        return None
    key, value = match["key"], excerpt(match["value"])
    found = "全角空格" if match["value"].startswith("\u3000") else "没有空格"
    message = f"“{key}”的冒号后面应有一个半角空格，现为{found}"
    return Fault("colon-tight", message, f"请写成 {key}: {value}")


def _tab(line: str) -> Fault | None:
    if not re.match(r"^ *\t", line):
        return None
    message = "行首应为空格，现为制表符（Tab 键敲出来的）"
    return Fault("tab", message, "删去制表符，换成两个空格")


def _quote(line: str) -> Fault | None:
    match = _VALUE.match(line) or re.match(r"^\s*- +(?P<value>\S.*)$", line)
    if not match or match["value"][0] not in "\"'":
        return None
    mark, rest = match["value"][0], match["value"][1:]
    if mark not in rest:
        message = f"引号没有成对：有开头的 {mark} ，没有收尾的"
        return Fault("quote-open", message, f"在这一行末尾补上 {mark} ，或改用中文引号“”")
    after = rest[rest.index(mark) + 1 :].strip()
    if after and not after.startswith(("#", mark)):
        message = f"第二个引号 {mark} 之后还有文字“{excerpt(after, 20)}”"
        return Fault("quote-inner", message, "文中的引号请用中文引号“”，外面的半角引号删去")
    return None


def _reserved(line: str) -> Fault | None:
    match = _VALUE.match(line) or re.match(r"^\s*- +(?P<value>\S.*)$", line)
    if not match or not (match["value"][0] in _RESERVED or match["value"].startswith("- ")):
        return None
    if _reads_alone(line):
        return None
    message = f"值以“{match['value'][0]}”开头，这个记号另有用处"
    shown = excerpt(match["value"]).replace('"', "”")
    return Fault("yaml-reserved", message, f'请用双引号把整个值括起来，写成 "{shown}"')


def _reads_alone(line: str) -> bool:
    """Whether a line with [ or { or | is right by itself, so that the fault must be elsewhere."""
    try:
        return all(getattr(event, "anchor", None) is None for event in yaml.parse(line.lstrip()))
    except yaml.YAMLError:
        return False


def _inner_colon(line: str) -> Fault | None:
    match = _VALUE.match(line)
    if not match or not re.search(r":(\s|$)", match["value"]):
        return None
    value = re.sub(r":\s*", "：", excerpt(match["value"]))
    message = f"“{match['key']}”的值里又有一个半角冒号"
    return Fault("colon-inner", message, f"值里的冒号用全角，请写成 {match['key']}: {value}")


def _indent(line: str) -> Fault | None:
    match = _VALUE.match(line)
    if not match or not line.startswith(" "):
        return None
    message = f"“{match['key']}”这一行前面多了空格，或与上下各行没有对齐"
    return Fault("indent", message, f"同一层的各行左边对齐；最外一层顶格写，例如 {excerpt(line)}")


def _is_sound(line: str) -> bool:
    return not line.strip() or line.startswith(("#", " ")) or re.match(r"^[^:]+:(\s|$)", line) is not None


def _unknown(line: str, path: str, number: int) -> Problem:
    message = f"这里应为一行“键: 值”，现为“{excerpt(line, 20)}”" if line.strip() else "这里的写法读不懂"
    remedy = "每行写成 键: 值，例如 出版日期: 2026-02-28"
    if path.endswith(".md"):
        remedy = "请写成 键: 值，例如 标题: 关于大力发展康养旅游的建议；正文要写在第二个 --- 之后"
    return Problem(path, number, message, remedy, "yaml-broken")
