"""The review page: source and result side by side, doubtful places marked and one key press apart.

In: an Import. Out: one HTML page without anything from outside, for phones and old browsers too. Every row is
a paragraph with the source lines that it was made of; every doubtful decision is a link in the list above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.pipeline import Import
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.lines import Line
from bulletin.importer.writing.folder import file_names

STYLE = """
body{margin:0;font:17px/1.75 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#1a1a1a;background:#fbfaf7}
header,section,nav{max-width:84rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:2px solid #9b1c1c}
.doubts{columns:2;padding-left:1.4rem}.doubts li{break-inside:avoid;margin:.2rem 0}
@media(max-width:50rem){.doubts{columns:1}.row{display:block!important}}
.row{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;padding:.35rem .5rem;border-bottom:1px solid #e4dfd3}
.row:target,.row.now{background:#fff3c4}.doubt{border-left:6px solid #b45309}
.source p{margin:0;color:#444}.source b{font:12px monospace;color:#777;margin-right:.5em}
.result p{margin:0}.result .heading,.result .title{font-weight:bold}.result .kind{font-size:.75rem;color:#777}
.why{grid-column:1/-1;margin:0;background:#fff7ed;padding:.2rem .6rem;font-size:.9rem}
mark{background:#fde68a}table{border-collapse:collapse}td{border:1px solid #ccc;padding:.2rem .6rem;vertical-align:top}
a{color:#8a1515}nav{position:sticky;top:0;background:#fbfaf7;border-bottom:1px solid #ccc;padding:.4rem 1rem;z-index:1}
"""
SCRIPT = """
var rows=[].slice.call(document.querySelectorAll('.doubt')),at=-1;
function go(step){if(!rows.length)return;if(at>=0)rows[at].classList.remove('now');
at=(at+step+rows.length)%rows.length;rows[at].classList.add('now');
rows[at].scrollIntoView({block:'center'});document.getElementById('at').textContent=(at+1)+'/'+rows.length}
document.addEventListener('keydown',function(e){if(e.key==='n'||e.key==='j')go(1);if(e.key==='p'||e.key==='k')go(-1)});
"""


def write_review(made: Import) -> str:
    """The page's HTML."""
    doubts = defaultdict(list)
    for decision in made.report.unsure:
        doubts[decision.line].append(decision)
    sources = {line.number: line for line in made.lines}
    names = file_names(made.articles)
    sections = [
        _article(article, name, sources, doubts) for article, name in zip(made.articles, names, strict=True)
    ]
    rest = [decision for own in doubts.values() for decision in own]
    return "\n".join(
        (
            _head(made),
            _doubt_list(made.report.unsure, rest),
            *sections,
            _left_out(made.report.left_out),
            _foot(),
        )
    )


def _head(made: Import) -> str:
    title = escape(f"{made.name}　导入核对")
    count = len(made.report.unsure)
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>"
        f'<nav>{title}　<button onclick="go(-1)">上一处（p）</button> <button onclick="go(1)">下一处（n）</button> '
        f'<span id="at">共{count}处</span></nav>'
        f"<header><h1>{title}</h1><p>左边是扫描识别的原文，右边是导入的结果。标黄条的是拿不准的地方，共{count}处，"
        f"按 n、p 两键可逐处查看。改正请直接改期刊文件夹里的文章。</p></header>"
    )


def _doubt_list(unsure: Sequence[Decision], unplaced: Sequence[Decision]) -> str:
    if not unsure:
        return "<section><p>没有拿不准的地方。</p></section>"
    loose = {id(decision) for decision in unplaced}
    items = "".join(
        f"<li>{_link(decision, loose)}：{escape(decision.chosen)}（另一可能：{escape(decision.alternative)}）</li>"
        for decision in unsure
    )
    return f'<section><h2>拿不准的地方</h2><ol class="doubts">{items}</ol></section>'


def _link(decision: Decision, loose: set[int]) -> str:
    label = f"第{decision.line}行　{escape(decision.kind)}"
    return label if id(decision) in loose else f'<a href="#l{decision.line}">{label}</a>'


def _article(
    article: ImportedArticle, name: str, sources: dict[int, Line], doubts: dict[int, list[Decision]]
) -> str:
    page = f"　第{article.page}页" if article.page is not None else ""
    head = "　".join(
        part
        for part in (article.kicker, article.title, *article.deck, "、".join(p.name for p in article.authors))
        if part
    )
    title = Paragraph(head, article.lines, "title")
    rows = [_row(paragraph, sources, doubts) for paragraph in (title, *article.paragraphs)]
    return f"<section><h2>{escape(name)}{page}　{escape(article.department)}</h2>{''.join(rows)}</section>"


def _row(paragraph: Paragraph, sources: dict[int, Line], doubts: dict[int, list[Decision]]) -> str:
    found = [decision for number in dict.fromkeys(paragraph.lines) for decision in doubts.pop(number, [])]
    left = "".join(
        f"<p><b>{number}</b>{escape(sources[number].source.strip())}</p>"
        for number in dict.fromkeys(paragraph.lines)
        if number in sources
    )
    anchors = "".join(f'<a id="l{decision.line}"></a>' for decision in found)
    why = "".join(
        f'<p class="why">{escape(d.kind)}：{escape(d.chosen)}<br>另一可能：{escape(d.alternative)}</p>'
        for d in found
    )
    marked = " doubt" if found else ""
    right = f'<p class="{paragraph.kind}">{_marked(paragraph.text)}</p>'
    return f'<div class="row{marked}">{anchors}<div class="source">{left}</div><div class="result">{right}</div>{why}</div>'


def _marked(text: str) -> str:
    """The text with its jump marks shown."""
    html = escape(text)
    for word in ("（下转", "（上接"):
        html = html.replace(word, f"<mark>{word}</mark>")
    return html


def _left_out(items: Sequence[LeftOut]) -> str:
    rows = "".join(
        f"<tr><td>{item.line}</td><td>{escape(item.text)}</td><td>{escape(item.why)}</td></tr>"
        for item in items
    )
    return f"<section><h2>没有收进文章的行</h2><table>{rows}</table></section>" if rows else ""


def _foot() -> str:
    return f"<script>{SCRIPT}</script></body></html>\n"
