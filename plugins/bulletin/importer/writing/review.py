"""The review page: the scan on the left, the issue on the right, every doubtful place numbered on both.

In: the articles, the source lines, the report. Out: one HTML page without anything from outside. A click on a
line shows what became of it, a click on a paragraph where it came from; both panes scroll together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.lines import Line
from bulletin.importer.writing.report import Report
from bulletin.importer.writing.review_page import Place, write_foot, write_head, write_list


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the result, or the head of an article (``opens`` is its file's name)."""

    paragraph: Paragraph
    opens: str = ""
    note: str = ""


def write_review(articles: Sequence[ImportedArticle], lines: Iterable[Line], report: Report) -> str:
    """The page's HTML."""
    sources = tuple(lines)
    blocks = [
        block
        for article, entry in zip(articles, report.articles, strict=True)
        for block in _blocks_of(article, entry.file)
    ]
    home = _homes(blocks)
    places = _place(report.unsure, sources, blocks, home)
    left = _write_source(sources, home, places, {item.line: item.why for item in report.left_out})
    right = _write_result(blocks, places)
    unplaced = [item for item in (*report.left_out, *report.lost) if item.line == 0]
    head = write_head(report.issue, report.source)
    return "\n".join((head, write_list(places, unplaced), left, right, write_foot()))


def _blocks_of(article: ImportedArticle, file: str) -> list[_Block]:
    page = f"第{article.page}页　" if article.page is not None else ""
    authors = "、".join(f"{person.post}{person.name}" for person in article.authors)
    rows = (
        article.kicker,
        article.title,
        *(f"——{deck}" for deck in article.deck),
        authors,
        article.date,
        "　".join(f"{label}：{value}" for label, value in article.proposal),
        f"编者按：{article.editors_note}" if article.editors_note else "",
        article.author_note,
    )
    head = Paragraph("\n".join(row for row in rows if row), article.lines, "head")
    return [_Block(head, file, page + article.department), *(_Block(p) for p in article.paragraphs)]


def _homes(blocks: Sequence[_Block]) -> dict[int, int]:
    """For each source line the first block made of it."""
    home: dict[int, int] = {}
    for number, block in enumerate(blocks):
        for line in block.paragraph.lines:
            home.setdefault(line, number)
    return home


def _place(
    unsure: Sequence[Decision], sources: Sequence[Line], blocks: Sequence[_Block], home: dict[int, int]
) -> tuple[Place, ...]:
    """Where each doubt is shown: on its line or the nearest before it, and in what was made of it."""
    numbers = sorted(line.number for line in sources)
    made = sorted(home)
    return tuple(
        Place(decision, _nearest(numbers, decision.line), _block_of(decision, blocks, home, made))
        for decision in unsure
    )


def _block_of(decision: Decision, blocks: Sequence[_Block], home: dict[int, int], made: Sequence[int]) -> int:
    """The block of the line; of a line of 目录, the article that is named; else the block before it."""
    if decision.line in home:
        return home[decision.line]
    heads = ((k, block.paragraph.text.split("\n")) for k, block in enumerate(blocks) if block.opens)
    named = next((k for k, rows in heads if any(f"《{row}》" in decision.chosen for row in rows)), None)
    if named is not None:
        return named
    return home.get(_nearest(made, decision.line), 0)


def _nearest(numbers: Sequence[int], line: int) -> int:
    place = bisect_right(numbers, line)
    return numbers[place - 1] if place else (numbers[0] if numbers else 0)


def _write_source(
    sources: Sequence[Line], home: dict[int, int], places: Sequence[Place], why: dict[int, str]
) -> str:
    marks: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        marks[place.line].append(number)
    rows = []
    for line in sources:
        own = marks[line.number]
        block = f' data-r="{home[line.number]}"' if line.number in home else ""
        kinds = " ".join(name for name, on in (("doubt", own), ("out", line.number in why)) if on)
        reason = f"<small>　未收：{escape(why[line.number])}</small>" if line.number in why else ""
        rows.append(
            f'<p id="l{line.number}" data-m{block} class="{kinds}"><i>{line.number}</i>'
            f"{_write_badges(own)}{escape(line.source.strip())}{reason}</p>"
        )
    head = '<main class="pane source" tabindex="0" aria-label="原文"><p class="name">扫描原文</p>'
    return f"{head}{''.join(rows)}</main>"


def _write_result(blocks: Sequence[_Block], places: Sequence[Place]) -> str:
    marks: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        marks[place.block].append(number)
    rows = []
    for number, block in enumerate(blocks):
        if block.opens:
            rows.append(f"<h2>{escape(block.opens)}　<small>{escape(block.note)}</small></h2>")
        paragraph = block.paragraph
        sources = " ".join(map(str, dict.fromkeys(paragraph.lines)))
        own = marks[number]
        text = _mark_jumps(paragraph.text).replace("\n", "<br>")
        rows.append(
            f'<p id="r{number}" data-m data-s="{sources}" class="{paragraph.kind}{" doubt" if own else ""}">'
            f"{_write_badges(own)}{text}</p>"
        )
    head = '<section class="pane result" tabindex="0" aria-label="结果"><p class="name">导入结果</p>'
    return f"{head}{''.join(rows)}</section>"


def _write_badges(numbers: Sequence[int]) -> str:
    return "".join(f'<a class="no" href="#p{k}" data-k="{k}">{k + 1}</a>' for k in numbers)


def _mark_jumps(text: str) -> str:
    html = escape(text)
    for word in ("（下转", "（上接"):
        html = html.replace(word, f"<mark>{word}</mark>")
    return html
