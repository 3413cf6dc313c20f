"""From scanned text to an issue folder, step by step, without touching a disk.

In: the text and the name of its file. Out: an Import: files, report, and what the review page needs. The
steps are those of the reading itself: lines, regions, contents, articles, jumps, paragraphs, files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.errors import BulletinError, Problem
from bulletin.importer.account import Made, find_lost
from bulletin.importer.article import ImportedArticle, build_article
from bulletin.importer.contents import Entry, is_contents_heading, read_contents
from bulletin.importer.cover import Cover, read_cover
from bulletin.importer.decisions import Decision
from bulletin.importer.fit import Corpus, build_corpus
from bulletin.importer.folder import MASTHEAD_KEYS, file_names, issue_name, write_article, write_issue
from bulletin.importer.forms import split_by_form, take_out_page_lines
from bulletin.importer.furniture import LeftOut, take_out_furniture
from bulletin.importer.jumps import tie_marks
from bulletin.importer.lines import Line, read_lines
from bulletin.importer.masthead import Masthead, read_masthead
from bulletin.importer.pages import PageSpan, page_spans, repair_pages
from bulletin.importer.pairing import Run, cut_runs, pair_runs
from bulletin.importer.regions import Regions, find_regions
from bulletin.importer.report import ArticleEntry, Report, list_changes
from bulletin.importer.split import Draft, split_by_contents
from bulletin.importer.stitch import Part, Stitched, stitch, write_mark
from bulletin.importer.text import key
from bulletin.importer.titleblock import TitleBlock


@dataclass(frozen=True, slots=True)
class Import:
    """``name`` is the folder's (2022-3); ``files`` are names and texts, issue.yml first; ``lines`` the source."""

    name: str
    files: tuple[tuple[str, str], ...]
    report: Report
    articles: tuple[ImportedArticle, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """The body taken apart: articles with the lines behind them, and what was decided and left out."""

    articles: tuple[ImportedArticle, ...]
    jumps: Stitched
    decisions: tuple[Decision, ...]
    left_out: tuple[LeftOut, ...]


def import_text(text: str, name: str) -> Import:
    """The issue that the text holds; raises BulletinError when it holds none."""
    lines = read_lines(text)
    regions = find_regions(lines)
    entries = read_contents(regions.contents)
    cover = read_cover(regions.front)
    masthead = read_masthead(regions.front, cover.used)
    _require_body(regions, entries, name)
    body = _read_body(regions.body, entries, name)
    return _assemble(name, lines, regions, cover, masthead, body)


def _require_body(regions: Regions, entries: Sequence[Entry], name: str) -> None:
    if not regions.body or (entries and sum(len(line.text) for line in regions.body) < 40):
        line = regions.contents[-1].number if regions.contents else None
        raise BulletinError(
            [Problem(name, line, "只有目录，没有正文", "请把各页的文字按页序接在目录后面，再导入一次")]
        )


def _read_body(lines: Sequence[Line], entries: Sequence[Entry], name: str) -> _Body:
    titles = {key(entry.title) for entry in entries}
    departments = frozenset(key(entry.department) for entry in entries if entry.department) - titles
    kept, left_out = take_out_furniture(lines, departments)
    if not entries:
        kept, page_lines = take_out_page_lines(kept)
        left_out += page_lines
    corpus = build_corpus([line.text for line in kept])
    tied = tie_marks(kept, corpus)
    drafts, decisions = split_by_contents(tied, entries, corpus) if entries else split_by_form(tied, corpus)
    if not drafts:
        raise BulletinError(
            [
                Problem(
                    name,
                    None,
                    "认不出文章：没有目录，也没有像标题的行",
                    "请确认这是一期刊物或一个报纸版面的识别文字",
                )
            ]
        )
    drafts, page_decisions = _repair_pages(drafts)
    spans = page_spans([draft.entry for draft in drafts])
    runs, woven = cut_runs([draft.lines for draft in drafts], corpus)
    stitched = stitch(len(drafts), runs, pair_runs(runs, spans, corpus), spans)
    drafts, parts, orphan_decisions = _add_orphans(drafts, stitched, runs, spans)
    built = [
        build_article(
            draft, part, corpus, tuple(line.number for line in tied[draft.block.start : draft.block.end])
        )
        for draft, part in zip(drafts, parts, strict=True)
    ]
    before_all = tuple(
        LeftOut(line.number, line.source.strip(), "在第一篇文章之前，没有归处")
        for line in tied[: drafts[0].block.start]
    )
    every = (
        *decisions,
        *page_decisions,
        *woven,
        *stitched.decisions,
        *orphan_decisions,
        *(d for _, own in built for d in own),
    )
    return _Body(tuple(article for article, _ in built), stitched, every, (*left_out, *before_all))


def _repair_pages(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Decision, ...]]:
    lengths = [sum(len(line.text) for line in draft.lines) for draft in drafts]
    entries, decisions = repair_pages([draft.entry for draft in drafts], lengths)
    return tuple(replace(draft, entry=entry) for draft, entry in zip(drafts, entries, strict=True)), decisions


