"""Tables on the web: wide ones scroll, columns of figures stand flush right, headings name their cells.

A ``figure.table`` of canonical HTML goes in and is changed in place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from bulletin.markup.text import Element

_FIGURE = re.compile(r"^[-+−—约]?\d[\d.,，]*\s*(?:%|％|‰|[^\d\s]{1,3})?$")


def dress_table(figure: Element, number: int) -> None:
    """Dress the table of a figure; ``number`` names it where it has no caption."""
    table = figure.find(".//table")
    if table is None:
        return
    _make_scrollable(table, figure.find("figcaption"), number)
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    for at in range(max(map(len, rows), default=0)):
        _align([row[at] for row in rows if at < len(row)])
    for cell in table.iter("th"):
        cell.set("scope", "col" if cell.getparent().getparent().tag == "thead" else "row")


def _make_scrollable(table: Element, caption: Element | None, number: int) -> None:
    """A wide table scrolls by itself, and with the keyboard, and is named by its caption."""
    box = html.Element("div", {"class": "scroll", "tabindex": "0", "role": "region"})
    if caption is None:
        box.set("aria-label", f"表{number}")
    else:
        caption.set("id", f"tb{number}")
        box.set("aria-labelledby", f"tb{number}")
    box.tail, table.tail = table.tail, None
    table.getparent().replace(table, box)
    box.append(table)


def _align(column: Sequence[Element]) -> None:
    """The editor's alignment, else flush right where every cell under the heading is a figure."""
    texts = [cell.text_content().strip() for cell in column if cell.tag == "td"]
    figures = bool(texts) and all(_FIGURE.match(text) for text in texts if text) and any(texts)
    for cell in column:
        side = cell.attrib.pop("align", "right" if figures else "")
        if side in {"right", "center"}:
            cell.set("class", side)
