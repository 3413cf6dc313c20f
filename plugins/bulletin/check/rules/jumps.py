"""Numbers of jump marks that do not meet: 下转8页 whose tail is not on 8, 上接4页 from elsewhere.

Looked at where the written numbers are facts or are set as written: in printed back issues, and in
issues whose jumps the editor makes (转页: 手动). Otherwise the typesetter writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bulletin.check.finding import Finding
from bulletin.check.rules.contents import articles_in_order
from bulletin.errors import Problem, Severity
from bulletin.model import Article, Continuation, Issue, JumpMark, JumpMode, PageSource, Publication


def check_jump_pages(publication: Publication, issue: Issue) -> Iterator[Finding]:
    """Jumps inside an article against its own pages, and joined articles against each other."""
    written = issue.typesetting
    if written.pages is not PageSource.PRINTED and written.jumps is not JumpMode.MANUAL:
        return
    ends = _last_pages(issue)
    for article in articles_in_order(issue):
        for mark in article.body.marks:
            if mark.jumps_out and mark.comes_in:
                yield from _inside(article, mark, ends.get(article.id))
    own = [one for one in publication.continuations if one.is_jump and one.head.startswith(f"{issue.id}/")]
    for joined in own:
        yield from _between(issue, joined)


def _inside(article: Article, mark: JumpMark, end: int | None) -> Iterator[Finding]:
    start = article.page or 0
    if mark.from_page is not None and not start <= mark.from_page <= (end or mark.from_page):
        run = f"第{start}页" if end in (None, start) else f"第{start}—{end}页"
        message = f"“上接{mark.from_page}页”与实际不符：这一篇转走以前排在{run}"
        yield _finding(article, mark, message, "核对两头的页码；不知道就写（下转）（上接）")
    if mark.to_page is not None and end is not None and start <= mark.to_page < end:
        message = f"“下转{mark.to_page}页”与实际不符：第{mark.to_page}页还是这一篇自己"
        yield _finding(article, mark, message, "核对两头的页码；不知道就写（下转）（上接）")


def _between(issue: Issue, joined: Continuation) -> Iterator[Finding]:
    head, tail = issue.article(joined.head), issue.article(joined.tail)
    out = next((mark for mark in head.body.marks if mark.jumps_out and not mark.comes_in), None)
    into = next((mark for mark in tail.body.marks if mark.comes_in and not mark.jumps_out), None)
    if out and out.to_page is not None and tail.page is not None and out.to_page != tail.page:
        message = f"“下转{out.to_page}页”与下半篇对不上：{tail.slug} 在第{tail.page}页"
        yield _finding(head, out, message, f"改成（下转{tail.page}页），或改正下半篇的页码")
    if into and into.from_page is not None and head.page is not None and into.from_page < head.page:
        message = f"“上接{into.from_page}页”与上半篇对不上：{head.slug} 从第{head.page}页才开始"
        yield _finding(tail, into, message, "核对上半篇断开的那一页，改正页码")


def _last_pages(issue: Issue) -> dict[str, int]:
    """The last page that each article can have before its jump: where the next one begins."""
    return {first.id: second.page or 0 for first, second in pairwise(articles_in_order(issue))}


def _finding(article: Article, mark: JumpMark, message: str, remedy: str) -> Finding:
    return Finding(Problem(article.path, mark.line, message, remedy, "jump-page", Severity.ERROR))


def check_joined(publication: Publication, issue: Issue) -> Iterator[Finding]:
    """Two files of one text with nothing between them: print sets them as one, without a jump."""
    if issue.typesetting.pages is PageSource.PRINTED:
        return
    for joined in publication.set_as_one(issue):
        head, tail = issue.article(joined.head), issue.article(joined.tail)
        line = next((mark.line for mark in tail.body.marks if mark.comes_in), None)
        message = f"这一篇紧跟在上半篇 {head.slug} 后面，印出来接成一篇：不转页，标题、作者不再印一遍"
        remedy = "可以并成一个文件；要分开印，就在两篇之间放别的文章"
        yield Finding(Problem(tail.path, line, message, remedy, "jump-joined", Severity.WARNING))
