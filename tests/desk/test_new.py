"""New issues and new articles go on from what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bulletin.desk import begin_article, begin_issue, next_issue_id
from bulletin.errors import BulletinError
from bulletin.load import load_publication
from bulletin.model import Department, Form, IssueNumber, Masthead, Role
from desk.archives import write_archive
from publications import make_article, make_issue, make_publication


@pytest.mark.parametrize(
    ("frequency", "last", "following"),
    [
        ("双月刊", (3, 3), "2026-4"),
        ("双月刊", (6, 6), "2027-1"),
        ("月刊", (9, 10), "2026-11"),
        ("", (6, 6), "2026-7"),
    ],
)
def test_the_next_issue_follows_the_last(frequency: str, last: tuple[int, int], following: str) -> None:
    """After the last issue of a year comes the first of the next."""
    issue = make_issue("2026-1", [make_article("2026-1/01")], number=IssueNumber(2026, *last))
    assert next_issue_id(make_publication(issue, frequency=frequency)) == following


def test_masthead_numbers_and_grid_go_on() -> None:
    """What mkdocs.yml says already is not repeated, a date of the last issue is not copied."""
    masthead = Masthead(
        board=(Role("主编", ("林某某",)),), sponsor="某会", printer="某厂", printed_on="2026年2月"
    )
    issue = make_issue("2026-1", [make_article("2026-1/01", page=1)], masthead=masthead)
    publication = make_publication(issue, masthead=Masthead(sponsor="某会"))
    text = begin_issue(publication, "2026-2").files["issue.yml"]
    settings = yaml.safe_load(text)
    assert settings["总期号"] == 62
    assert settings["编委会"] == {"主编": ["林某某"]}
    assert settings["印刷单位"] == "某厂"
    assert settings["排版"]["栏数"] == 2
    assert settings["印刷日期"] == "2026年2月"
    assert not {"主办", "出版日期"} & settings.keys()
    assert "#   调研报告　1 篇，从第1页起" in text


def test_an_issue_that_fills_a_gap_goes_on_from_the_one_before_it() -> None:
    """The newest issue has a whole number of its own, which a back issue must not count on from."""
    issues = [make_issue(name, [make_article(f"{name}/01")]) for name in ("2026-1", "2026-3")]
    begun = begin_issue(make_publication(*issues), "2026-2")
    assert yaml.safe_load(begun.files["issue.yml"])["总期号"] == 62
    oldest = begin_issue(make_publication(*issues), "2025-6")
    assert "总期号" not in yaml.safe_load(oldest.files["issue.yml"])


@pytest.mark.parametrize("wrong", ["2026", "26-1", "2026-0", "2026-13-2", "2026-1-1", "第3期", "../2026-3"])
def test_an_id_that_is_none_is_refused(wrong: str) -> None:
    """With a right example."""
    with pytest.raises(BulletinError) as refused:
        begin_issue(make_publication(), wrong)
    assert [problem.code for problem in refused.value.problems] == ["issue-id"]


def test_an_issue_that_is_there_is_refused() -> None:
    """Nothing is ever overwritten."""
    publication = make_publication(make_issue("2026-1", [make_article("2026-1/01")]))
    with pytest.raises(BulletinError) as refused:
        begin_issue(publication, "2026-1")
    assert [problem.code for problem in refused.value.problems] == ["issue-exists"]


@pytest.mark.parametrize("department", ["特稿", "提案选登", "工作动态"])
def test_a_new_issue_with_a_new_article_of_every_kind_loads(tmp_path: Path, department: str) -> None:
    """The editor begins with files that are right."""
    root = write_archive(tmp_path)
    publication = load_publication(root)
    folder = root / "issues/2026-3"
    folder.mkdir()
    for name, text in begin_issue(publication, "2026-3").files.items():
        (folder / name).write_text(text, encoding="utf-8")
    chosen = next(one for one in publication.departments if one.name == department)
    made = begin_article("停车：新规 #1", chosen, "", [file.name for file in folder.iterdir()])
    assert made.file_name == "02-停车新规1.md"
    (folder / made.file_name).write_text(made.text, encoding="utf-8")
    article = load_publication(root).article("2026-3/02-停车新规1")
    assert article.title == "停车：新规 #1"
    assert article.form is chosen.form


@given(st.text(min_size=1, max_size=40), st.lists(st.integers(1, 40).map(lambda n: f"{n:02}-甲.md")))
def test_a_new_article_has_its_title_and_a_free_number(title: str, taken: list[str]) -> None:
    """Whatever is typed as a title; the number is above every other, those put aside too."""
    names = [*taken, "_41-搁着.md", "issue.yml", "images"]
    if not re.search(r"\w", title):
        with pytest.raises(BulletinError):
            begin_article(title, Department("特稿"), "", names)
        return
    made = begin_article(title, Department("特稿"), "", names)
    assert made.file_name.startswith("42-")
    written = yaml.safe_load(made.text.split("\n---\n")[0].removeprefix("---\n"))["标题"]
    assert written.split() == re.sub(r"[\x00-\x1f\x7f-\x9f\ufeff]", " ", title).split()


def test_a_digest_department_begins_with_a_speech() -> None:
    """The body shows how speeches are written."""
    assert "## 第一位的发言题目" in begin_article("座谈", Department("会议", Form.DIGEST), "", []).text
