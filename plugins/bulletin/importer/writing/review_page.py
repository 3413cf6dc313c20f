"""The frame of the review page: its head, the list of doubtful places, the card for the one in hand.

In: titles, places, what stands in no article. Out: pieces of HTML. Nothing from outside the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.writing.review_script import SCRIPT
from bulletin.importer.writing.review_style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Place:
    """A doubtful decision, the source line and the block of the result where it is shown."""

    decision: Decision
    line: int
    block: int


def write_head(issue: str, source: str) -> str:
    """Everything before the list."""
    title = escape(f"{issue}　导入核对")
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f'<body data-issue="{escape(issue)} {escape(source)}">'
        f'<header class="bar"><h1>{title}</h1><output id="at" aria-live="polite"></output>'
        '<button id="prev">上一处 <kbd>p</kbd></button><button id="next">下一处 <kbd>n</kbd></button>'
        "</header>"
    )


def write_list(places: Sequence[Place], unplaced: Sequence[LeftOut]) -> str:
    """The places with a box for each kind of them, and what has no place in the source."""
    kinds = Counter(place.decision.kind for place in places)
    boxes = "".join(
        f'<label><input type="checkbox" value="{escape(kind)}" checked> {escape(kind)} {count}</label>'
        for kind, count in kinds.items()
    )
    todo = '<label><input type="checkbox" id="todo"> 只看没看过的</label>'
    items = "".join(_write_item(number, place) for number, place in enumerate(places))
    empty = "" if places else "<h2>没有拿不准的地方。</h2>"
    rest = "".join(f"<li>{escape(item.text)}<small>{escape(item.why)}</small></li>" for item in unplaced)
    more = f"<details><summary>没有收进 issue.yml 的</summary><ul>{rest}</ul></details>" if rest else ""
    return (
        '<nav class="list" aria-label="拿不准的地方"><h2>拿不准的地方</h2>'
        f'<fieldset class="kinds"><legend hidden>按事项筛选</legend>{boxes}</fieldset>'
        f'<fieldset>{todo}</fieldset>{empty}<ol class="places">{items}</ol>{more}</nav>'
    )


def _write_item(number: int, place: Place) -> str:
    decision = place.decision
    values = {
        "l": place.line,
        "r": place.block,
        "line": decision.line,
        "kind": decision.kind,
        "chosen": decision.chosen,
        "other": decision.alternative,
        "key": f"{decision.line} {decision.kind} {decision.chosen}",
    }
    data = "".join(f' data-{name}="{escape(str(value))}"' for name, value in values.items())
    return (
        f'<li id="p{number}"{data}><a href="#l{place.line}"><b>{number + 1}</b>'
        f"<span>{escape(decision.kind)}<small>{escape(decision.chosen)}</small></span></a></li>"
    )


def write_foot() -> str:
    """The card and everything after it."""
    return (
        '<footer class="card"><dl><dt>拿不准</dt><dd id="kind">'
        "左边是扫描的原文，右边是导入的结果，点哪一边，另一边就到对应的地方。</dd>"
        '<dt>现在这样处理</dt><dd id="chosen"></dd><dt>也可能</dt><dd id="other"></dd></dl>'
        '<div class="do"><button id="tick">看过了</button>'
        "<span>按 <kbd>x</kbd> 也行；要改，改文件夹里的文章</span></div>"
        f"</footer><script>{SCRIPT}</script></body></html>\n"
    )
