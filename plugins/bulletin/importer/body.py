"""The body taken apart and put together: articles, jumps, what was decided, what was left out.

In: the body's lines and the entries of 目录 (none: a newspaper page). Out: a BodyReading. Raises
BulletinError when no article can be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bulletin.errors import BulletinError, Problem
from bulletin.importer.front.contents import Entry
from bulletin.importer.front.pages import PageSpan, page_spans, repair_pages
from bulletin.importer.front.printed_pages import locate_pages
from bulletin.importer.joining.article import ImportedArticle, build_article
from bulletin.importer.jumps.endings import return_endings
from bulletin.importer.jumps.pairing import Pair, Run, cut_runs, pair_runs
from bulletin.importer.jumps.silent import return_silent_tails
from bulletin.importer.jumps.stitch import Part, Stitched, StitchedJump, stitch, write_mark
from bulletin.importer.jumps.tie import tie_marks
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus, build_corpus
from bulletin.importer.reading.folios import read_pages
from bulletin.importer.reading.furniture import LeftOut, take_out_furniture
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.running_heads import HeadWords
from bulletin.importer.reading.text import FULL_SPACE, key
from bulletin.importer.splitting.forms import split_by_form
from bulletin.importer.splitting.page_lines import take_out_page_lines
from bulletin.importer.splitting.sheets import Sheets, read_sheets
from bulletin.importer.splitting.split import Draft, split_by_contents
from bulletin.importer.splitting.titleblock import TitleBlock

PASSES = 2
"""Pages tell which tail belongs to which head, then the marks of tails tell pages that are misprinted."""
NO_PLACE = "在第一篇文章之前，没有归处"


@dataclass(frozen=True, slots=True)
class BodyReading:
    """The articles in the order of the source."""

    articles: tuple[ImportedArticle, ...]
    jumps: tuple[StitchedJump, ...]
    decisions: tuple[Decision, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The body split: lines that count, drafts of articles, their corpus."""

    lines: tuple[Line, ...]
    drafts: tuple[Draft, ...]
    corpus: Corpus
    decisions: tuple[Decision, ...]
    left_out: tuple[LeftOut, ...]
    sheets: Sheets
    lengths: tuple[int, ...] = ()
    located: tuple[range | None, ...] = ()
    """For each draft its characters and the pages that the folios allow; empty without 目录."""


def read_body(
    lines: Sequence[Line], entries: Sequence[Entry], name: str, nameplates: frozenset[str] = frozenset()
) -> BodyReading:
    """All articles; ``name`` is the file's, for messages, ``nameplates`` what the issue is called."""
    cut = _cut_body(lines, entries, nameplates)
    if not cut.drafts:
        message = "认不出文章：没有目录，也没有像标题的行"
        raise BulletinError([Problem(name, None, message, "请确认这是一期刊物或一个报纸版面的识别文字")])
    drafts, silent = return_silent_tails(cut.drafts, cut.corpus)
    cut = replace(cut, drafts=drafts, decisions=(*cut.decisions, *silent))
    runs, woven = cut_runs([draft.lines for draft in cut.drafts], cut.corpus)
    cut, pairs = _pair(cut, runs)
    spans = _spans(cut)
    runs, endings = return_endings(runs, pairs)
    stitched = stitch(len(cut.drafts), runs, pairs, spans)
    placed, orphaned = _place_orphans(cut.drafts, stitched, runs, spans)
    built = [
        build_article(draft, parts, cut.corpus, _block_lines(cut.lines, draft)) for draft, parts in placed
    ]
    own = tuple(decision for _, decisions in built for decision in decisions)
    before = cut.lines[: cut.drafts[0].block.start]
    return BodyReading(
        articles=tuple(article for article, _ in built),
        jumps=stitched.jumps,
        decisions=(*cut.decisions, *woven, *endings, *stitched.decisions, *orphaned, *own),
        left_out=(*cut.left_out, *(LeftOut(line.number, line.source.strip(), NO_PLACE) for line in before)),
    )


def _cut_body(lines: Sequence[Line], entries: Sequence[Entry], nameplates: frozenset[str]) -> _Cut:
    kept, left_out = take_out_furniture(lines, _head_words(entries, nameplates))
    if not entries:
        kept, page_lines = take_out_page_lines(kept)
        left_out += page_lines
    corpus = build_corpus([line.text for line in kept])
    tied = tie_marks(kept, corpus)
    if not entries:
        drafts, decisions = split_by_form(tied, corpus)
        return _Cut(tied, drafts, corpus, decisions, left_out, read_sheets(left_out))
    drafts, decisions = split_by_contents(tied, entries, corpus)
    lengths = tuple(sum(len(line.text) for line in draft.lines) for draft in drafts)
    located = _locate(drafts, tied, lines)
    return _Cut(tied, drafts, corpus, decisions, left_out, Sheets(), lengths, located)


