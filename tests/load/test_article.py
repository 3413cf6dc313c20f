"""An article file to its value: every key in both languages, forms, lines, digest."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.load.article import ReadArticle, Surroundings, read_article
from bulletin.model import Article, Author, Department, Form, Proposal, Scope
from load.archives import article

DEPARTMENTS = (Department("建言献策"), Department("工作动态", Form.CHRONICLE))


def around(scope: Scope = Scope.PUBLIC, digests: dict[str, str] | None = None) -> Surroundings:
    return Surroundings(
        "2026-1", Path("nowhere"), "issues/2026-1", DEPARTMENTS, scope, digests or {}, "version"
    )


def read(text: str | bytes, scope: Scope = Scope.PUBLIC) -> Article:
    data = text.encode() if isinstance(text, str) else text
    found = read_article(data, "03-停车.md", around(scope))
    assert found.problems == ()
    assert found.article is not None
    return found.article


def test_all_keys_of_an_article_are_read() -> None:
    """The contract of design.md, key by key."""
    found = read(
        article(
            "引题: 一个老问题",
            "副题:\n  - ——车往哪里停\n  - 兼说路",
            "作者:\n  - 姓名: 林某某\n    职务: 委员\n    单位: 市医院\n  - 样刊编写组\n  - 单位: 提案委",
            "页码: 47",
            "日期: 2026年3月1日",
            "来源: 样刊",
            "编者按: 请讨论。",
            "作者简介: 林某某，医生。",
            "提案: {案号: 151, 提案者: 林某某、周某某, 界别: 医药界, 承办: 市交通局}",
            "目录标题: 停车",
            "公开范围: 内部",
            "续自: 2025-6/02-停车",
        )
    )
    assert (found.id, found.path, found.slug) == (
        "2026-1/03-停车",
        "issues/2026-1/03-停车.md",
        "03-停车",
    )
    assert (found.title, found.department, found.kicker) == ("停车记", "建言献策", "一个老问题")
    assert found.deck == ("车往哪里停", "兼说路")
    assert found.authors == (
        Author("林某某", "委员", "市医院"),
        Author("样刊编写组"),
        Author(institution="提案委"),
    )
    assert (found.page, found.date) == (47, datetime.date(2026, 3, 1))
    assert (found.source, found.editors_note, found.author_note) == ("样刊", "请讨论。", "林某某，医生。")
    assert found.proposal == Proposal("151", ("林某某", "周某某"), "医药界", "市交通局")
    assert (found.contents_title_lines, found.scope) == (("停车",), Scope.INTERNAL)
    assert (found.continues, found.form) == ("2025-6/02-停车", Form.PROPOSAL)
    assert found.body.text == "停车的地方不够。"


def test_several_names_in_one_text_are_several_authors() -> None:
    """An editor who writes names as they are printed means people, however they are parted."""
    for mark in ("、", "，", ", ", "；", "\u3000"):
        people = read(article(f"作者: 辛某某{mark}壬某某")).authors
        assert people == (Author("辛某某"), Author("壬某某"))
    assert read(article("作者: [辛某某、壬某, 样刊编写组]")).authors[1:] == (
        Author("壬某"),
        Author("样刊编写组"),
    )


@pytest.mark.parametrize(
    "whole",
    [
        "政协委员　辛某某",
        "辛　某",
        "欧阳　某某",
        "市政协办公室、研究室",
        "提案委、文史委",
        "辛某某、市政协调研组",
        "院长　辛某某",
    ],
)
def test_what_is_not_surely_several_people_stays_one_text(whole: str) -> None:
    """A post, an institution or a name drawn apart is no second author."""
    assert read(article(f"作者: {whole}")).authors == (Author(whole),)


@pytest.mark.parametrize(
    ("written", "credited"),
    [
        ("林某某", (Author("林某某"),)),
        ("林某某等3人", (Author("林某某"),)),
        ("林某某、周某某等三名委员", (Author("林某某"), Author("周某某"))),
        ("林某某（女）", (Author("林某某"),)),
        ("民盟样刊总支", (Author(institution="民盟样刊总支"),)),
        ("提案委", (Author(institution="提案委"),)),
    ],
)
def test_a_proposal_without_authors_is_credited_to_its_proposers(
    written: str, credited: tuple[Author, ...]
) -> None:
    """Contents, author pages and citations name them; the page does not name them twice."""
    found = read(article(f"提案: {{案号: 1, 提案者: {written}}}"))
    assert found.authors == credited
    assert found.bylines == ()


def test_an_author_beside_the_proposers_is_named_under_the_title() -> None:
    """Who wrote it down is not who proposed it; who is both is named in the head alone."""
    proposal = "提案: {案号: 1, 提案者: 林某某等3人}"
    assert read(article("作者: 周某某", proposal)).bylines == (Author("周某某"),)
    assert read(article("作者: 林某某", proposal)).bylines == ()


def test_english_keys_mean_the_same() -> None:
    """Only the spelling of the keys differs."""
    chinese = article("引题: 甲", "副题: 乙", "作者: {姓名: 林某某, 职务: 委员}", "页码: 3", "体裁: 规章")
    english = """---
title: 停车记
column: 建言献策
kicker: 甲
deck: 乙
author: {name: 林某某, position: 委员}
page: 3
form: regulation
---

