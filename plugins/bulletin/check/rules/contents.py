"""目录: pages in printed order, departments whole, titles that agree with their articles.

GB/T 13417: the contents follow the printed order, departments stand apart, each with its start page.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from bulletin.check.characters import words_of
from bulletin.check.finding import Finding
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Problem, Severity
from bulletin.load.folder import NO_NUMBER, natural
from bulletin.model import Article, Issue, PageSource

_NEAR = 0.6
"""Likeness from which two titles are one title with a slip, and not a short form on purpose."""
_PREFIX = re.compile(r"^[^：:]{2,8}[：:]")
_TITLE_LIMIT = 17


def check_pages(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """Start pages that are out of the order of the files: 33, 11, 44; those of a printed issue are facts."""
    paged = _paged(issue)
    kept = set(_longest_rise([article.page or 0 for article in paged]))
    printed = issue.typesetting.pages is PageSource.PRINTED
    for at, article in enumerate(paged):
        if at in kept:
            continue
        before = next((paged[one] for one in reversed(range(at)) if one in kept), None)
        after = next((paged[one] for one in range(at + 1, len(paged)) if one in kept), None)
        between = "、".join(f"{one.slug}第{one.page}页" for one in (before, after) if one)
        message = f"页码应随次序递增，这一篇写第{article.page}页，前后是{between}"
        remedy = "对着纸本核对：页码抄错了就改正；与纸本一致，不必改"
        if not printed:
            message += "；次序照文件名，不照这个数字"
            remedy = f"运行 python3 build.py pages {issue.id} --write 重新写好，或删去这一行，由机器去数"
        line = manuscripts[article.path].line_of("页码", "page")
        yield Finding(Problem(article.path, line, message, remedy, "page-order", Severity.WARNING))


def articles_in_order(issue: Issue) -> tuple[Article, ...]:
    """The articles with a page that agrees with the order of the files."""
    paged = _paged(issue)
    return tuple(paged[at] for at in _longest_rise([article.page or 0 for article in paged]))


def check_departments(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """A department that comes again after another one."""
    closed: set[str] = set()
    current = ""
    for article in issue.articles:
        if article.department != current:
            closed.add(current)
            current = article.department
            if current in closed:
                message = f"栏目“{current}”在目录上分成了两处，中间隔着别的栏目"
                remedy = "改文件名前面的数字，把同一栏目的文章排在一起"
                line = manuscripts[article.path].line_of("栏目", "department", "column")
                yield Finding(
                    Problem(article.path, line, message, remedy, "department-split", Severity.WARNING)
                )


def check_twins(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """Two articles of one title that are not parts of one."""
    seen: dict[str, Article] = {}
    for article in issue.articles:
        twin = seen.setdefault(words_of(article.title), article)
        if twin is article or article.continues == twin.id or twin.continues == article.id:
            continue
        message = f"标题与 {twin.path} 相同"
        remedy = "是同一篇就留一份；是两篇，请把标题改得分得开；是上下篇，请写“续自”"
        line = manuscripts[article.path].line_of("标题", "title")
        yield Finding(Problem(article.path, line, message, remedy, "title-twice", Severity.ERROR))


def check_numbers(issue: Issue, _manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """Two files that begin with one number: their names decide which article comes first."""
    if issue.typesetting.pages is PageSource.PRINTED:
        return
    seen: dict[int, Article] = {}
    for article in sorted(issue.articles, key=lambda one: natural(one.slug)):
        number = natural(article.slug)[0]
        first = seen.setdefault(number, article)
        if first is article or number == NO_NUMBER:
            continue
        message = f"文件名前面的数字与 {first.slug}.md 相同，都是 {number}，谁在前谁在后只好由名字定"
        move = f"python3 build.py move {article.id} --after {first.id}"
        remedy = f"给其中一个换一个没有用过的数字；或运行 {move}，编号、链接一起排好"
        yield Finding(Problem(article.path, None, message, remedy, "number-twice", Severity.WARNING))


def check_listed_titles(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """A 目录标题 that differs from the title, other than by being its short form."""
    for article in issue.articles:
        written = "".join(article.contents_title_lines)
        listed, bare = words_of(written), words_of(_PREFIX.sub("", written))
        title = words_of(article.title)
        if len(listed) > len(title):
            title = max((title, words_of(article.title + "".join(article.deck))), key=_likeness(listed))
        if not listed or title in (listed, bare) or (len(title) - len(bare) > 4 and _is_within(bare, title)):
            continue
        near = _likeness(listed)(title) >= _NEAR
        how = "差几个字" if near else "完全不同"
        message = f"目录标题与文章的标题{how}：“{written}”"
        remedy = "是抄漏抄错就改成一样；确要换一个短的说法，不必改"
        line = manuscripts[article.path].line_of("目录标题", "contents_title")
        yield Finding(Problem(article.path, line, message, remedy, "contents-title", Severity.WARNING))


def check_title_length(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """Title lines of more than 17 characters; a printed back issue has the lines it has."""
    if issue.typesetting.pages is PageSource.PRINTED:
        return
    for article in issue.articles:
        for line in article.title_lines:
            length = sum(1.0 if ord(character) > 0xFF else 0.5 for character in line)
            if length > _TITLE_LIMIT:
                message = f"标题一行应在{_TITLE_LIMIT}字以内，现有{length:g}字：“{line}”"
                remedy = "删短，或在意思断开的地方加一个全角空格，排成两行"
                at = manuscripts[article.path].line_of("标题", "title")
                yield Finding(Problem(article.path, at, message, remedy, "title-long", Severity.WARNING))


def _paged(issue: Issue) -> list[Article]:
    """The articles with a page, in the order of their files."""
    filed = sorted(issue.articles, key=lambda article: natural(article.slug))
    return [article for article in filed if article.page is not None]


def _likeness(wanted: str) -> Callable[[str], float]:
    return lambda title: difflib.SequenceMatcher(None, title, wanted, autojunk=False).ratio()


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of ``short`` stand in ``long`` in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _longest_rise(pages: Sequence[int]) -> list[int]:
    """Indexes of the longest run of pages that never fall; of equal ones the earliest end."""
    best: list[list[int]] = []
    for at, page in enumerate(pages):
        before = [run for run in best if pages[run[-1]] <= page]
        best.append([*max(before, key=len, default=[]), at])
    return max(best, key=len, default=[])
