"""The text under the front matter to its ``Body``, with every way in which that can fail named.

Goes in: a resolver that holds the article's halves. Comes out: the body, or None and problems in
the resolver. Python-Markdown puts marks of its own (U+0002) for what it will fill in later; when
nested marks tangle, some stay and the text behind them is lost, so such a body is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin.errors import Problem
from bulletin.load.crowding import unreadable_places
from bulletin.load.frontmatter import Halves
from bulletin.load.resolver import FolderResolver
from bulletin.markup import render_body
from bulletin.model import Body, Form

_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)


def read_body(form: Form, resolver: FolderResolver) -> Body | None:
    """The body; None, and a problem in ``resolver``, where none can be made."""
    halves = resolver.halves
    unreadable = unreadable_places(halves.body, halves.body_line, resolver.path)
    if unreadable:
        resolver.problems.extend(unreadable)
        return None
    try:
        body = _render(halves, form, resolver)
    except RecursionError:
        message, remedy = "正文一层套一层，太深了", "看看是否误贴了成串的 > 或 - ，删去多余的"
        resolver.problems.append(Problem(resolver.path, halves.body_line, message, remedy, "body-deep"))
        return None
    if body is None:
        message = "这一段里的记号缠在一起，读不成正文"
        remedy = "看看 * 、` 、[ ] 、( ) 是否成对、是否互相交叉；不作记号用的，前面加反斜杠，例如 \\*"
        line = _tangled_line(form, resolver)
        resolver.problems.append(Problem(resolver.path, line, message, remedy, "body-tangled"))
        return None
    if not body.text.strip() and not body.pictures and not resolver.problems:
        message, remedy = "没有正文", "在第二个 --- 的下面写正文；还没有写好，就在文件名前加 _ 先搁着"
        resolver.problems.append(Problem(resolver.path, halves.body_line, message, remedy, "body-empty"))
    return body


def _render(halves: Halves, form: Form, resolver: FolderResolver) -> Body | None:
    """The body; None where marks of the Markdown reader stay in it."""
    try:
        body = render_body(halves.body, first_line=halves.body_line, form=form, resolver=resolver)
    except ValueError:  # lxml refuses text with such a mark
        return None
    return None if "\x02" in body.html or "\x03" in body.html else body


def _tangled_line(form: Form, resolver: FolderResolver) -> int:
    """The file's line of the first paragraph that tangles alone, else of the body."""
    halves = resolver.halves
    for match in _PARAGRAPH.finditer(halves.body):
        line = halves.body_line + halves.body.count("\n", 0, match.start())
        alone = replace(halves, body=match[0], body_line=line)
        mute = FolderResolver(alone, resolver.path, resolver.identity, resolver.folder)
        if _render(alone, form, mute) is None:
            return line
    return halves.body_line
