"""The next issue: its folder with issue.yml and one article to write over.

Goes in: the publication and the new issue's id. Comes out: the files of the folder, as text.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import yaml

from bulletin.errors import BulletinError, Problem
from bulletin.model import Article, Issue, IssueNumber, Masthead, Publication, Role

_ID = re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<first>[1-9]\d?)(?:-(?P<last>[1-9]\d?))?")
_A_YEAR = {"月刊": 12, "双月刊": 6, "季刊": 4, "半年刊": 2}
"""Issues a year by frequency (刊期)."""
_COPIED = {
    "编委会": "board",
    "编辑部": "staff",
    "主办": "sponsor",
    "标注": "label",
    "准印证号": "permit",
    "编印单位": "compiler",
    "发送对象": "recipients",
    "印刷单位": "printer",
    "印数": "print_run",
    "地址": "address",
    "邮编": "postcode",
    "电话": "phone",
    "电子信箱": "email",
    "网址": "website",
    "征稿启事": "call_for_papers",
    "封底语": "back_cover_lines",
}
"""The masthead's keys that go on from issue to issue, and their names in the model."""

FIRST_ARTICLE = "01-在这里写标题.md"
_FIRST_TEXT = """\
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


def next_issue_id(publication: Publication, unread: Collection[str] = ()) -> str:
    """The id that follows the last issue's; BulletinError when there is no issue to follow.

    ``unread`` are the ids of issues that could not be read: they are taken all the same.
    """
    numbers = sorted([*(issue.number for issue in publication.issues), *_numbers(unread)])
    if not numbers:
        message, remedy = "还没有任何一期，不知道接着哪一期编", "请写明期号，例如 python3 build.py new 2026-1"
        raise BulletinError([Problem("issues", None, message, remedy, "issue-id")])
    number = numbers[-1]
    is_last = number.last >= _A_YEAR.get(publication.frequency, 99)
    return f"{number.year + 1}-1" if is_last else f"{number.year}-{number.last + 1}"


def issues_a_year(publication: Publication) -> int | None:
    """How many issues a year the frequency (刊期) gives; None where that is not known."""
    return _A_YEAR.get(publication.frequency)


def begin_issue(publication: Publication, issue_id: str, unread: Collection[str] = ()) -> NewIssue:
    """The files of the issue ``issue_id`` (``2026-2``): numbers, masthead and grid go on from the one before.

    Each ``unread`` issue between the two counts as one in the whole number. BulletinError when the id is
    no issue number, or the issue is there already.
    """
    match = _ID.fullmatch(issue_id)
    if match is None or int(match["last"] or 99) <= int(match["first"]):
        message, remedy = "期号应写成 年份-期号", "例如 python3 build.py new 2026-3，合刊写 2026-9-10"
        raise BulletinError([Problem(issue_id, None, message, remedy, "issue-id")])
    if any(issue.id == issue_id for issue in publication.issues):
        message, remedy = "这一期已经有了", "换一个期号，或直接改这个文件夹"
        raise BulletinError([Problem(f"issues/{issue_id}", None, message, remedy, "issue-exists")])
    year, first, last = int(match["year"]), int(match["first"]), match["last"]
    number = IssueNumber(year, first, int(last or first))
    before = next((issue for issue in publication.newest_first if issue.number < number), None)
    skipped = sum(before is not None and before.number < one < number for one in _numbers(unread))
    likely = _likely_date(year, number.last, publication.frequency)
    settings = {
        "年份": year,
        "期号": f"{first}-{last}" if last else first,
        "印刷日期": f"{likely.year}年{likely.month}月",
        **(_continued(before, publication.masthead, skipped) if before else {}),
    }
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1000)
    hints = _hints(before, likely)
    text += "".join(f"# {line}\n" for line in hints)
    article = _FIRST_TEXT.format(department=publication.departments[0].name)
    return NewIssue(issue_id, {"issue.yml": text, FIRST_ARTICLE: article})


def _numbers(ids: Collection[str]) -> Iterator[IssueNumber]:
    """The issue numbers among names of folders."""
    for found in filter(None, map(_ID.fullmatch, ids)):
        first = int(found["first"])
        yield IssueNumber(int(found["year"]), first, int(found["last"] or first))


def _continued(last: Issue, usual: Masthead, skipped: int) -> dict[str, object]:
    """What the new issue takes over from the last one; what mkdocs.yml says already is left out."""
    grid = last.typesetting
    settings: dict[str, object] = {"总期号": last.whole_number + 1 + skipped} if last.whole_number else {}
    for key, name in _COPIED.items():
        value = getattr(last.masthead, name)
        if value != getattr(usual, name):
            settings[key] = _plain(value)
    settings["公开范围"] = last.scope.value
    settings["排版"] = {
        "开本": grid.trim.name,
        "栏数": grid.columns,
        "每行字数": grid.characters_per_line,
        "每页行数": grid.lines_per_page,
        "字号": int(grid.font_size) if grid.font_size.is_integer() else grid.font_size,
        "题头": grid.head.value,
        "转页": grid.jumps.value,
        "页码": "计算",
    }
    return settings


def _plain(value: str | tuple[Role, ...] | tuple[str, ...]) -> object:
    """A masthead's value as YAML writes it."""
    if isinstance(value, str):
        return value
    roles = {part.label: list(part.names) for part in value if isinstance(part, Role)}
    return roles or [part for part in value if isinstance(part, str)]


def _likely_date(year: int, number: int, frequency: str) -> datetime.date:
    """The last day of the months that an issue of this frequency stands for."""
    month = min(12, max(1, round(12 / _A_YEAR.get(frequency, 12) * number)))
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _hints(last: Issue | None, date: datetime.date) -> Iterator[str]:
    """Lines for the editor: what is still to be filled in, and the departments as planned."""
    yield "印刷日期是照刊期推算的，付印以前核对一遍。"
    yield "下面几项定了以后，去掉行首的 # 和空格，改成本期的："
    yield f"出版日期: {date}"
    yield "导读: [01-在这里写标题]　（封面上的本期导读，一行一篇）"
    if last is not None:
        yield f"栏目计划（照 {last.number.text}）："
        yield from (f"  {line}" for line in _departments(last.articles))


def _departments(articles: Iterable[Article]) -> Iterator[str]:
    for name, group in groupby(articles, key=lambda article: article.department):
        listed = list(group)
        pages = [article.page for article in listed if article.page is not None]
        where = f"，从第{pages[0]}页起" if pages else ""
        yield f"{name}　{len(listed)} 篇{where}"
