"""Jumps between files: which parts are one text; the lone and circular ones stand in tests/bad_issues."""

from __future__ import annotations

from pathlib import Path

from bulletin.load import load_publication
from bulletin.model import Continuation
from load.archives import article, good_archive, problems, write


def with_articles(root: Path, **files: str) -> Path:
    """The sound archive with more articles: ``_02`` is 02-文.md."""
    good_archive(root)
    for name, text in files.items():
        titled = text.replace("停车记", f"停车记{name}")
        write(root, f"issues/2026-1/{name.strip('_')}-文.md", titled)
    return root


def joined(root: Path) -> list[tuple[str, str]]:
    """Heads and tails of the jumps."""
    pairs = load_publication(root).continuations
    assert all(pair.is_jump for pair in pairs)
    return [(pair.head.removeprefix("2026-1/"), pair.tail.removeprefix("2026-1/")) for pair in pairs]


def test_the_only_candidates_are_one_text(tmp_path: Path) -> None:
    """Without a word in the front matter; end lines and notes may follow 下转."""
    end = "停车难[^1]。（下转）\n\n（责任编辑　林某某）\n\n[^1]: 见前。\n"
    root = with_articles(tmp_path, _02=article(body=end), _05=article(body="（上接）办法有三。\n"))
    assert joined(root) == [("02-文", "05-文")]


def test_page_numbers_choose_among_several(tmp_path: Path) -> None:
    """下转8页 leads to the article on page 8."""
    root = with_articles(
        tmp_path,
        _02=article("页码: 2", body="甲。（下转8页）\n"),
        _03=article("页码: 4", body="乙。（下转9页）\n"),
        _08=article("页码: 9", body="（上接5页）乙续。\n"),
        _09=article("页码: 8", body="（上接3页）甲续。\n"),
    )
    assert joined(root) == [("02-文", "09-文"), ("03-文", "08-文")]


def test_a_page_before_the_head_begins_rules_it_out(tmp_path: Path) -> None:
    """上接3页 cannot come from an article that begins on page 6."""
    root = with_articles(
        tmp_path,
        _02=article("页码: 2", body="甲。（下转）\n"),
        _03=article("页码: 6", body="乙。（下转）\n"),
        _08=article(body="（上接3页）甲续。\n"),
        _09=article(body="（上接7页）乙续。\n"),
    )
    assert ("02-文", "08-文") in joined(root)
    assert ("03-文", "09-文") in joined(root)


def test_the_front_matter_decides_before_numbers(tmp_path: Path) -> None:
    """续自 says which."""
    root = with_articles(
        tmp_path,
        _02=article(body="甲。（下转）\n"),
        _03=article(body="乙。（下转）\n"),
        _08=article("续自: 03-文", body="（上接）乙续。\n"),
        _09=article(body="（上接）甲续。\n"),
    )
    assert joined(root) == [("02-文", "09-文"), ("03-文", "08-文")]


def test_three_parts_are_a_chain(tmp_path: Path) -> None:
    """The middle one comes in and goes out."""
    root = with_articles(
        tmp_path,
        _02=article(body="甲。（下转）\n"),
        _03=article("续自: 02-文", body="（上接）乙。（下转）\n"),
        _04=article("续自: 03-文", body="（上接）丙。\n"),
    )
    assert joined(root) == [("02-文", "03-文"), ("03-文", "04-文")]


def test_a_serial_needs_no_marks(tmp_path: Path) -> None:
    """续自 across issues, or in one issue without 下转."""
    root = with_articles(tmp_path, _02=article("续自: 2026-1/01-石榴树"))
    write(root, "issues/2026-2/issue.yml", "年份: 2026\n期号: 2\n")
    write(root, "issues/2026-2/01-文.md", article("续自: issues/2026-1/02-文.md", body="再续。\n"))
    assert load_publication(root).continuations == (
        Continuation("2026-1/01-石榴树", "2026-1/02-文", is_jump=False),
        Continuation("2026-1/02-文", "2026-2/01-文", is_jump=False),
    )


def test_a_wrong_reference_is_never_told_to_lead_to_the_article_itself(tmp_path: Path) -> None:
    """The name most like it is often the article's own: 停车（二） goes on from 停车（一）."""
    root = with_articles(tmp_path, _03=article("续自: 2026-1/02-文", body="见[前文](02-文.md)。\n"))
    for problem in problems(root):
        assert problem.code == "article-missing"
        assert "03-文" not in problem.remedy
    assert len(problems(root)) == 2


def test_a_long_circle_is_named_once(tmp_path: Path) -> None:
    """Three articles that each continue the next."""
    root = with_articles(
        tmp_path,
        _02=article("续自: 03-文", body="甲。\n"),
        _03=article("续自: 04-文", body="乙。\n"),
        _04=article("续自: 02-文", body="丙。\n"),
    )
    (problem,) = problems(root)
    assert (problem.path, problem.line, problem.code) == ("issues/2026-1/02-文.md", 4, "continues-circle")


def test_marks_inside_an_article_are_a_pair(tmp_path: Path) -> None:
    """With or without numbers, and several times over."""
    body = "甲（下转8页）（上接4页）乙（下转10页）（上接8页）丙（下转）（上接）丁。\n"
    assert problems(with_articles(tmp_path, _02=article(body=body))) == ()
