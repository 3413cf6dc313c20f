"""Hostile content stays harmless in a browser even where the page's policy is set aside.

Every attack stands in a body, and in every field of the front matter; names of files are tried too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bulletin.errors import BulletinError
from bulletin.load import load_publication
from bulletin.model import Author, Form, Highlight, Proposal
from every_kind import served
from publications import OWN_PLUGINS, build_pages, make_article, make_issue, make_publication

pytestmark = pytest.mark.slow

RUN = "window.pwned=1"
ATTACKS = {
    "script": f"<script>{RUN}</script>",
    "script cut short": f"<script>{RUN}//",
    "script in capitals": f"<SCRIPT/XSS>{RUN}</SCRIPT>",
    "picture": f'<img src=x onerror="{RUN}">',
    "picture in quotes": f"\"'><img src=x onerror={RUN}>",
    "drawing": f'<svg onload="{RUN}"><script>{RUN}</script></svg>',
    "drawing's link": f'<svg><a xlink:href="javascript:{RUN}"><text>点</text></a></svg>',
    "frame": f'<iframe src="javascript:parent.{RUN}"></iframe>',
    "frame's document": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "link": f"[点](javascript:{RUN})",
    "link in pieces": f'<a href="java\tscript:{RUN}">点</a>',
    "link in entities": f'<a href="&#106;avascript&colon;{RUN}">点</a>',
    "link by reference": f"[点][甲]\n\n[甲]: javascript:{RUN}",
    "link in brackets": f"<javascript:{RUN}>",
    "link to data": f"[点](data:text/html,<script>{RUN}</script>)",
    "handler by attribute list": f'段落\n{{: onclick="{RUN}" onfocus={RUN} tabindex=0 autofocus }}',
    "style by attribute list": '段落\n{: style="position:fixed;inset:0" }',
    "style": "<style>@import url(http://evil.invalid/a.css); main{display:none}</style>",
    "style on an element": '<p style="position:fixed;inset:0;background:url(http://evil.invalid/b)">盖</p>',
    "sheet": '<link rel="stylesheet" href="http://evil.invalid/c.css">',
    "refresh": '<meta http-equiv="refresh" content="0;url=http://evil.invalid/d">',
    "base": '<base href="http://evil.invalid/e/">',
    "form": '<form action="http://evil.invalid/f"><input name="q" autofocus><button>提交</button></form>',
    "object": '<object data="http://evil.invalid/g"></object><embed src="http://evil.invalid/h">',
    "foreign picture": "![图](http://evil.invalid/i.png)",
    "mutation": f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "comment": f"<!--><img src=x onerror={RUN}>-->",
    "code": f"```\n</code></pre><script>{RUN}</script>\n```",
    "note": f"文[^1]。\n\n[^1]: <img src=x onerror={RUN}>",
    "heading": f"## <img src=x onerror={RUN}>头\n\n文。",
    "table": f"| 甲<script>{RUN}</script> |\n|---|\n| <img src=x onerror={RUN}> |",
    "template": "{{ 7*7 }}{% set x = cycler.__init__.__globals__ %}${7*7}",
    "end of data": f"</script><script>{RUN}</script>]]>",
}
ALIEN = """() => ({
  ran: window.pwned,
  elements: [...document.querySelectorAll("iframe, object, embed, base, style, form:not(.find, .filters > form), main svg script, " +
    "script:not([src]):not([type='application/ld+json']), link[rel=stylesheet]:not([href*='assets/bulletin.css']), meta[http-equiv=refresh]")]
    .map((e) => e.outerHTML),
  attributes: [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes])
    .filter((a) => a.name.startsWith("on") || a.name === "style" || a.name === "srcdoc" ||
      /^(href|src|action|xlink:href)$/.test(a.name) && /^\\s*(javascript|vbscript|data:text)/i.test(a.value))
    .map((a) => `${a.name}=${a.value}`),
})"""
CLEAN = {"elements": [], "attributes": []}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article for each attack: it is the body, and it is every field."""
    articles = [
        make_article(
            f"2026-1/{number:02}-击",
            f"{attack}\n\n收尾。\n",
            title_lines=(attack,),
            kicker=attack,
            deck=(attack,),
            department=attack,
            authors=(Author(attack, attack, attack), Author(institution=f"甲{attack}")),
            editors_note=attack,
            author_note=attack,
            source=attack,
            contents_title_lines=(attack,),
            form=Form.PROPOSAL if number % 2 else Form.ARTICLE,
            proposal=Proposal(attack, (attack,), attack, attack) if number % 2 else None,
        )
        for number, attack in enumerate(ATTACKS.values(), 1)
    ]
    lines = [Highlight(attack, article.id) for attack, article in zip(ATTACKS.values(), articles, strict=True)]
    issue = make_issue("2026-1", articles, highlights=tuple(lines), remark=ATTACKS["picture in quotes"])
    plugins = (*OWN_PLUGINS[:-1], "bulletin/search", OWN_PLUGINS[-1])
    content = tmp_path_factory.mktemp("content")
    (content / "index.md").write_text("欢迎。\n\n" + "\n\n".join(ATTACKS.values()), encoding="utf-8")
    (content / "about.md").write_text("# 关于\n\n" + "\n\n".join(ATTACKS.values()), encoding="utf-8")
    return build_pages(
        make_publication(issue), tmp_path_factory.mktemp("hostile"), plugins=plugins, content=content
    )


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window in which the policy does not help; it asks nothing of strangers."""
    context = browser.new_context(bypass_csp=True)
    window = context.new_page()
    window.strangers = []  # type: ignore[attr-defined]
    window.on("request", lambda asked: "127.0.0.1" in asked.url or window.strangers.append(asked.url))
    yield window
    context.close()


def test_no_page_runs_or_loads_what_content_brings(window: Page, site: Path) -> None:
    """Articles, lists of departments and authors, home, contents, proposals, standing pages, search."""
    found = {}
    with served(site) as address:
        pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
        assert len(pages) > 3 * len(ATTACKS)
        for page in pages:
            window.goto(f"{address}{page}/".replace("/./", "/"))
            found[page] = {key: value for key, value in window.evaluate(ALIEN).items() if value is not None}
        window.goto(f"{address}search/?q=script")
        window.locator("[data-search-state=done]").wait_for(timeout=20_000)
        assert int(window.locator("[data-total]").get_attribute("data-total") or 0) > 0
        found["?"] = {key: value for key, value in window.evaluate(ALIEN).items() if value is not None}
    assert {page: alien for page, alien in found.items() if alien != CLEAN} == {}
    assert window.strangers == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", list(ATTACKS))
def test_a_file_name_is_refused_or_stays_a_name(window: Page, tmp_path: Path, name: str) -> None:
    """What a file system takes as a name may come in a mail."""
    stem = ATTACKS[name].replace("/", "∕").replace("\n", " ").replace("\t", " ")[:60].strip()
    issue = tmp_path / "issues" / "2026-1"
    issue.mkdir(parents=True)
    root = Path(__file__).resolve().parents[2]
    (tmp_path / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (issue / "issue.yml").write_text("年份: 2026\n期号: 1\n总期号: 61\n", encoding="utf-8")
    (issue / f"01-{stem}.md").write_text("---\n标题: 甲\n栏目: 特稿\n---\n\n文。\n", encoding="utf-8")
    try:
        publication = load_publication(tmp_path)
    except BulletinError as error:
        assert error.problems[0].path.startswith("issues/2026-1/")
        return
    site = build_pages(publication, tmp_path)
    with served(site) as address:
        for page in ("", "2026-1/", f"{publication.issues[0].articles[0].id}/"):
            window.goto(address + page)
            assert window.evaluate(ALIEN) == {**CLEAN, "ran": None} or window.evaluate(ALIEN) == CLEAN