def _add_orphans(
    drafts: Sequence[Draft], stitched: Stitched, runs: Sequence[Run], spans: Sequence[PageSpan]
) -> tuple[tuple[Draft, ...], tuple[tuple[Part, ...], ...], tuple[Decision, ...]]:
    """Tails without a head stand as files of their own behind their host, with their mark."""
    result: list[tuple[Draft, tuple[Part, ...]]] = []
    decisions = []
    for owner, draft in enumerate(drafts):
        result.append((draft, stitched.parts[owner]))
        for orphan in stitched.orphans:
            run = runs[orphan.run]
            if run.owner != owner or run.into is None:
                continue
            mark = write_mark(run.into, run.into.number)
            page = max(spans[owner].first, spans[owner].last - 1) or None
            entry = Entry(draft.entry.department, page, mark)
            block = TitleBlock(draft.block.end, draft.block.end, mark)
            result.append((Draft(entry, block, run.lines), orphan.parts))
            decisions.append(
                Decision(
                    run.into.line,
                    "上接无下转",
                    f"{run.into.printed}找不到前文，单独成篇",
                    "可能接在没有下转标记的文章后面",
                )
            )
    return tuple(d for d, _ in result), tuple(p for _, p in result), tuple(decisions)


def _assemble(
    name: str, lines: tuple[Line, ...], regions: Regions, cover: Cover, masthead: Masthead, body: _Body
) -> Import:
    folder = issue_name(cover, name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    names = file_names(body.articles)
    texts = [write_article(article) for article in body.articles]
    issue = write_issue(cover, masthead)
    front_out = _front_left_out(regions, cover, masthead, "".join(texts))
    listed = tuple(
        ArticleEntry(file, article.title, article.page, _lines_of(article))
        for file, article in zip(names, body.articles, strict=True)
    )
    left_out = tuple(sorted((*body.left_out, *front_out), key=lambda item: item.line))
    report = Report(
        source=name,
        issue=folder,
        articles=listed,
        jumps=body.jumps.jumps,
        decisions=tuple(sorted(body.decisions, key=lambda d: (d.line, d.kind))),
        left_out=left_out,
        lost=_lost(regions.body, body.articles, texts, left_out),
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
    made += [
        Made(paragraph.text, paragraph.lines) for article in articles for paragraph in article.paragraphs
    ]
    return find_lost(body, made, left_out)


def _front_left_out(regions: Regions, cover: Cover, masthead: Masthead, written: str) -> list[LeftOut]:
    characters = key(written)
    out = [
        LeftOut(line.number, line.source.strip(), "封面、版权页上的字样，由系统另行排出")
        for line in regions.front
        if line.number not in cover.used | masthead.used
    ]
    out += [
        LeftOut(0, f"{name}：{value}", "issue.yml 没有这一项")
        for name, value in masthead.fields
        if name not in MASTHEAD_KEYS
    ]
    out += [LeftOut(line.number, line.source.strip(), "封底字样，由系统另行排出") for line in regions.back]
    for line in regions.contents:
        if is_contents_heading(line.text) or key(line.text).lstrip("0123456789") not in characters:
            out.append(LeftOut(line.number, line.source.strip(), "目录中的字样，目录由系统另行生成"))
    return out