停车的地方不够。
"""
    one, other = read(chinese), read(english)
    assert {name: getattr(one, name) for name in Article.__slots__ if name not in ("digest", "body")} == {
        name: getattr(other, name) for name in Article.__slots__ if name not in ("digest", "body")
    }
    assert one.body.text == other.body.text


def test_a_title_breaks_at_full_width_spaces_or_items() -> None:
    """Both ways of writing give the same printed lines."""
    space = read("---\n标题: 从一个文件夹　走到一本册子\n栏目: 建言献策\n---\n文。\n")
    listed = read("---\n标题: [从一个文件夹, 走到一本册子]\n栏目: 建言献策\n---\n文。\n")
    assert space.title_lines == listed.title_lines == ("从一个文件夹", "走到一本册子")


def test_the_form_is_told_by_what_the_article_says() -> None:
    """Named; else a proposal's head; else the department's; else the words 发言摘登; else an article."""
    assert read(article()).form is Form.ARTICLE
    assert read(article("副题: 协商会发言摘登")).form is Form.DIGEST
    assert read(article("引题: 发言摘编", "体裁: 文章")).form is Form.ARTICLE
    assert read(article("提案: {案号: 1, 提案者: 林某某}")).form is Form.PROPOSAL
    chronicle = "---\n标题: 发言摘登\n栏目: 工作动态\n---\n- 1月5日　开会。\n"
    assert read(chronicle).form is Form.CHRONICLE


def test_the_scope_comes_from_the_issue_unless_written() -> None:
    """A written 公开 opens one article of an internal issue."""
    assert read(article(), Scope.INTERNAL).scope is Scope.INTERNAL
    assert read(article("公开范围: 公开"), Scope.INTERNAL).scope is Scope.PUBLIC
    assert read(article("scope: internal")).scope is Scope.INTERNAL


def test_windows_files_lose_nothing_and_keep_their_lines() -> None:
    """BOM and CRLF change neither the values nor the line of a mark."""
    text = article("编者按: |\n  一\n  二", body="停车（下转）（上接）难。\n")
    plain = read(text)
    windows = read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert windows.editors_note == plain.editors_note == "一\n二"
    assert windows.body == plain.body
    assert windows.body.marks[0].line == text[: text.index("停车（")].count("\n") + 1


def test_the_digest_follows_everything_that_the_values_came_from() -> None:
    """The file's bytes, the issue's scope, the program; and nothing else."""
    base = read_article(article().encode(), "03-停车.md", around())
    assert digest(base) == digest(read_article(article().encode(), "03-停车.md", around(digests={"x": "1"})))
    changed = read_article(article(body="够了。\n").encode(), "03-停车.md", around())
    hidden = read_article(article().encode(), "03-停车.md", around(Scope.INTERNAL))
    assert len({digest(base), digest(changed), digest(hidden)}) == 3


def digest(found: ReadArticle) -> str:
    assert found.article is not None
    return found.article.digest


@pytest.mark.parametrize(
    "tower", ["> " * 900 + "高", "- " * 900 + "高", "*" * 900 + "高", " " * 200 + "- 高", ">" * 5000 + "高"]
)
def test_a_tower_of_marks_is_a_problem_and_loses_nothing(tower: str) -> None:
    """Below 256 levels the HTML parser drops text without a word."""
    found = read_article(article(body=f"前文。\n\n{tower}\n\n后文。\n").encode(), "03-停车.md", around())
    assert [(problem.line, problem.code) for problem in found.problems] == [(8, "body-deep")]


@pytest.mark.parametrize(
    "body",
    ["> > 引文里的引文。", "- - - - - - - - - - - - - - - - - - - - - - -\n\n文。", "*" * 40 + "\n\n文。"],
)
def test_rules_and_nested_quotations_are_no_towers(body: str) -> None:
    """A line of dashes or stars is a rule, however long."""
    assert "文。" in read(article(body=f"前文。\n\n{body}\n")).body.text


def test_a_pasted_data_file_is_refused_at_its_paragraph() -> None:
    """Thousands of brackets in one paragraph would keep Markdown busy for minutes."""
    found = read_article(article(body="前文。\n\n" + "[" * 2000).encode(), "03-停车.md", around())
    (problem,) = found.problems
    assert (problem.line, problem.code) == (8, "body-crowded")
    assert problem.message == "一段里的“[”应在1000个以内，这一段有2000个"


HEAD = "---\n标题: 停车记\n栏目: 建言献策\n---\n"


@pytest.mark.parametrize("tangle", ["*- **</p>`*&#0;", "[a](b.md)*（一）**（二）*<script>![a](b)"])
def test_tangled_marks_are_named_at_their_paragraph(tangle: str) -> None:
    """The Markdown reader would leave its own marks in place of the text."""
    found = read_article(article(body=f"前文。\n\n{tangle}\n").encode(), "03-停车.md", around())
    (problem,) = (one for one in found.problems if one.code == "body-tangled")
    assert problem.line == 8


FRONT = ["---", "标题: 甲", "栏目: 建言献策", "页码: ", "：", '"', "&a ", "{", "停", "\x00", "\ufeff"]
MARKS = ["[", "](", "![", "<p", "（下转8页）", "（上接）", "> ", "- ", "# ", "|", "[^1]", "`", "*"]
PIECES = st.sampled_from(FRONT + MARKS)
ENDS = st.sampled_from(["", "", "\n", "\n", "\n\n", "\r"])


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_an_article_or_problems(data: bytes) -> None:
    """Never another exception, and never neither."""
    found = read_article(data, "03-停车.md", around())
    assert (found.article is None) == bool(found.problems)


@given(st.lists(st.tuples(PIECES, ENDS), max_size=40), st.booleans())
def test_any_mixture_of_marks_is_an_article_or_problems(pieces: list[tuple[str, str]], sound: bool) -> None:
    """Text that gets past the first checks reaches every parser."""
    data = (HEAD * sound + "".join(piece + end for piece, end in pieces)).encode()
    found = read_article(data, "03-停车.md", around())
    assert (found.article is None) == bool(found.problems)
