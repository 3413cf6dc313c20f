"""From scanned text to an issue folder, step by step, without touching a disk.

In: the text and the name of its file. Out: an Import: files, report, and what the review page needs. The
steps are those of the reading itself: lines, regions, contents, articles, jumps, paragraphs, files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.errors import BulletinError, Problem
from bulletin.importer.body import BodyReading, read_body
from bulletin.importer.front.contents import Entry, is_contents_heading, part_decks, read_contents
from bulletin.importer.front.cover import Cover, read_cover
from bulletin.importer.front.masthead import Masthead, read_masthead
from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.lines import Line, read_lines
from bulletin.importer.reading.regions import Regions, find_regions
from bulletin.importer.reading.text import key
from bulletin.importer.writing.account import Made, find_lost
from bulletin.importer.writing.folder import (
    MASTHEAD_KEYS,
    departments_of,
    file_names,
    issue_name,
    write_article,
    write_issue,
)
from bulletin.importer.writing.report import ArticleEntry, Report, list_changes
from bulletin.load.archive import FOLDER_NAME

LEAST_BODY = 40
"""Characters of body below which a table of contents stands alone."""


@dataclass(frozen=True, slots=True)
class Import:
    """``name`` is the folder's (2022-3, _scan), ``files`` names and texts, issue.yml first.

    ``lines`` are the source's.
    """

    name: str
    files: tuple[tuple[str, str], ...]
    report: Report
    articles: tuple[ImportedArticle, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the body."""

    regions: Regions
    entries: tuple[Entry, ...]
    cover: Cover
    masthead: Masthead


def import_text(text: str, name: str, issue: str = "") -> Import:
    """The issue that the text holds; raises BulletinError when it holds none.

    ``issue`` (2022-9) is the issue to be where the text does not say which; any other words say nothing.
    """
    lines = read_lines(text)
    regions = find_regions(lines)
    cover = _number(read_cover(regions.front), issue)
    entries = part_decks(read_contents(regions.contents), cover.highlights)
    front = _Front(regions, entries, cover, read_masthead(regions.front, cover.used))
    _require_body(front, name)
    return _assemble(name, lines, front, read_body(regions.body, front.entries, name, cover.nameplates))


def _number(cover: Cover, issue: str) -> Cover:
    """The cover with the numbers of this issue's name where it lacks them."""
    named = FOLDER_NAME.fullmatch(issue)
    if named is None or (cover.year and cover.number):
        return cover
    year, _, number = issue.partition("-")
    return replace(cover, year=int(year), number=number)


def _require_body(front: _Front, name: str) -> None:
    size = sum(len(line.text) for line in front.regions.body)
    if size and (not front.entries or size >= LEAST_BODY):
        return
    line = front.regions.contents[-1].number if front.regions.contents else None
    remedy = "请把各页的文字按页序接在目录后面，再导入一次"
    raise BulletinError([Problem(name, line, "只有目录，没有正文", remedy)])


def _assemble(name: str, lines: tuple[Line, ...], front: _Front, body: BodyReading) -> Import:
    folder = issue_name(front.cover, name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    names = file_names(body.articles)
    texts = [write_article(article) for article in body.articles]
    issue = write_issue(front.cover, front.masthead, departments_of(body.articles))
    left_out = (*body.left_out, *_front_left_out(front, "".join(texts)))
    report = Report(
        source=name,
        issue=folder,
        articles=tuple(
            ArticleEntry(file, article.title, article.page, _lines_of(article))
            for file, article in zip(names, body.articles, strict=True)
        ),
        jumps=body.jumps,
        decisions=tuple(sorted(body.decisions, key=lambda decision: (decision.line, decision.kind))),
        left_out=tuple(sorted(left_out, key=lambda item: item.line)),
        lost=_lost(front.regions.body, body.articles, texts, left_out),
        punctuation=list_changes(lines),
    )
    files = (("issue.yml", issue), *zip(names, texts, strict=True))
    return Import(folder, files, report, body.articles, lines)


def _lines_of(article: ImportedArticle) -> tuple[int, ...]:
    return (*article.lines, *(number for paragraph in article.paragraphs for number in paragraph.lines))


def _lost(
    body: Sequence[Line],
    articles: Sequence[ImportedArticle],
    texts: Sequence[str],
    left_out: Sequence[LeftOut],
) -> tuple[LeftOut, ...]:
    made = [
        Made(text.split("\n---\n")[0], article.lines, anew=True)
        for article, text in zip(articles, texts, strict=True)
    ]
    made += [Made(p.text, p.lines) for article in articles for p in article.paragraphs]
    return find_lost(body, made, left_out)


def _front_left_out(front: _Front, written: str) -> list[LeftOut]:
    """Lines of cover, masthead, contents and back cover that the system sets anew or has no key for."""
    characters = key(written)
    used = front.cover.used | front.masthead.used
    cover = [line for line in front.regions.front if line.number not in used]
    contents = [
        line
        for line in front.regions.contents
        if is_contents_heading(line.text) or key(line.text).lstrip("0123456789") not in characters
    ]
    reasons = (
        (cover, "封面、版权页上的字样，由系统另行排出"),
        (contents, "目录中的字样，目录由系统另行生成"),
        (front.regions.back, "封底字样，由系统另行排出"),
    )
    out = [LeftOut(line.number, line.source.strip(), why) for lines, why in reasons for line in lines]
    unknown = [(name, value) for name, value in front.masthead.fields if name not in MASTHEAD_KEYS]
    return out + [LeftOut(0, f"{name}：{value}", "issue.yml 没有这一项") for name, value in unknown]
