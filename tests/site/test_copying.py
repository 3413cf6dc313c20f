"""What a reader gets who copies an article: its words, or the form that the editor of 公众号 takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from bulletin.model import Author, Form, Proposal
from publications import build_pages, make_article, make_issue, make_publication

pytestmark = pytest.mark.slow

PROPOSAL = """## 一、头

第一句[^1]。**第二句！**

第三（下转）（上接）句 1 < 2。

表1　点数

| 类别 | 点数 |
|---|--:|
| 近点 | 11 |

![书架](images/书架.png "林某某　摄")

1. 甲
2. 乙

- 丙

> 引文。

```
a = 1
  b
```

（责任编辑　某某）

[^1]: 注。
"""
WORDS = """一、头
第一句。第二句！
第三句 1 < 2。
表1　点数
类别	点数
近点	11
书架
林某某　摄
1. 甲
2. 乙
· 丙
引文。
a = 1
  b
（责任编辑　某某）
1. 注。"""
NOTED = WORDS.replace("第一句", "第一句[1]").replace("1. 注", "[1] 注")
FILED = """案号：第151号
提案者：李某某
界别：经济界
承办：某局
编者按　按语。
"""
HEAD = """引题
让书架　走到山路尽头
——副题　又一行
林某某　组长
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    proposal = make_article(
        "2026-1/01-提案",
        PROPOSAL,
        form=Form.PROPOSAL,
        proposal=Proposal("151", ("李某某",), "经济界", "某局"),
        title_lines=("让书架", "走到山路尽头"),
        kicker="引题",
        deck=("副题", "又一行"),
        authors=(Author("林某某", "组长"),),
        editors_note="按语。",
    )
    diary = make_article(
        "2026-1/02-动态", "- 1月5日　开会。\n", form=Form.CHRONICLE, authors=(Author("甲"), Author("乙"))
    )
    issue = make_issue("2026-1", (proposal, diary), tmp_path_factory.mktemp("issue"))
    (Path(issue.folder) / "images").mkdir()
    Image.new("RGB", (64, 36)).save(Path(issue.folder) / "images" / "书架.png")
    return build_pages(make_publication(issue), tmp_path_factory.mktemp("copying"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def copy(page: Page, site: Path, article: str, button: str) -> Page:
    """Press a button of an article's page; a page of another origin without a policy, to read the clipboard."""
    page.goto((site / "2026-1" / article / "index.html").as_uri())
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text("已复制")).to_be_visible()
    (site.parent / "editor.html").write_text("<p>", encoding="utf-8")
    editor = page.context.new_page()
    editor.goto((site.parent / "editor.html").as_uri())
    return editor


def test_words_are_copied_a_line_for_each_block(page: Page, site: Path) -> None:
    """No page number, jump line or note number; a table's cells stand apart, a list keeps its numbers."""
    editor = copy(page, site, "01-提案", "复制")
    assert editor.evaluate("navigator.clipboard.readText()") == FILED + WORDS


def test_the_plain_form_for_wechat_has_head_and_notes(page: Page, site: Path) -> None:
    """An editor that takes no styles gets all the same words."""
    editor = copy(page, site, "01-提案", "复制为公众号格式")
    assert editor.evaluate("navigator.clipboard.readText()") == HEAD + FILED + NOTED


def test_the_styled_form_for_wechat_keeps_what_the_page_shows(page: Page, site: Path) -> None:
    """Lines of a title, the head of a proposal, labels, marks of notes, a table's order; no mark of a page."""
    editor = copy(page, site, "01-提案", "复制为公众号格式")
    pasted = html.fromstring(editor.evaluate(READ_HTML))
    assert [line.strip() for line in pasted.xpath("//h1//text()")] == ["让书架", "走到山路尽头"]
    rows = [row.text_content() for row in pasted.xpath("//section/section[1]/p")]
    assert rows == ["案号　第151号", "提案者　李某某", "界别　经济界", "承办　某局"]
    assert "编者按　按语。" in [line.text_content() for line in pasted.xpath("//p")]
    assert pasted.xpath("//sup/text()") == ["[1]"]
    assert "[1] 注。" in [line.text_content() for line in pasted.xpath("//p")]
    assert [cell.text for cell in pasted.xpath("//th | //td")] == ["类别", "点数", "近点", "11"]
    assert "text-align:right" in pasted.xpath("//td[2]/@style")[0].replace(" ", "")
    assert pasted.xpath("//pre/text()") == ["a = 1\n  b\n"]
    assert "第三句 1 < 2。" in [line.text_content() for line in pasted.xpath("//p")]
    assert all(element.get("style") for element in pasted.xpath("//p | //h2 | //table | //li | //th | //td"))
    for mark in ("下转", "第1页", "回正文"):
        assert mark not in pasted.text_content()


def test_a_chronicle_keeps_its_stars(page: Page, site: Path) -> None:
    """The page draws them with its style sheet."""
    editor = copy(page, site, "02-动态", "复制为公众号格式")
    assert editor.evaluate("navigator.clipboard.readText()").endswith("\n甲　乙\n★1月5日　开会。")
    pasted = html.fromstring(editor.evaluate(READ_HTML))
    assert pasted.xpath("//p")[-1].text_content() == "★1月5日　开会。"


def test_a_host_without_encryption_copies_as_well(browser: Browser, site: Path) -> None:
    """Browsers keep their newer clipboard from such pages, and an office's own network has them."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    page.goto((site / "2026-1" / "01-提案" / "index.html").as_uri())
    page.get_by_role("button", name="复制", exact=True).click()
    expect(page.locator("#say")).to_have_text("已复制")
    page.get_by_role("button", name="复制引文").click()
    expect(page.locator("#cite output")).to_have_text("已复制")
    context.close()


READ_HTML = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
