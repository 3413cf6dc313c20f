"""No page kind stands in anybody's way: axe-core finds nothing in light, dark, high contrast, at 200 %."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from bulletin.model import Author, Footer, Form, Highlight, Proposal
from publications import build_pages, make_article, make_issue, make_publication

pytestmark = pytest.mark.slow

RICH = """## 一、头

正文[^1]（下转）（上接）续，见`build.py`。

- 一条
- 两条

> 引文。

表1　三类点

| 类别 | 点数 |
|---|---|
| 近点 | 11 |

```
python3 build.py
```

## 二、中

### （一）小

文。

## 三、尾

（责任编辑　某某）

[^1]: 注。
"""
KINDS = {
    "首页": "",
    "往期": "archive/",
    "年": "archive/2026/",
    "期": "2026-1/",
    "文章": "2026-1/01-长文/",
    "提案": "2026-1/02-提案/",
    "版面": "2026-1/pages/1/",
    "栏目": "departments/",
    "栏目篇目": "departments/调研报告/",
    "作者": "authors/",
    "提案目录": "proposals/",
    "动态": "chronicle/",
    "关于": "about/",
}
VIEWS = {
    "浅": ("light", "", 1440),
    "深": ("dark", "", 360),
    "高对比两倍": ("light", "?contrast=high&size=4", 360),
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, pdf_file: Path) -> Path:
    """One issue that has every kind of page, and one before it."""
    articles = (
        make_article(
            "2026-1/01-长文",
            RICH,
            kicker="引题",
            deck=("副题",),
            title_lines=("甲行", "乙行"),
            authors=(Author("林某某", "组长"), Author(institution="编写组")),
            editors_note="按语。",
            author_note="简介。",
            date=datetime.date(2026, 2, 1),
        ),
        make_article(
            "2026-1/02-提案", form=Form.PROPOSAL, proposal=Proposal("151", ("李某某",), "经济界", "某局")
        ),
        make_article("2026-1/03-动态", "- 1月5日　开会。\n- 2月6日　调研。\n", form=Form.CHRONICLE),
    )
    newest = make_issue("2026-1", articles, highlights=(Highlight("甲行　乙行", "2026-1/01-长文"),))
    older = make_issue("2025-5", [make_article("2025-5/01-文")])
    publication = make_publication(older, newest, footer=Footer(icp="晋ICP备00000000号", remark="样刊"))
    return build_pages(publication, tmp_path_factory.mktemp("access"), pdfs={"2026-1": pdf_file})


@pytest.fixture(scope="module", params=VIEWS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A window in one of the views; the page's policy is set aside so that the checker may run."""
    scheme, query, width = VIEWS[request.param]
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    yield context.new_page(), query
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_checker_finds_nothing(page: tuple[Page, str], site: Path, kind: str) -> None:
    """WCAG 2.2 A and AA, and best practice."""
    window, query = page
    window.goto(f"{(site / KINDS[kind] / 'index.html').as_uri()}{query}")
    assert Axe().run(window, options=RULES).response["violations"] == []
