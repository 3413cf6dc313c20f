"""What stands on a newspaper's page and is no article: its name, date, edition, editors, addresses.

In: the lines of the page. Out: the lines that stay, and those left out with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.reading.dates import is_date
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import key

SECTION = (
    r"(?:(?:综合|要闻|时政|副刊|专版|专题|理论|文化|民生|经济|社会|教育|法治|健康|广告|国[内际]"
    r"|[\u3400-\u9fff]{0,2}新闻)·?){1,2}"
)
PAGE_LINE = re.compile(
    r"星期[一二三四五六日天]|责任?编辑?[：:]|版式|美编|校对[：:]|[Ee]-?mail|投稿|国内统一|邮发代号|版面设计"
    r"|^[（(]?(?:本[版期])?(?:责任编辑|执行编辑|责编|编辑|校对|组版|排版|制图)[ \u3000]"
    r"[\u3400-\u9fff \u3000]{2,40}$"
    r"|热线[：: ]*\d|^第?[A-Z]?\d{1,2}\s*版|[报刊]\s*\d{1,2}\s*版$"
    r"|[报刊版闻][^，。]{0,12}[ \u3000][A-Z]?0?\d{1,2}$"
    rf"|^{SECTION}[·\u3400-\u9fff]{{0,4}}[ \u3000]+[A-Z]?\d{{1,2}}$|^[A-Z]?\d{{1,2}}[ \u3000]+{SECTION}$"
    r"|^[（(]?本版|^本报(?:地址|社址|电话)|报社?出版|广告部|零售|订阅|印刷[：:]|邮编[：:]"
)
LONGEST_PAGE_LINE = 60
LONGEST_NAME = 10
"""Characters of a newspaper's name above its date."""
PAGE_HEAD = 6


def take_out_page_lines(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines without those of the newspaper's page, and these."""
    kept, out = [], []
    top = max((i + 1 for i, line in enumerate(lines[:PAGE_HEAD]) if _is_page_line(line)), default=0)
    headed = all(len(key(line.text)) <= LONGEST_NAME or _is_page_line(line) for line in lines[:top])
    for i, line in enumerate(lines):
        dated = is_date(line.text) and any(_is_page_line(near) for near in lines[max(0, i - 1) : i + 2])
        if _is_page_line(line) or dated or (headed and i < top):
            out.append(LeftOut(line.number, line.source.strip(), "报眉、版次、编辑署名"))
        else:
            kept.append(line)
    return tuple(kept), tuple(out)


def _is_page_line(line: Line) -> bool:
    return (
        len(line.text) <= LONGEST_PAGE_LINE
        and PAGE_LINE.search(line.text) is not None
        and not line.text.endswith("。")
    )
