"""A new article: its file name with the next number, and front matter that fits its department.

Goes in: a title, a department, the names that are taken. Comes out: file name and text; nothing is
written here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import yaml

from bulletin.errors import BulletinError, Problem
from bulletin.load.folder import next_number
from bulletin.load.short_title import short_title
from bulletin.model import Department, Form

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_BODIES = {
    Form.CHRONICLE: "- 1月5日　在这里写事情。\n- 1月8日　一件一行，日期后面空一个全角空格。\n",
    Form.DIGEST: "## 第一位的发言题目\n\n某某某　市政协委员\n\n从这里写发言。\n",
}
_BODY = "从这里写正文。一段与一段之间空一行，段首不用空格。\n\n## 一、小标题这样写\n\n正文接着写。\n"


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that is about to be written."""

    file_name: str
    text: str


def begin_article(title: str, department: Department, author: str, taken: Collection[str]) -> NewArticle:
    """The article; ``taken`` are the file names of the issue's folder, those put aside too.

    A full-width space in the title breaks the printed line. BulletinError for an empty title.
    """
    words = _UNSEEN.sub(" ", title).strip()
    slug = short_title(words)
    if not slug:
        message, remedy = "标题是空的，或只有记号", '请写标题，例如 new 2026-3 --article "停车新规"'
        raise BulletinError([Problem("new --article", None, message, remedy, "title-empty")])
    front: dict[str, object] = {"标题": words, "栏目": department.name}
    form = Form.PROPOSAL if department.name.startswith("提案") else department.form
    if form is Form.PROPOSAL:
        front["提案"] = {"案号": "000", "提案者": author or "姓名", "界别": "界别"}
    elif form is not Form.CHRONICLE:
        front["作者"] = author or "姓名"
    if form is Form.DIGEST and department.form is not Form.DIGEST:
        front["体裁"] = form.value
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
    body = _BODIES.get(form, _BODY)
    return NewArticle(f"{next_number(taken)}-{slug}.md", f"---\n{text}---\n\n{body}")
