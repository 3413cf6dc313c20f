"""The whole archive: order, restriction, side by side, and what is told at once."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from bulletin.errors import BulletinError
from bulletin.load import load_publication
from load.archives import article, good_archive, problems, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Issues 2026-1, 2026-2 and 2025-6; the second links to the first and continues it."""
    root = good_archive(tmp_path)
    write(root, "issues/2026-2/issue.yml", "年份: 2026\n期号: 2\n")
    linked = article("续自: 2026-1/01-石榴树", body="见[石榴](../2026-1/01-石榴树.md#s1)。\n")
    write(root, "issues/2026-2/01-文.md", linked)
    write(root, "issues/2025-6/issue.yml", "年份: 2025\n期号: 6\n")
    write(root, "issues/2025-6/01-文.md", article())
    return root


def test_issues_run_from_the_oldest_to_the_newest(root: Path) -> None:
    """By year and number, as numbers: 10 comes after 9."""
    for number in (9, 10):
        write(root, f"issues/2025-{number}/issue.yml", f"年份: 2025\n期号: {number}\n")
        write(root, f"issues/2025-{number}/01-文.md", article())
    found = [issue.id for issue in load_publication(root).issues]
    assert found == ["2025-6", "2025-9", "2025-10", "2026-1", "2026-2"]


def test_links_are_ids(root: Path) -> None:
    """Relative paths, with or without anchor, name an article."""
    assert load_publication(root).article("2026-2/01-文").body.links == ("2026-1/01-石榴树",)


@pytest.mark.parametrize("one", ["2026-2", "issues/2026-2", "{root}/issues/2026-2", "{root}/issues/2026-2/"])
def test_one_issue_is_read_by_id_or_folder(root: Path, one: str) -> None:
    """Its link into an issue that is not read is still right; the continuation has no head here."""
    found = load_publication(root, only=[one.format(root=root)])
    assert [issue.id for issue in found.issues] == ["2026-2"]
    assert found.continuations == ()


def test_a_restricted_load_does_not_look_at_other_issues(root: Path) -> None:
    """A fault elsewhere waits; a link that leads nowhere is told."""
    write(root, "issues/2025-6/01-文.md", "")
    load_publication(root, only=["2026-2"])
    (root / "issues/2026-1/01-石榴树.md").unlink()
    with pytest.raises(BulletinError) as caught:
        load_publication(root, only=["2026-2"])
    assert {problem.code for problem in caught.value.problems} == {"article-missing"}


def test_an_unknown_issue_is_named_with_the_nearest(root: Path) -> None:
    """2062-1 is a slip of the finger."""
    with pytest.raises(BulletinError, match="issues: 没有“2062-1”这一期；是不是“2026-1”？"):
        load_publication(root, only=["2062-1"])


def test_another_folder_of_issues(root: Path, tmp_path: Path) -> None:
    """--issues DIR: inside the archive or beside it; messages name what lies outside in full."""
    elsewhere = (root / "issues").rename(tmp_path.parent / f"{tmp_path.name}-issues")
    assert len(load_publication(root, issues=elsewhere).issues) == 3
    write(elsewhere, "2025-6/01-文.md", "")
    with pytest.raises(BulletinError) as caught:
        load_publication(root, issues=elsewhere)
    assert caught.value.problems[0].path == (elsewhere / "2025-6/01-文.md").as_posix()


def test_no_issues_at_all_is_a_problem(root: Path) -> None:
    """The folder itself is missing."""
    (root / "issues").rename(root / "期")
    (problem,) = problems(root)
    assert problem.code == "issues-missing"


def test_put_aside_folders_and_loose_files_are_no_issues(root: Path) -> None:
    """_ and . in front; a file beside the folders."""
    write(root, "issues/_旧稿/01-文.md", "")
    write(root, "issues/.git/config", "")
    write(root, "issues/说明.txt", "")
    assert len(load_publication(root).issues) == 3


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_side_by_side_gives_the_same(
    root: Path, kind: type[ThreadPoolExecutor | ProcessPoolExecutor]
) -> None:
    """Values, and problems too."""
    with kind(2) as executor:
        assert load_publication(root, executor=executor) == load_publication(root)
        write(root, "issues/2025-6/01-文.md", "")
        write(root, "issues/2026-2/01-文.md", "")
        with pytest.raises(BulletinError) as caught:
            load_publication(root, executor=executor)
        assert caught.value.problems == problems(root)


def test_every_link_in_an_archive_is_checked(root: Path) -> None:
    """For any choice of links, exactly those to articles that are not there are problems."""
    chance = random.Random(7)
    targets = [
        "../2026-1/01-石榴树.md",
        "2025-6/01-文",
        "01-文.md",
        "../2025-6/02-文.md",
        "2024-1/01-文",
        "03-文",
    ]
    for _ in range(10):
        chosen = [chance.choice(targets) for _ in range(5)]
        body = "\n\n".join(f"见[文]({target})。" for target in chosen)
        write(root, "issues/2026-2/01-文.md", article(body=body + "\n"))
        wrong = [6 + 2 * number for number, target in enumerate(chosen) if targets.index(target) > 2]
        assert len({problem.line for problem in problems(root)}) == len(
            {chosen[(line - 6) // 2] for line in wrong}
        )
