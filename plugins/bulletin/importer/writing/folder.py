"""The issue folder as text: issue.yml and one Markdown file for each article.

In: the numbers, the masthead and the articles. Out: file names and texts. Same input, same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.front.cover import Cover
from bulletin.importer.front.masthead import Masthead
from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.reading.names import Person, is_person
from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.writing.front_matter import FrontMatter, dump_front_matter, proposal_key
from bulletin.importer.writing.markdown import write_body
from bulletin.importer.writing.yaml_text import dump_yaml
from bulletin.load.short_title import short_title

NO_DEPARTMENT = "未分栏目"
MASTHEAD_KEYS = frozenset(
    [
        "主办",
        "准印证号",
        "编印单位",
        "发送对象",
        "印刷单位",
        "印刷日期",
        "印数",
        "地址",
        "邮编",
        "电话",
        "电子信箱",
        "网址",
    ]
)
NO_NUMBER = "（原刊未印）"
TYPESETTING = {"开本": "大16开", "栏数": 2, "题头": "紧", "转页": "自动", "页码": "已印"}


def write_issue(cover: Cover, masthead: Masthead, departments: Sequence[str] = ()) -> str:
    """issue.yml: what the cover and the masthead say, and that the page numbers are the printed ones.

    ``departments`` are named, because a back issue may have some that are no longer in use.
    """
    data: dict[str, object] = {}
    if cover.year:
        data["年份"] = cover.year
    if cover.number:
        data["期号"] = int(cover.number) if cover.number.isdigit() else cover.number
    if cover.whole_number:
        data["总期号"] = cover.whole_number
    if cover.label:
        data["标注"] = cover.label
    data |= {name: value for name, value in masthead.fields if name in MASTHEAD_KEYS}
    if cover.highlights:
        data["导读"] = [FULL_SPACE.join(text.split()) for text in cover.highlights]
    if departments:
        data["栏目"] = list(departments)
    if masthead.board:
        data["编委会"] = {role: list(names) for role, names in masthead.board}
    data["排版"] = TYPESETTING
    return dump_yaml(data)


def departments_of(articles: Sequence[ImportedArticle]) -> tuple[str, ...]:
    """The departments of an issue, in printed order, as its articles name them."""
    return tuple(dict.fromkeys(article.department or NO_DEPARTMENT for article in articles))


def issue_name(cover: Cover, fallback: str) -> str:
    """The folder's name: 2022-3; without numbers, the source's own behind a _, which builds pass over."""
    if cover.year and cover.number:
        return f"{cover.year}-{cover.number}"
    return "_" + (re.sub(r"[^\w\-]", "-", fallback).strip("-_") or "import")


def write_article(article: ImportedArticle) -> str:
    """One article's file."""
    return f"---\n{dump_front_matter(_front_matter(article))}---\n\n{write_body(article.paragraphs)}"


def file_names(articles: Sequence[ImportedArticle]) -> tuple[str, ...]:
    """01-短题.md and so on, in the order given."""
    digits = max(2, len(str(len(articles))))
    return tuple(
        f"{number:0{digits}}-{slug(article.title)}.md" for number, article in enumerate(articles, start=1)
    )


def slug(title: str) -> str:
    """The short title of the first line, without marks."""
    first = re.split(r"[\u3000 ]", title)[0]
    return short_title(first) or short_title(title) or "无题"


def _front_matter(article: ImportedArticle) -> FrontMatter:
    return FrontMatter(
        article.title,
        article.department or NO_DEPARTMENT,
        article.kicker,
        article.deck,
        tuple(map(_write_author, article.authors)),
        article.page,
        article.date,
        article.editors_note,
        article.author_note,
        _write_proposal(article) if article.proposal else None,
        article.contents_title,
        article.form,
    )


def _write_author(person: Person) -> object:
    name = person.name.replace(" ", "").replace(FULL_SPACE, "")
    if not person.post or not is_person(name):
        return name
    return {"姓名": name, "职务": person.post}


def _write_proposal(article: ImportedArticle) -> dict[str, object]:
    data: dict[str, object] = {}
    for label, value in article.proposal:
        name = proposal_key(label)
        data[name] = f"{data[name]}、{value}" if name in data else value
    data.setdefault("案号", NO_NUMBER)
    data.setdefault("提案者", "、".join(person.name for person in article.authors) or NO_NUMBER)
    return data
