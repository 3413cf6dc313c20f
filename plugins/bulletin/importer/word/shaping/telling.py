"""What an editor is told about the title block, what is lacking, and what the text itself asks for.

In: the flow, the places that were taken, the Head. Out: findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.importer.reading.text import key
from bulletin.importer.splitting.titleblock import DATE
from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.reading.blocks import Align, WordParagraph, WordTable
from bulletin.importer.word.shaping.byline import may_be_byline
from bulletin.importer.word.shaping.flow import Item
from bulletin.importer.word.shaping.grids import words_of_table
from bulletin.importer.word.shaping.headings import shown_text
from bulletin.importer.word.shaping.pieces import Head

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_FRONT = Place(0, "文首")
_UNSIGNED = ("纪事", "发言摘登")


def tell_taken(flow: Sequence[Item], taken: Sequence[int], head: Head) -> Iterator[Finding]:
    """Where each paragraph went that stands in the front matter now, with its words as they were."""
    for place in taken:
        item = flow[place]
        if isinstance(item, WordTable):
            text = " ".join(words_of_table(item))
            yield Finding(Weight.DONE, "文首", Place(item.number, "表格"), "写进提案的各项", text)
        elif isinstance(item, WordParagraph):
            text = shown_text(item)
            yield Finding(Weight.DONE, "文首", Place(item.number), f"写进{_field_of(text, head)}", text)


def _field_of(text: str, head: Head) -> str:
    """The key of the front matter that holds the words."""
    fields = (
        ("标题", head.title),
        ("引题", head.kicker),
        ("副题", "".join(head.deck)),
        ("编者按", head.editors_note),
        ("作者简介", head.author_note),
        ("作者", "".join(person.post + person.name for person in head.authors)),
    )
    bare = key(text)
    found = (name for name, value in fields if value and (bare in key(value) or key(value) in bare))
    return next(found, "日期" if DATE.match(text) else "文首的各项")


def tell_lacking(head: Head, body: Sequence[Item], *, titled: bool) -> Iterator[Finding]:
    """What the draft does not say and an article needs; ``titled``: the title is the draft's own."""
    if not titled:
        message = f"没有认出标题，先用了文件名“{head.title}”；请改好"
        yield Finding(Weight.TODO, "标题", _FRONT, message)
    if not head.department:
        message = "栏目没有写明，请把“（待填）”换成一个栏目的名字；导入时也可以加 --department"
        yield Finding(Weight.TODO, "栏目", _FRONT, message)
    if head.proposal and not dict(head.proposal).get("案号"):
        yield Finding(Weight.TODO, "案号", _FRONT, "提案的案号没有写明，请把“案号”后面的“（待填）”换成号码")
    if not head.authors and head.form not in _UNSIGNED:
        first = body[0] if body else None
        line = first.rich.plain if isinstance(first, WordParagraph) else ""
        kept = f"；标题下面的“{line}”留在正文里，是作者就移到文首" if may_be_byline(line) else ""
        yield Finding(Weight.LOOK, "作者", _FRONT, f"没有认出作者{kept}；有作者就在文首加一行 作者: 姓名")


def tell_body(body: Sequence[Item], *, bold: bool) -> Iterator[Finding]:
    """Private numbers, which may not be meant for print; and that all is bold, which says nothing."""
    if bold:
        yield Finding(Weight.DONE, "加粗", Place(), "全文都加了粗，等于没有加，粗体没有带过来")
    last = body[-1] if body else None
    if isinstance(last, WordParagraph) and last.align is Align.RIGHT:
        message = "文末靠右的落款照收在文末；文首已有作者和日期，用不着就删去"
        yield Finding(Weight.LOOK, "落款", last.place, message)
    for one in body:
        if isinstance(one, WordParagraph) and (found := _MOBILE.search(one.rich.plain)):
            message = f"文中有手机号码 {found[0]}，要不要登出来，请定"
            yield Finding(Weight.TODO, "手机号码", one.place, message)
