"""An article one place forward or back in its issue: files numbered anew, references with them.

Goes in: the issues' files, an article, which way. Comes out: the article's new name; the files are
changed all or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from bulletin.desk.changes import apply_changes
from bulletin.desk.moving import move_slug, plan_renaming
from bulletin.desk.writing.form import ARTICLE, ISSUE
from bulletin.desk.writing.issue_files import IssueFiles
from bulletin.errors import BulletinError, Problem


def place_of(files: IssueFiles, path: str) -> tuple[int, int]:
    """The place of an article in its issue, from 1 (0: it is not there), and how many there are."""
    name = PurePosixPath(path)
    slugs = files.articles(name.parent.name)
    return (slugs.index(name.stem) + 1 if name.stem in slugs else 0, len(slugs))


def shift(files: IssueFiles, path: str, by: int) -> str:
    """Move an article ``by`` places (-1 forward, 1 back); its new path. BulletinError as ``move`` has it."""
    file, issue = files.file(path), PurePosixPath(path).parent.name
    slugs = files.articles(issue)
    place, count = place_of(files, path)
    if not place or not 1 <= place + by <= count:
        return path
    others = [slug for slug in slugs if slug != file.stem]
    after = others[place + by - 2] if place + by > 1 else None
    renamed = move_slug(slugs, file.stem, after)
    unpaged = () if _has_printed_pages(files, issue, slugs) else renamed
    changes = plan_renaming(file.parent, files.folder, files.folder.parent, renamed, unpaged=unpaged)
    apply_changes(changes, files.folder)
    return f"issues/{issue}/{renamed.get(file.stem, file.stem)}.md"


def _has_printed_pages(files: IssueFiles, issue: str, slugs: Sequence[str]) -> bool:
    """Whether the page numbers are facts; BulletinError when the order is theirs."""
    pages = [_value(files, f"issues/{issue}/{slug}.md", "页码") for slug in slugs]
    setting = _value(files, f"issues/{issue}/issue.yml", "排版")
    if not isinstance(setting, dict) or setting.get("页码") != "已印":
        return False
    if all(pages):
        message = "这一期是按印好的页码排的，挪动文件不起作用"
        remedy = "核对纸本，改正这一篇的 页码"
        raise BulletinError([Problem(f"issues/{issue}", None, message, remedy, "pages-printed")])
    return True


def _value(files: IssueFiles, path: str, key: str) -> object:
    data = files.read(path)
    sheet = ARTICLE if path.endswith(".md") else ISSUE
    return sheet.read(data, path)[key] if data is not None else ""
