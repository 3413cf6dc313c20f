"""The review page: source and result side by side, doubtful places marked and one key press apart.

In: the articles, their files' names, the source lines, the report. Out: one HTML page without anything from
outside. Every row is a paragraph with the source lines that it was made of; every doubtful decision is a
link in the list above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape

from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.lines import Line
from bulletin.importer.writing.report import Report
from bulletin.importer.writing.review_page import write_foot, write_head


def write_review(articles: Sequence[ImportedArticle], lines: Iterable[Line], report: Report) -> str:
    """The page's HTML."""
    rows = _Rows(lines, _find_homes(articles, report))
    sections = [
        rows.write_article(article, entry.file)
        for article, entry in zip(articles, report.articles, strict=True)
    ]
    doubts = _write_doubts(report.unsure, rows.placed)
    head = write_head(report.issue, len(report.unsure))
    return "\n".join((head, doubts, *sections, _write_left_out(report.left_out), write_foot()))


class _Rows:
    """Rows of paragraphs; ``placed`` are the lines whose doubts have their row."""

    def __init__(self, lines: Iterable[Line], waiting: dict[int, list[Decision]]) -> None:
        self.sources = {line.number: line.source.strip() for line in lines}
        self.waiting = waiting
        self.placed: set[int] = set()

    def write_article(self, article: ImportedArticle, name: str) -> str:
        """A section: the title block as the first row, then the paragraphs."""
        page = f"　第{article.page}页" if article.page is not None else ""
        authors = "、".join(person.name for person in article.authors)
        head = "　".join(part for part in (article.kicker, article.title, *article.deck, authors) if part)
        paragraphs = (Paragraph(head, article.lines, "title"), *article.paragraphs)
        rows = "".join(self._write_row(paragraph) for paragraph in paragraphs)
        return f"<section><h2>{escape(name)}{page}　{escape(article.department)}</h2>{rows}</section>"

    def _write_row(self, paragraph: Paragraph) -> str:
        numbers = tuple(dict.fromkeys(paragraph.lines))
        found = [decision for number in numbers for decision in self.waiting.pop(number, [])]
        self.placed |= {decision.line for decision in found}
        left = "".join(
            f"<p><b>{number}</b>{escape(self.sources[number])}</p>"
            for number in numbers
            if number in self.sources
        )
        anchors = "".join(f'<a id="l{line}"></a>' for line in dict.fromkeys(d.line for d in found))
        right = f'<p class="{paragraph.kind}">{_mark_jumps(paragraph.text)}</p>'
        return (
            f'<div class="row{" doubt" if found else ""}"><div class="source">{anchors}{left}</div>'
            f'<div class="result">{right}</div>{"".join(map(_write_why, found))}</div>'
        )


def _find_homes(articles: Sequence[ImportedArticle], report: Report) -> dict[int, list[Decision]]:
    """The source line in whose row each doubt is shown.

    A mark on a line of its own is in no row: the line before it is. A line of 目录 is not either: the title
    of the article that the doubt names is.
    """
    shown = sorted({number for entry in report.articles for number in entry.lines})
    homes: dict[int, list[Decision]] = defaultdict(list)
    for decision in report.unsure:
        place = bisect_right(shown, decision.line)
        named = (a.lines[0] for a in articles if a.lines and a.title in decision.chosen)
        home = shown[place - 1] if place else next(named, 0)
        homes[home].append(decision)
    return homes


def _write_why(decision: Decision) -> str:
    chosen, other = escape(decision.chosen), escape(decision.alternative)
    return f'<p class="why">{escape(decision.kind)}：{chosen}<br>另一可能：{other}</p>'


def _mark_jumps(text: str) -> str:
    html = escape(text)
    for word in ("（下转", "（上接"):
        html = html.replace(word, f"<mark>{word}</mark>")
    return html


def _write_doubts(unsure: Sequence[Decision], placed: set[int]) -> str:
    if not unsure:
        return "<section><p>没有拿不准的地方。</p></section>"
    items = "".join(_write_doubt(decision, linked=decision.line in placed) for decision in unsure)
    return f'<section><h2>拿不准的地方</h2><ol class="doubts">{items}</ol></section>'


def _write_doubt(decision: Decision, *, linked: bool) -> str:
    label = f"第{decision.line}行　{escape(decision.kind)}"
    place = f'<a href="#l{decision.line}">{label}</a>' if linked else label
    return f"<li>{place}：{escape(decision.chosen)}（另一可能：{escape(decision.alternative)}）</li>"


def _write_left_out(items: Sequence[LeftOut]) -> str:
    rows = "".join(
        f"<tr><td>{item.line or ''}</td><td>{escape(item.text)}</td><td>{escape(item.why)}</td></tr>"
        for item in items
    )
    return f"<section><h2>没有收进文章的行</h2><table>{rows}</table></section>" if rows else ""