def _pair(cut: _Cut, runs: Sequence[Run]) -> tuple[_Cut, tuple[Pair, ...]]:
    """The drafts with their pages, and the tails with their heads, each told by the other."""
    paged, pairs = cut, tuple[Pair, ...]()
    for _ in range(PASSES):
        paged = _repair(cut, _stops(runs, pairs))
        pairs = pair_runs(runs, _spans(paged), cut.corpus, _sheet_of(cut, runs))
    return paged, pairs


def _repair(cut: _Cut, stops: Mapping[int, int]) -> _Cut:
    """The drafts with believable pages; ``stops`` are the pages on which drafts stop, as 上接 marks say."""
    if not cut.lengths:
        return cut
    entries = [draft.entry for draft in cut.drafts]
    repaired, decisions = repair_pages(entries, cut.lengths, cut.located, stops)
    drafts = tuple(replace(draft, entry=entry) for draft, entry in zip(cut.drafts, repaired, strict=True))
    return replace(cut, drafts=drafts, decisions=(*cut.decisions, *decisions))


def _stops(runs: Sequence[Run], pairs: Sequence[Pair]) -> dict[int, int]:
    """For each draft that goes on elsewhere the page that its first tail names."""
    stops: dict[int, int] = {}
    for pair in pairs:
        mark = runs[pair.tail].into
        if mark and mark.number is not None and runs[pair.head].into is None:
            stops.setdefault(runs[pair.head].owner, mark.number)
    return stops


def _spans(cut: _Cut) -> tuple[PageSpan, ...]:
    """For each draft the pages that it may stand on: by 目录, or the sheet of a newspaper."""
    if not cut.sheets.starts:
        return page_spans([draft.entry for draft in cut.drafts])
    return tuple(cut.sheets.span(draft.lines[0].number if draft.lines else 0) for draft in cut.drafts)


def _sheet_of(cut: _Cut, runs: Sequence[Run]) -> tuple[int, ...]:
    """For each run the newspaper sheet that it stands on; empty in a bulletin."""
    if not any(mark.unit == "版" for run in runs for mark in (run.into, run.out) if mark):
        return ()
    return tuple(cut.sheets.index(run.lines[0].number) if run.lines else -1 for run in runs)


def _locate(drafts: Sequence[Draft], body: Sequence[Line], lines: Sequence[Line]) -> tuple[range | None, ...]:
    """The pages on which the drafts can begin by the page numbers among all ``lines`` of the body."""
    starts = [body[min(draft.block.start, len(body) - 1)].number for draft in drafts]
    return locate_pages(starts, [draft.entry.page for draft in drafts], read_pages(lines))


def _title_forms(title: str) -> set[str]:
    """The title, its first half, and without a remark in brackets: what a running head may print."""
    return {
        key(title),
        key(title.split(FULL_SPACE, maxsplit=1)[0]),
        key(title.split("（", maxsplit=1)[0]),
    } - {""}


def _head_words(entries: Sequence[Entry], nameplates: frozenset[str]) -> HeadWords:
    titles = Counter(form for entry in entries for form in _title_forms(entry.title))
    departments = frozenset(key(entry.department) for entry in entries if entry.department)
    authors = frozenset(key(name) for entry in entries for name in entry.author.split())
    return HeadWords(departments - titles.keys(), nameplates - titles.keys(), tuple(titles.items()), authors)


def _block_lines(lines: Sequence[Line], draft: Draft) -> tuple[int, ...]:
    return tuple(line.number for line in lines[draft.block.start : draft.block.end])


def _place_orphans(
    drafts: Sequence[Draft], stitched: Stitched, runs: Sequence[Run], spans: Sequence[PageSpan]
) -> tuple[list[tuple[Draft, tuple[Part, ...]]], list[Decision]]:
    """Tails without a head stand as files of their own behind their host, with their mark."""
    placed: list[tuple[Draft, tuple[Part, ...]]] = []
    decisions: list[Decision] = []
    for owner, draft in enumerate(drafts):
        placed.append((draft, stitched.parts[owner]))
        for orphan in stitched.orphans:
            run = runs[orphan.run]
            if run.owner == owner and run.into is not None:
                placed.append((_orphan_draft(draft, run, spans[owner]), orphan.parts))
                chosen = f"{run.into.printed}找不到前文，单独成篇"
                decisions.append(
                    Decision(run.into.line, "上接无下转", chosen, "可能接在没有下转标记的文章后面")
                )
    return placed, decisions


def _orphan_draft(host: Draft, run: Run, span: PageSpan) -> Draft:
    assert run.into is not None
    mark = write_mark(run.into, run.into.number)
    page = max(span.first, span.last - 1) if span.first > 0 else None
    return Draft(
        Entry(host.entry.department, page, mark), TitleBlock(host.block.end, host.block.end, mark), run.lines
    )
