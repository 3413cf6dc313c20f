"""The next issue: its folder with issue.yml and one article to write over.

Goes in: the publication and the new issue's id. Comes out: the files of the folder, as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from bulletin.errors import BulletinError, Problem
from bulletin.model import Issue, Publication

_ID = re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,2}(?:-\d{1,2})?)")

_FIRST_ARTICLE = """\
---
标题: 在这里写标题
栏目: {department}
作者: 姓名
---

从这里写正文。一段与一段之间空一行，段首不用空格。

## 一、小标题这样写

正文接着写。
"""


@dataclass(frozen=True, slots=True)
class NewIssue:
    """An issue that is about to be written: file names in its folder, with their text."""

    id: str
    files: Mapping[str, str]


def begin_issue(publication: Publication, issue_id: str) -> NewIssue:
    """The files of the issue ``issue_id`` (``2026-2``): numbers go on, the grid is the last issue's.

    BulletinError when the id is no issue number or the issue is there already.
    """
    match = _ID.fullmatch(issue_id)
    if match is None:
        raise BulletinError(
            [Problem(issue_id, None, "期号应写成 年份-期号", "例如 python3 build.py new 2026-3", "issue-id")]
        )
    if any(issue.id == issue_id for issue in publication.issues):
        raise BulletinError(
            [
                Problem(
                    f"issues/{issue_id}",
                    None,
                    "这一期已经有了",
                    "换一个期号，或直接改这个文件夹",
                    "issue-exists",
                )
            ]
        )
    last = publication.issues[-1] if publication.issues else None
    settings = {
        "年份": int(match["year"]),
        "期号": int(match["number"]) if match["number"].isdecimal() else match["number"],
        **_continued(last),
    }
    settings = {key: value for key, value in settings.items() if value not in (None, "", [])}
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1000)
    department = publication.departments[0].name
    return NewIssue(
        issue_id, {"issue.yml": text, "01-在这里写标题.md": _FIRST_ARTICLE.format(department=department)}
    )


def _continued(last: Issue | None) -> dict[str, object]:
    """What the new issue takes over from the last one."""
    if last is None:
        return {}
    grid = last.typesetting
    return {
        "总期号": last.whole_number + 1 if last.whole_number else None,
        "编委会": {role.label: list(role.names) for role in last.masthead.board} or None,
        "公开范围": last.scope.value,
        "排版": {
            "开本": grid.trim.name,
            "栏数": grid.columns,
            "每行字数": grid.characters_per_line,
            "每页行数": grid.lines_per_page,
            "题头": grid.head.value,
            "转页": grid.jumps.value,
            "页码": "计算",
        },
    }
