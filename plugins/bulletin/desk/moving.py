"""Moving and renaming articles: file names, numbers and all references, as one change.

Goes in: an issue's folder, the archive's issue folders, and what is wanted. Comes out: the changes of
files, nothing written yet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from bulletin.desk.changes import FileChange
from bulletin.desk.page_numbers import without_page
from bulletin.desk.references import mentions, rewrite_article, rewrite_issue_file
from bulletin.errors import BulletinError, Problem
from bulletin.load.files import name_of
from bulletin.load.folder import ISSUE_FILE, natural

_NUMBER = re.compile(r"(\d{1,9})-(.+)")
_BAD = re.compile(r"[#?%\\/:*\"<>|&\s\x00-\x1f]")
LONGEST = 40
"""Characters of a short title in a file name."""


def list_slugs(folder: Path) -> tuple[str, ...]:
    """The articles of an issue's folder in the order of their names; those put aside are left out."""
    names = (file.stem for file in folder.glob("*.md") if not file.name.startswith((".", "_", "~")))
    return tuple(sorted(names, key=natural))


def rename_slug(slug: str, short: str, path: str) -> Mapping[str, str]:
    """The new slug with the old number; BulletinError for a short title that makes no file name."""
    wanted = short.strip().removesuffix(".md")
    found = _NUMBER.fullmatch(slug)
    new = wanted if found is None or _NUMBER.fullmatch(wanted) else f"{found[1]}-{wanted}"
    bad = _BAD.search(wanted)
    if bad or not wanted or wanted.startswith((".", "_", "~")) or len(wanted) > LONGEST:
        why = f"里有“{bad[0]}”" if bad and bad[0].strip() else "里有空格" if bad else "不合适"
        message = f"短题“{wanted}”{why}，做不成文件名"
        remedy = f"写 1 到 {LONGEST} 个字，不用空格和 / : * ? 这些记号，例如 停车新规"
        raise BulletinError([Problem(path, None, message, remedy, "short-title")])
    return {slug: new} if new != slug else {}


def move_slug(slugs: Sequence[str], moved: str, after: str | None) -> Mapping[str, str]:
    """New slugs by old ones when ``moved`` stands behind ``after`` (None: first); only those that change.

    The numbers in use stay in use, in the new order; numbers that are missing or doubled are made anew.
    """
    order = [slug for slug in slugs if slug != moved]
    order.insert(order.index(after) + 1 if after is not None else 0, moved)
    found = [_NUMBER.fullmatch(slug) for slug in slugs]
    numbers = [match[1] for match in found if match]
    if len({int(number) for number in numbers}) < len(slugs):
        numbers = [f"{number:02}" for number in range(1, len(slugs) + 1)]
    renamed = {}
    for number, slug in zip(numbers, order, strict=True):
        match = _NUMBER.fullmatch(slug)
        new = f"{number}-{match[2] if match else slug}"
        if new != slug:
            renamed[slug] = new
    return renamed


def plan_renaming(
    folder: Path, issues: Path, root: Path, renamed: Mapping[str, str], *, unpaged: Collection[str] = ()
) -> tuple[FileChange, ...]:
    """Every change that gives articles of ``folder`` their new slugs, in all of ``issues``.

    ``unpaged`` are the articles that lose their 页码. BulletinError with every file that stands in the way.
    """
    problems: list[Problem] = []
    changes: list[FileChange] = []
    ids = {f"{folder.name}/{old}": f"{folder.name}/{new}" for old, new in renamed.items()}
    for file in _files(issues):
        is_here = file.parent == folder and file.suffix == ".md"
        new = file.with_name(f"{renamed.get(file.stem, file.stem)}.md") if is_here else file
        before = file.read_bytes()
        try:
            after = _rewritten(file, before, name_of(file, root), ids)
            if is_here and file.stem in unpaged:
                after = without_page(after, name_of(file, root))
        except BulletinError as error:
            problems.extend(error.problems)
            continue
        if new != file or after != before:
            changes.append(FileChange(file, new, before, after))
    if problems:
        raise BulletinError(problems)
    return tuple(changes)


def _rewritten(file: Path, data: bytes, path: str, ids: Mapping[str, str]) -> bytes:
    if not mentions(data, ids):
        return data
    rewrite = rewrite_issue_file if file.name == ISSUE_FILE else rewrite_article
    return rewrite(data, path, file.parent.name, ids)


def _files(issues: Path) -> Iterator[Path]:
    """Every article and issue.yml of every issue."""
    folders = sorted(folder for folder in issues.iterdir() if folder.is_dir())
    for folder in folders:
        if not folder.name.startswith((".", "_")):
            yield from (folder / f"{slug}.md" for slug in list_slugs(folder))
            yield from (file for file in (folder / ISSUE_FILE,) if file.is_file())
