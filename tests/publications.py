"""Publications made from values for the tests: small ones by hand, long ones by counting."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bulletin.host import Host, digest_of
from bulletin.markup import render_body
from bulletin.model import (
    Article,
    ArticlePages,
    Author,
    Department,
    Edition,
    Form,
    Issue,
    IssueNumber,
    Masthead,
    PageBreak,
    PageMap,
    Publication,
    Role,
)
from bulletin.site import build_site

SENTENCE = "书放在那里的时间越长，越没有人去看它；换书的人多走一趟，看书的人就少等一天。"


class Shelf:
    """A resolver that finds every picture in images/ and takes links as article ids.

    Pictures are 64 × 36 pixels, those with ``tall`` in their names 36 × 48.
    """

    def picture(self, source: str) -> tuple[int, int] | None:
        if not source.startswith("images/"):
            return None
        return (36, 48) if "tall" in source else (64, 36)

    def article(self, href: str) -> str | None:
        return href.removesuffix(".md")


def make_article(article_id: str, source: str = SENTENCE, /, **values: object) -> Article:
    """An article of this id; ``source`` is its Markdown, ``values`` replace fields."""
    form = values.get("form", Form.ARTICLE)
    assert isinstance(form, Form)
    body = render_body(source, first_line=1, form=form, resolver=Shelf())
    article = Article(
        id=article_id,
        path=f"issues/{article_id}.md",
        title_lines=("让书架走到山路尽头",),
        department="调研报告",
        body=body,
        digest=digest_of(article_id, source, sorted(values.items())),
    )
    return replace(article, **values)  # type: ignore[arg-type]


def make_issue(issue_id: str, articles: Iterable[Article], folder: Path = Path(), **values: object) -> Issue:
    """An issue of this id (``2026-1``), two months apart from the next."""
    year, number = map(int, issue_id.split("-"))
    issue = Issue(
        id=issue_id,
        folder=str(folder),
        number=IssueNumber(year, number, number),
        whole_number=(year - 2026) * 6 + number + 60,
        date=datetime.date(year, number * 2, 28),
        masthead=Masthead(board=(Role("主编", ("林某某",)),), compiler="样刊编写组"),
        articles=tuple(articles),
    )
    return replace(issue, **values)  # type: ignore[arg-type]


def make_publication(*issues: Issue, **values: object) -> Publication:
    """A publication of these issues, the oldest first."""
    publication = Publication(
        nameplate="晋城政协",
        pinyin="JINCHENG ZHENGXIE",
        site_url="https://example.org/bulletin/",
        frequency="双月",
        masthead=Masthead(sponsor="政协晋城市委员会", label="内部资料　免费交流"),
        departments=(
            Department("特稿"),
            Department("调研报告"),
            Department("提案选登"),
            Department("工作动态"),
        ),
        issues=issues,
    )
    return replace(publication, **values)  # type: ignore[arg-type]


def make_host(publication: Publication, folder: Path = Path(), **values: object) -> Host:
    """A host of the public edition."""
    edition = values.pop("edition", Edition.PUBLIC)
    return Host(publication, edition, folder / "cache", **values)  # type: ignore[arg-type]


def make_page_map(issue: Issue, length: int = 4) -> PageMap:
    """A page map that gives every article ``length`` pages, with breaks at equal parts of its text."""
    return PageMap(
        issue.id,
        len(issue.articles) * length,
        tuple(
            ArticlePages(
                article.id,
                tuple(range(start, start + length)),
                tuple(
                    PageBreak(start + part, len(article.body.text) * part // length) for part in range(length)
                ),
            )
            for start, article in zip(range(1, 10_000, length), issue.articles, strict=False)
        ),
    )


def long_publication(articles: int, characters: int = 3000) -> Publication:
    """Issues of 20 articles of about ``characters`` characters, each text different."""
    numbers = [(year, number) for year in range(1990, 2190) for number in range(1, 7)]
    issues = []
    for at, (year, number) in zip(range(0, articles, 20), numbers, strict=False):
        count = min(20, articles - at)
        issues.append(
            make_issue(
                f"{year}-{number}",
                (_long_article(f"{year}-{number}", index, at + index, characters) for index in range(count)),
            )
        )
    return make_publication(*issues)


def _long_article(issue_id: str, index: int, serial: int, characters: int) -> Article:
    sentences = [f"第{serial}篇第{line}句：{SENTENCE}" for line in range(characters // 46)]
    parts = ["".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
    source = "\n\n".join(
        f"## {'一二三四五六七八九十'[at % 10]}、第{at}节\n\n{part}" if at % 4 == 1 else part
        for at, part in enumerate(parts)
    )
    return make_article(
        f"{issue_id}/{index + 1:02}-山路",
        source,
        title_lines=(f"第{serial}条山路的书架",),
        department=("特稿", "调研报告", "提案选登")[serial % 3],
        authors=(Author(f"{'赵钱孙李周吴郑王'[serial % 8]}某{serial % 97}", "市政协委员"),),
    )


CONFIGURATION = """
site_name: 试
docs_dir: {content}
theme: {{name: material, custom_dir: {root}/theme/web, language: zh, font: false}}
plugins: [{plugins}]
"""
OWN_PLUGINS = ("bulletin/contents", "bulletin/continuation", "bulletin/site")


def write_configuration(folder: Path, plugins: Iterable[str], content: Path | None = None) -> Path:
    """The mkdocs.yml of a site with these plugins; without ``content`` its standing pages are our own."""
    root = Path(__file__).resolve().parents[1]
    config = folder / "mkdocs.yml"
    settings = CONFIGURATION.format(
        root=root, content=content or root / "content", plugins=", ".join(plugins)
    )
    config.write_text(settings, encoding="utf-8")
    return config


def build_pages(
    publication: Publication,
    folder: Path,
    edition: Edition = Edition.PUBLIC,
    plugins: Iterable[str] = OWN_PLUGINS,
    content: Path | None = None,
    **values: object,
) -> Path:
    """Build the site of a publication under ``folder`` as the command line does; its folder.

    ``content`` holds the standing pages; without it they are the project's own.
    """
    config = write_configuration(folder, plugins, content)
    site = folder / f"site-{edition.value}"
    maps = values.pop("page_maps", {issue.id: make_page_map(issue) for issue in publication.issues})
    pdfs = values.pop("pdfs", {})
    build_site(config, publication, edition, maps, pdfs, site, folder / "cache", **values)  # type: ignore[arg-type]
    return site
