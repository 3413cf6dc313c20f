"""What a browser sends, read from JSON; half a character in it is told by its place.

JavaScript cuts an emoji into halves where a program or a selection cuts its text; no file can hold one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bulletin.errors import BulletinError, Problem, excerpt

_HALF = re.compile("[\ud800-\udfff]")


def read_sent(data: str | bytes) -> Any:
    """The value of JSON. ValueError when it is none, BulletinError for each half of a character in it."""
    sent = json.loads(data)
    problems = [_problem(key, text) for key, text in _texts(sent, "请求") if _HALF.search(text)]
    if problems:
        raise BulletinError(problems)
    return sent


def read_raw(raw: str) -> dict[str, Any]:
    """The values of a form, which travel as JSON within JSON. BulletinError when they cannot be read."""
    try:
        sent = read_sent(raw)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise BulletinError([Problem("稿件", None, "浏览器送来的内容读不懂", "刷新这一页再试", "request")])
    return sent


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Every text with the nearest key above it, keys too."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, key)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield key, name
            yield from _texts(one, name)


def _problem(key: str, text: str) -> Problem:
    found = _HALF.search(text)
    assert found is not None
    before = excerpt(text[: found.start()].rsplit("\n", maxsplit=1)[-1][-8:])
    place = f"“{before}”后面" if before else "一行的开头"
    message = f"“{excerpt(key)}”里{place}有半个字符（多半是表情符号只删去了一半）"
    return Problem(key, None, message, "把那里的字删去重写", "half-character")
