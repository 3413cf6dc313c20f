"""What is searched: a publication and its page maps go in, one record an article comes out.

The record is the one source of the index, of the excerpts and of the export. Fields that are
searched: kicker, title, deck, byline (with the proposers of a proposal), editor's note, body,
author's note. Department, issue and pages are shown and filtered by, not searched: a reader who
types 报告 wants articles about reports, not all of 调研报告.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bulletin.model import Article, ArticlePages, Issue, PageMap, Publication
from bulletin.search.normalise import compose


@dataclass(frozen=True, slots=True)
class Record:
    """One article as search sees it; all text is NFC.

    ``head`` are kicker, title, deck and byline fields, ``parts`` the running text: editor's note,
    body, author's note. ``body_part`` is the body's index in ``parts``. ``breaks`` are pairs of
    an offset in the body and the printed page that begins there; ``page`` is the first printed
    page, 0 where none is known.
    """

    id: str
    title: str
    department: str
    authors: tuple[str, ...]
    head: tuple[str, ...]
    parts: tuple[str, ...]
    body_part: int
    page: int
    breaks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class IssueRecords:
    """The records of one issue in printed order; ``whole`` is its whole number, 0 where unknown.

    ``digest`` are twelve hexadecimal digits that change with anything else in it.
    """

    id: str
    label: str
    year: int
    date: str
    whole: int
    records: tuple[Record, ...]
    digest: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(repr(self).encode("utf-8", "backslashreplace")).hexdigest()[:12]
        object.__setattr__(self, "digest", digest)


def make_records(publication: Publication, page_maps: Mapping[str, PageMap]) -> tuple[IssueRecords, ...]:
    """The records of every issue, oldest first. ``publication`` must be what the edition may show."""
    return tuple(_issue_records(issue, page_maps.get(issue.id)) for issue in publication.issues)


def _issue_records(issue: Issue, page_map: PageMap | None) -> IssueRecords:
    return IssueRecords(
        id=issue.id,
        label=issue.number.text,
        year=issue.number.year,
        date=issue.date.isoformat() if issue.date else "",
        whole=issue.whole_number or 0,
        records=tuple(
            _record(article, page_map.of(article.id) if page_map else None) for article in issue.articles
        ),
    )


def _record(article: Article, pages: ArticlePages | None) -> Record:
    note, body, about = (compose(t) for t in (article.editors_note, article.body.text, article.author_note))
    return Record(
        id=article.id,
        title=compose(article.title),
        department=article.department,
        authors=tuple(compose(author.display) for author in article.authors),
        head=tuple(compose(field) for field in _head_fields(article) if field),
        parts=tuple(part for part in (note, body, about) if part),
        body_part=1 if note else 0,
        page=pages.start if pages else 0,
        breaks=_composed_breaks(article.body.text, body, pages) if pages else (),
    )


def _head_fields(article: Article) -> tuple[str, ...]:
    proposal = article.proposal
    return (
        article.title,
        article.kicker,
        "\n".join(article.deck),
        *(field for author in article.bylines for field in (author.display, author.post)),
        *((*proposal.proposers, proposal.sector, proposal.office) if proposal else ()),
    )


def _composed_breaks(body: str, composed: str, pages: ArticlePages) -> tuple[tuple[int, int], ...]:
    """Page breaks as offsets in the NFC body; the two differ only where composing changed the text."""
    if composed == body:
        return tuple((b.offset, b.page) for b in pages.breaks)
    return tuple((len(compose(body[: b.offset])), b.page) for b in pages.breaks)
