"""The whole archive to one Publication: settings, issues (from the cache where nothing changed), joins.

Goes in: the archive's root. Comes out: the publication, or BulletinError with every problem of
every file.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Iterable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load.collecting import collecting
from bulletin.load.files import name_of
from bulletin.load.issue import IssueTask, LoadedIssue, build_issue, recall_issue
from bulletin.load.publication import Settings, read_settings
from bulletin.load.references import join_articles
from bulletin.model import Issue, Publication

FOLDER_NAME = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def load_publication(
    root: Path,
    *,
    issues: Path | None = None,
    only: Collection[str] = (),
    cache: Path | None = None,
    executor: Executor | None = None,
) -> Publication:
    """The publication of the archive at ``root`` with all its issues, oldest first.

    ``issues`` is the folder of the issue folders (default ``root/issues``); ``only`` restricts to
    issue ids or paths of issue folders, links into the others are still checked. ``cache`` is a
    folder of parsed issues, made when it is missing; ``executor`` reads changed issues side by side.
    Raises BulletinError with every problem of every file.
    """
    root = root.resolve()
    issues = (issues or root / "issues").resolve()
    problems: list[Problem] = []
    settings: Settings | None = None
    with collecting(problems):
        settings = read_settings(root)
    folders = _folders(issues, root, only, problems)
    loaded = _load(folders, root, settings, cache, executor)
    found = sorted((one.issue for one in loaded if one.issue), key=lambda issue: issue.number)
    references = (reference for one in loaded for reference in one.references)
    joined, unjoined = join_articles(found, references, lambda article: _exists(article, issues))
    problems += [problem for one in loaded for problem in one.problems]
    problems += [*_shared_numbers(found, root), *unjoined]
    if problems or settings is None:
        raise BulletinError(problems)
    return replace(settings.publication, issues=tuple(found), continuations=joined)


def load_issue(folder: Path, *, root: Path | None = None, cache: Path | None = None) -> Issue:
    """One issue; ``root`` is the archive's folder (default: two above). Raises BulletinError."""
    folder = folder.resolve()
    root = root or folder.parent.parent
    publication = load_publication(root, issues=folder.parent, only=[str(folder)], cache=cache)
    return publication.issue(folder.name)


def _folders(issues: Path, root: Path, only: Collection[str], problems: list[Problem]) -> list[Path]:
    """The issue folders to read; names that are none are problems."""
    name = name_of(issues, root)
    try:
        there = sorted(entry.name for entry in os.scandir(issues) if entry.is_dir())
    except OSError:
        there = []
        if not only:
            remedy = "请新建一期，例如 python3 build.py new 2026-1"
            problems.append(Problem(name, None, "没有这个文件夹，找不到各期", remedy, "issues-missing"))
    there = [one for one in there if not one.startswith((".", "_"))]
    if only:
        wanted = [_wanted(one, issues, root, there, problems) for one in only]
        return sorted({folder for folder in wanted if folder is not None})
    problems.extend(_misnamed(name, one) for one in there if not FOLDER_NAME.fullmatch(one))
    return [issues / one for one in there if FOLDER_NAME.fullmatch(one)]


def _wanted(
    one: str, issues: Path, root: Path, there: Collection[str], problems: list[Problem]
) -> Path | None:
    if one in there:
        return issues / one
    for path in (root / one, Path(one)):
        if one.strip("./") and path.is_dir():
            return path.resolve()
    guess = next(iter(difflib.get_close_matches(one, there, 1, 0.5)), None)
    remedy = f"是不是“{guess}”？" if guess else f"现有的期：{'、'.join(there) or '一期也没有'}"
    problems.append(Problem(name_of(issues, root), None, f"没有“{one}”这一期", remedy, "issue-unknown"))
    return None


def _misnamed(parent: str, name: str) -> Problem:
    message = f"各期的文件夹名应为 年份-期号，现为“{name}”"
    remedy = "请改成 2026-1 这样；不是一期资料，就移出去，或在名字前加 _"
    return Problem(f"{parent}/{name}", None, message, remedy, "folder-name")


def _load(
    folders: Iterable[Path],
    root: Path,
    settings: Settings | None,
    cache: Path | None,
    executor: Executor | None,
) -> list[LoadedIssue]:
    """Each folder's issue: from the cache, else read, by the executor where there is one."""
    tasks = [IssueTask(folder, root, settings, cache) for folder in folders]
    kept = {task.folder: hit for task in tasks if (hit := recall_issue(task)) is not None}
    missing = [task for task in tasks if task.folder not in kept]
    built = executor.map(build_issue, missing) if executor and len(missing) > 1 else map(build_issue, missing)
    kept.update(zip((task.folder for task in missing), built, strict=True))
    return [kept[task.folder] for task in tasks]


def _exists(article: str, issues: Path) -> bool:
    """Whether an article's file lies in the archive, though it was not read; drafts are none."""
    issue, _, slug = article.partition("/")
    return not slug.startswith(("_", ".", "~")) and (issues / issue / f"{slug}.md").is_file()


def _shared_numbers(issues: Iterable[Issue], root: Path) -> list[Problem]:
    """Whole numbers that two issues claim."""
    seen: dict[int, Issue] = {}
    problems: list[Problem] = []
    for issue in issues:
        if issue.whole_number is None:
            continue
        twin = seen.setdefault(issue.whole_number, issue)
        if twin is not issue:
            name = f"{name_of(Path(issue.folder), root)}/issue.yml"
            message = f"总期号{issue.whole_number}与 {twin.id} 相同"
            problems.append(
                Problem(name, None, message, "每期的总期号只用一次，请改正其中一个", "number-twice")
            )
    return problems
