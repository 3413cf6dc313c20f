"""A small archive that has every kind of page, for the tests that walk over all of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

from PIL import Image
from playwright.sync_api import Page

from bulletin.model import (
    ArticlePages,
    Author,
    Box,
    Continuation,
    Footer,
    Form,
    Highlight,
    Jump,
    PageBreak,
    PageMap,
    Proposal,
)
from publications import OWN_PLUGINS, SENTENCE, build_pages, make_article, make_issue, make_publication

LONG = f"""## 一、路有多长

{SENTENCE}正文[^1]，见`build.py`。{SENTENCE * 3}

![山路上的书架](images/书架.png "林某某　摄")

- 一条
- 两条

> 书轻了，路就显得短了。

### （一）数字

表1　三类点

| 类别 | 点数 | 占比 |
|---|---|---|
| 近点 | 11 | 45.5% |
| 远点 | 7 | 29.2% |

## 二、人有多少

{SENTENCE * 4}（下转）（上接）{SENTENCE * 2}

```
python3 build.py
```

## 三、怎样换书

{SENTENCE}见[提案](2026-1/02-提案.md)。

（责任编辑　某某）

[^1]: 点数为年末数。
"""
ABOUT = f"""# 关于

{SENTENCE}

## 怎样找一篇文章

1. 从目录找，见[首页](index.md)。
2. 搜索，按`/`键。

- {SENTENCE}

| 键 | 用处 |
|---|---|
| / | 搜索 |
"""
KINDS = {
    "首页": "",
    "往期": "archive/",
    "年": "archive/2026/",
    "期": "2026-1/",
    "文章": "2026-1/01-长文/",
    "提案": "2026-1/02-提案/",
    "纪事": "2026-1/03-动态/",
    "连载": "2025-5/51-短文/",
    "版面": "2026-1/pages/1/",
    "封面": "2026-1/pages/封面/",
    "栏目": "departments/",
    "栏目篇目": "departments/调研报告/",
    "作者": "authors/",
    "作者篇目": "authors/赵某某/2/",
    "提案目录": "proposals/",
    "动态": "chronicle/",
    "搜索": "search/",
    "缺页": "404.html",
    "关于": "about/",
}
"""Every kind of page by its name in Chinese: its address on the site."""
QUERIES = {"搜索": "q=换书的人"}
"""What has to stand behind the address for the page to be full."""


def build_every_kind(folder: Path, pdf: Path) -> Path:
    """Build the archive under ``folder``; ``pdf`` has a cover, three numbered pages, a back cover."""
    images = folder / "issues" / "2026-1" / "images"
    images.mkdir(parents=True)
    Image.new("RGB", (640, 360), (120, 140, 130)).save(images / "书架.png")
    long = make_article(
        "2026-1/01-长文",
        LONG,
        kicker="关于流动书架的调研",
        deck=("二十四个点，三条路",),
        title_lines=("让书架走到山路尽头", "让读者少走三里路"),
        department="特稿",
        authors=(Author("林某某", "组长"), Author(institution="编写组")),
        editors_note=SENTENCE,
        author_note="林某某，样刊编写组组长。",
        date=datetime.date(2026, 2, 1),
        source="样刊编写组",
    )
    proposal = make_article(
        "2026-1/02-提案",
        title_lines=("关于给山村添一个流动书架的建议",),
        department="提案选登",
        form=Form.PROPOSAL,
        proposal=Proposal("151", ("李某某",), "经济界", "某局"),
        authors=(Author("李某某", "委员"),),
    )
    diary = make_article(
        "2026-1/03-动态",
        "- 1月5日　开会。\n- 2月6日至8日　调研。\n",
        title_lines=("工作动态",),
        department="工作动态",
        form=Form.CHRONICLE,
    )
    lines = (
        Highlight("让书架走到山路尽头　让读者少走三里路", long.id),
        Highlight("关于给山村添一个流动书架的建议", proposal.id),
        Highlight("编读往来", None),
    )
    newest = make_issue(
        "2026-1", (long, proposal, diary), images.parent, highlights=lines, remark="本期为样刊。"
    )
    older = make_issue("2025-5", [_short(number) for number in range(1, 53)])
    names = [article.id for article in older.articles[-3:]]
    serial = tuple(Continuation(head, tail, is_jump=False) for head, tail in pairwise(names))
    footer = Footer(icp="晋ICP备00000000号", remark="样刊")
    return build_pages(
        make_publication(older, newest, footer=footer, continuations=serial),
        folder,
        content=_standing_pages(folder / "content"),
        plugins=(*OWN_PLUGINS[:2], "bulletin/search", OWN_PLUGINS[2]),
        pdfs={"2026-1": pdf},
        page_maps={"2026-1": _pages(long.body.text, (long.id, proposal.id, diary.id))},
        yearly={2026: pdf.read_bytes()},
    )


def file_of(site: Path, kind: str) -> Path:
    """The file of a kind's page."""
    path = site / KINDS[kind]
    return path if path.suffix == ".html" else path / "index.html"


def open_page(window: Page, site: str, kind: str, query: str = "") -> None:
    """Open a kind's page of the site at this address, with choices (``size=4&contrast=high``)."""
    asked = "&".join(part for part in (QUERIES.get(kind, ""), query) if part)
    window.goto(f"{site}{KINDS[kind]}?{asked}")
    if kind == "搜索":
        window.locator("[data-search-state=done]").wait_for(timeout=20_000)


@contextmanager
def served(folder: Path, lost: Path | None = None) -> Iterator[str]:
    """The address of a folder that is served on the loopback interface until the block ends.

    ``lost`` is the file that answers for what is not there.
    """
    handler = partial(_Silent, lost.read_bytes() if lost else b"", directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def __init__(self, lost: bytes, *values: Any, **named: Any) -> None:
        self.lost = lost
        super().__init__(*values, **named)

    def send_error(self, code: int, *values: Any) -> None:
        """What static hosts do with a missing address."""
        if code != HTTPStatus.NOT_FOUND or not self.lost:
            super().send_error(code, *values)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.lost)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def _standing_pages(folder: Path) -> Path:
    folder.mkdir()
    (folder / "index.md").write_text("这里是网上版。\n", encoding="utf-8")
    (folder / "about.md").write_text(ABOUT, encoding="utf-8")
    return folder


def _short(number: int) -> object:
    return make_article(
        f"2025-5/{number:02}-短文", title_lines=(f"第{number}条山路的书架",), authors=(Author("赵某某"),)
    )


def _pages(text: str, ids: tuple[str, ...]) -> PageMap:
    """The first article jumps from page 1 to page 3; the others share page 2 and 3."""
    cut = text.index("书放在那里", text.index("人有多少") + 150)
    return PageMap(
        "2026-1",
        3,
        (
            ArticlePages(
                ids[0],
                (1, 3),
                (PageBreak(3, cut),),
                (Jump(1, 3, cut, len(text) - cut, ids[1]),),
                (Box(1, 72, 72, 451, 620), Box(3, 72, 500, 451, 144)),
            ),
            ArticlePages(ids[1], (2,), (), (), (Box(2, 72, 72, 451, 620),)),
            ArticlePages(ids[2], (3,), (), (), (Box(3, 72, 72, 451, 400),)),
        ),
    )
