"""An issue's folder to its value: numbers, order, masthead, highlights, typesetting."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bulletin.load import load_issue
from bulletin.model import HeadHeight, Highlight, IssueNumber, JumpMode, PageSource, Role, Scope, TrimSize
from load.archives import article, good_archive, problems, write


def issue_file(*lines: str, number: str = "1") -> str:
    return "\n".join(["年份: 2026", f"期号: {number}", *lines, ""])


def test_an_issue_is_read_with_its_numbers_and_date(tmp_path: Path) -> None:
    """The sound archive, read alone by its folder."""
    issue = load_issue(good_archive(tmp_path) / "issues/2026-1")
    assert (issue.id, issue.number, issue.whole_number) == ("2026-1", IssueNumber(2026, 1, 1), 61)
    assert issue.date == datetime.date(2026, 2, 28)
    assert issue.folder == str(tmp_path / "issues/2026-1")
    assert [one.id for one in issue.articles] == ["2026-1/01-石榴树"]


def test_a_combined_issue_has_both_numbers_in_its_folder(tmp_path: Path) -> None:
    """GB/T 3179: 9-10."""
    root = good_archive(tmp_path)
    write(root, "issues/2026-9-10/issue.yml", issue_file(number="9-10"))
    write(root, "issues/2026-9-10/01-停车.md", article())
    issue = load_issue(root / "issues/2026-9-10")
    assert issue.number == IssueNumber(2026, 9, 10)
    assert issue.number.text == "2026年第9-10期"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"10-乙.md": "", "9-甲.md": "", "引子.md": ""}, ["01-石榴树", "9-甲", "10-乙", "引子"]),
        ({"10-乙.md": "页码: 1", "9-甲.md": "页码: 3"}, ["01-石榴树", "9-甲", "10-乙"]),
        (
            {"10-乙.md": "页码: 1", "01-石榴树.md": "页码: 3", "9-甲.md": "页码: 3"},
            ["01-石榴树", "9-甲", "10-乙"],
        ),
    ],
    ids=["names count naturally", "a page missing: names", "all pages: names all the same"],
)
def test_articles_stand_in_printed_order(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    """By name, whatever pages are written: they are counted anew."""
    assert _order(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"10-乙.md": "页码: 1", "9-甲.md": "页码: 3"}, ["01-石榴树", "9-甲", "10-乙"]),
        (
            {"10-乙.md": "页码: 1", "01-石榴树.md": "页码: 3", "9-甲.md": "页码: 3"},
            ["10-乙", "01-石榴树", "9-甲"],
        ),
    ],
    ids=["a page missing: names", "all pages: pages, then names"],
)
def test_a_back_issue_stands_in_the_order_of_its_printed_pages(
    tmp_path: Path, files: dict[str, str], expected: list[str]
) -> None:
    """页码: 已印 - the numbers are facts."""
    assert _order(tmp_path, files, "排版: {页码: 已印}") == expected


def _order(root: Path, files: dict[str, str], *settings: str) -> list[str]:
    good_archive(root)
    write(root, "issues/2026-1/issue.yml", issue_file(*settings))
    for number, (name, key) in enumerate(files.items()):
        write(root, f"issues/2026-1/{name}", article(key).replace("停车记", f"停车{number}"))
    return [one.slug for one in load_issue(root / "issues/2026-1").articles]


def test_highlights_find_their_articles_by_name_id_or_title(tmp_path: Path) -> None:
    """A file name is shown as the title; words that are no article stay words."""
    root = good_archive(tmp_path)
    lines = ["导读:", "  - 01-石榴树", "  - 2026-1/01-石榴树", "  - 给石榴树　让路", "  - 另有：新年寄语"]
    write(root, "issues/2026-1/issue.yml", issue_file(*lines))
    identity = "2026-1/01-石榴树"
    assert load_issue(root / "issues/2026-1").highlights == (
        Highlight("给石榴树让路", identity),
        Highlight("给石榴树让路", identity),
        Highlight("给石榴树　让路", identity),
        Highlight("另有：新年寄语"),
    )


def test_highlights_may_say_author_or_kicker_before_the_title(tmp_path: Path) -> None:
    """As covers do: 林某某在会上的讲话, 某会议强调：让路."""
    root = good_archive(tmp_path)
    written = article("引题: 某会议强调", "作者: 林某某").replace("停车记", "在会上的讲话")
    write(root, "issues/2026-1/02-讲话.md", written)
    said = ("林某某在会上的讲话", "某会议强调：在会上的讲话", "别人在会上的讲话")
    write(root, "issues/2026-1/issue.yml", issue_file("导读:", *(f"  - {one}" for one in said)))
    found = load_issue(root / "issues/2026-1").highlights
    assert [one.text for one in found] == list(said)
    assert [one.article for one in found] == ["2026-1/02-讲话", "2026-1/02-讲话", None]


def test_the_masthead_falls_back_to_the_publication(tmp_path: Path) -> None:
    """The issue's own words win, field by field."""
    root = good_archive(tmp_path)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    common = "    电话: 0356-0000000\n    印数: 500册\n    编委会: {主编: 林某某}\n"
    write(root, "mkdocs.yml", settings + common)
    own = ["印数: 300册", "编委会:", "  主编: 周某某", "  委员: [何某某, 秦某某]", "封底语: [一, 二]"]
    write(root, "issues/2026-1/issue.yml", issue_file(*own))
    masthead = load_issue(root / "issues/2026-1").masthead
    assert (masthead.phone, masthead.print_run) == ("0356-0000000", "300册")
    assert masthead.board == (Role("主编", ("周某某",)), Role("委员", ("何某某", "秦某某")))
    assert masthead.back_cover_lines == ("一", "二")


