"""The editor's jump marks: 下转 and 上接 inside an article, and between two articles of an issue.

Goes in: articles. Comes out: pairs of parts, and a Problem for every mark without its partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.errors import Problem
from bulletin.markup import plain_text
from bulletin.model import Article, Continuation, JumpMark

_END_LINES = re.compile(r"(?:\s*[（(][^（()）]*[）)])*\s*")
_NOTES = '<section class="notes">'


@dataclass(frozen=True, slots=True)
class _Part:
    """An article with its mark at the end (下转) or at the start (上接)."""

    article: Article
    mark: JumpMark


def jump_problems(article: Article) -> Iterator[Problem]:
    """Marks inside one article that have no partner, or that lead to where they come from."""
    left: list[int] = []
    for mark in article.body.marks:
        if mark.jumps_out and not mark.comes_in and not _is_at_end(article, mark):
            remedy = "下转在文中，后面要紧跟上接，写成（下转8页）（上接4页）；页码可以不写"
            yield _problem(article, mark, "“下转”后面没有“上接”", remedy, "jump-without-continued")
        if mark.comes_in and not mark.jumps_out and not _is_at_start(mark):
            remedy = "上接在文中，前面要紧挨下转，写成（下转8页）（上接4页）；页码可以不写"
            yield _problem(article, mark, "“上接”前面没有“下转”", remedy, "continued-without-jump")
        if mark.to_page is not None and mark.to_page == mark.from_page:
            message = f"从第{mark.to_page}页转到第{mark.to_page}页，转到了自己"
            yield _problem(
                article, mark, message, "改正页码，或写成（下转）（上接）让机器来算", "jump-to-itself"
            )
        elif mark.to_page is not None and mark.to_page in left:
            message = f"下转第{mark.to_page}页，又转回已经离开的那一页，绕成了一圈"
            yield _problem(
                article, mark, message, "改正页码，或写成（下转）（上接）让机器来算", "jump-circle"
            )
        if mark.from_page is not None:
            left.append(mark.from_page)


def pair_parts(articles: Sequence[Article]) -> tuple[list[Continuation], list[Problem]]:
    """Articles of one issue that are one text: by 续自, else by numbers, else as the only candidates."""
    heads = [_Part(article, mark) for article in articles if (mark := _end_mark(article))]
    tails = [_Part(article, mark) for article in articles if (mark := _start_mark(article))]
    pairs = _by_name(heads, tails)
    named = [tail for tail in tails if tail.article.continues]
    problems = [problem for tail in named for problem in _unmet(tail, pairs)]
    open_heads = [head for head in heads if head not in [pair[0] for pair in pairs]]
    open_tails = [tail for tail in tails if not tail.article.continues]
    pairs += _by_numbers(open_heads, open_tails)
    problems += [_lonely(head, "下转", open_tails) for head in open_heads]
    problems += [_lonely(tail, "上接", open_heads) for tail in open_tails]
    return [Continuation(h.article.id, t.article.id, is_jump=True) for h, t in pairs], problems


def _by_name(heads: Sequence[_Part], tails: Sequence[_Part]) -> list[tuple[_Part, _Part]]:
    pairs: list[tuple[_Part, _Part]] = []
    for tail in tails:
        taken = [head for head, _ in pairs]
        wanted = tail.article.continues
        head = next((h for h in heads if h.article.id == wanted and h not in taken), None)
        if head is not None and head.article.id != tail.article.id:
            pairs.append((head, tail))
    return pairs


def _by_numbers(heads: list[_Part], tails: list[_Part]) -> list[tuple[_Part, _Part]]:
    """Pairs that are the only ones possible, again and again; what is paired leaves the lists."""
    pairs: list[tuple[_Part, _Part]] = []
    while True:
        found = _only_pair(heads, tails)
        if found is None:
            return pairs
        pairs.append(found)
        heads.remove(found[0])
        tails.remove(found[1])


def _only_pair(heads: Sequence[_Part], tails: Sequence[_Part]) -> tuple[_Part, _Part] | None:
    """A pair that numbers prove, else one of which a part has no other choice; None when all is open."""
    for fits in (_is_proved, _is_possible):
        choices = [(head, tail) for head in heads for tail in tails if fits(head, tail)]
        for side in (0, 1):
            forced = [pair for pair in choices if [one[side] for one in choices].count(pair[side]) == 1]
            partners = [pair[1 - side] for pair in forced]
            found = next((pair for pair in forced if partners.count(pair[1 - side]) == 1), None)
            if found is not None:
                return found
    return None


def _is_possible(head: _Part, tail: _Part) -> bool:
    """No written number speaks against it."""
    to_page, tail_page = head.mark.to_page, tail.article.page
    from_page, head_page = tail.mark.from_page, head.article.page
    if head.article.id == tail.article.id:
        return False
    if to_page is not None and tail_page is not None and to_page != tail_page:
        return False
    return from_page is None or head_page is None or from_page >= head_page


def _is_proved(head: _Part, tail: _Part) -> bool:
    """A written number speaks for it."""
    return (
        _is_possible(head, tail) and head.mark.to_page is not None and head.mark.to_page == tail.article.page
    )


def _unmet(tail: _Part, pairs: Sequence[tuple[_Part, _Part]]) -> Iterator[Problem]:
    """A 上接 whose 续自 names an article that does not end in 下转, or stands in another issue."""
    if any(tail == paired for _, paired in pairs):
        return
    wanted = tail.article.continues or ""
    if wanted.partition("/")[0] != tail.article.issue_id:
        remedy = "删去文首正文的“上接”，留下“续自”；跨期连载不写页码"
        yield _problem(
            tail.article, tail.mark, "“上接”只用在同一期里，续自的是别的期", remedy, "jump-other-issue"
        )
    elif wanted != tail.article.id:
        remedy = f"在 {wanted} 的末尾加上（下转），或改正“续自”"
        yield _problem(
            tail.article,
            tail.mark,
            f"“上接”没有对上：{wanted} 的末尾没有“下转”",
            remedy,
            "continued-without-jump",
        )


def _lonely(part: _Part, word: str, others: Sequence[_Part]) -> Problem:
    partner = "上接" if word == "下转" else "下转"
    place = "文末" if word == "下转" else "文首"
    if [other for other in others if other.article.id != part.article.id]:
        names = "、".join(other.article.id for other in others)
        message = f"{place}的“{word}”对不上是哪一篇的“{partner}”（{names}）"
        remedy = "在后一篇的文首写明，例如 续自: " + (part if word == "下转" else others[0]).article.id
        return _problem(part.article, part.mark, message, remedy, "jump-ambiguous")
    code = "jump-without-continued" if word == "下转" else "continued-without-jump"
    message = f"{place}的“{word}”没有着落，本期没有一篇以“{partner}”{'开头' if partner == '上接' else '结尾'}"
    remedy = f"在另一篇的{'正文开头' if partner == '上接' else '末尾'}加上（{partner}），或删去这里的“{word}”"
    return _problem(part.article, part.mark, message, remedy, code)


def _end_mark(article: Article) -> JumpMark | None:
    return next(
        (m for m in article.body.marks if m.jumps_out and not m.comes_in and _is_at_end(article, m)), None
    )


def _start_mark(article: Article) -> JumpMark | None:
    return next((m for m in article.body.marks if m.comes_in and not m.jumps_out and _is_at_start(m)), None)


def _is_at_start(mark: JumpMark) -> bool:
    return mark.offset == 0


def _is_at_end(article: Article, mark: JumpMark) -> bool:
    """Whether only end lines and notes follow."""
    text = plain_text(article.body.html.partition(_NOTES)[0])
    return _END_LINES.fullmatch(text[mark.offset :]) is not None


def _problem(article: Article, mark: JumpMark, message: str, remedy: str, code: str) -> Problem:
    return Problem(article.path, mark.line, message, remedy, code)