def test_typesetting_is_read_in_the_words_of_the_trade(tmp_path: Path) -> None:
    """Named sizes of paper and type, and the three choices."""
    root = good_archive(tmp_path)
    line = "排版: {开本: 16开, 栏数: 3, 字号: 小四, 题头: 紧, 转页: 不转, 页码: 已印, 每行字数: 14}"
    write(root, "issues/2026-1/issue.yml", issue_file(line))
    found = load_issue(root / "issues/2026-1").typesetting
    assert found.trim == TrimSize("16开", 185, 260)
    assert (found.columns, found.font_size, found.characters_per_line) == (3, 12.0, 14)
    assert (found.head, found.jumps, found.pages) == (HeadHeight.TIGHT, JumpMode.NEVER, PageSource.PRINTED)
    assert found.lines_per_page == 31


def test_paper_may_be_given_in_millimetres(tmp_path: Path) -> None:
    """A print shop's own trim."""
    root = good_archive(tmp_path)
    write(root, "issues/2026-1/issue.yml", issue_file("排版: {开本: 170x240}"))
    assert load_issue(root / "issues/2026-1").typesetting.trim == TrimSize("170×240", 170, 240)


def test_an_issues_scope_is_that_of_its_articles(tmp_path: Path) -> None:
    """Internal unless an article says otherwise."""
    root = good_archive(tmp_path)
    write(root, "issues/2026-1/issue.yml", issue_file("公开范围: 内部"))
    issue = load_issue(root / "issues/2026-1")
    assert issue.scope is issue.articles[0].scope is Scope.INTERNAL


def test_a_fault_in_one_file_does_not_hide_another(tmp_path: Path) -> None:
    """issue.yml, highlights, links and marks are all judged in one go."""
    root = good_archive(tmp_path)
    write(root, "issues/2026-1/issue.yml", issue_file("总期号: 一", "导读: [07-没有]"))
    write(root, "issues/2026-1/02-甲.md", article("页码: 一", body="难（下转）办。见[乙](09-乙.md)。\n"))
    write(root, "issues/2026-2/issue.yml", issue_file("导读: [07-没有]", number="2"))
    write(root, "issues/2026-2/01-甲.md", article(body="难（上接）办。\n"))
    assert [(problem.path.removeprefix("issues/"), problem.code) for problem in problems(root)] == [
        ("2026-1/02-甲.md", "value-wrong"),
        ("2026-1/02-甲.md", "article-missing"),
        ("2026-1/issue.yml", "value-wrong"),
        ("2026-2/01-甲.md", "continued-without-jump"),
        ("2026-2/issue.yml", "highlight-unknown"),
    ]


def test_a_back_issue_may_name_departments_of_its_own(tmp_path: Path) -> None:
    """Departments come and go; mkdocs.yml lists today's."""
    root = good_archive(tmp_path)
    write(root, "issues/2026-2/issue.yml", issue_file("栏目: [本期关注]", number="2"))
    write(root, "issues/2026-2/01-停车.md", article().replace("建言献策", "本期关注"))
    assert load_issue(root / "issues/2026-2").articles[0].department == "本期关注"
