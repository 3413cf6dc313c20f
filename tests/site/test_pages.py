"""The built pages as a whole: links that lead somewhere, no script or style inside, the same bytes twice."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from lxml import html

from bulletin.markup import plain_text
from bulletin.model import Author, Continuation, Form, Proposal, Publication
from publications import build_pages, make_article, make_issue, make_publication

LONG = "## 一、甲\n\n正文[^1]。\n\n## 二、乙\n\n文。\n\n## 三、丙\n\n文。\n\n[^1]: 注。"
TAIL = "（上接）下半，见[长文](2026-1/01-长文.md)。"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'


@pytest.fixture(scope="module")
def publication() -> Publication:
    """Two issues with every form of article, and names that try to break out."""
    first = make_issue(
        "2026-1",
        (
            make_article(
                "2026-1/01-长文",
                LONG,
            ),
            make_article("2026-1/02-上", "上半（下转）"),
            make_article("2026-1/03-下", TAIL, continues="2026-1/02-上"),
            make_article(
                "2026-1/04-提案",
                form=Form.PROPOSAL,
                proposal=Proposal("151", ("民盟市委", "李某某"), "经济界"),
                authors=(Author("李某某", "委员"),),
            ),
            make_article("2026-1/05-纪事", "- 1月5日　开会。\n- 1月5日—7日　调研。\n", form=Form.CHRONICLE),
            make_article(
                "2026-1/06-敌意#?&",
                f"{HOSTILE}\n\n[点](javascript:alert(1))\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
                title_lines=(HOSTILE,),
                kicker=HOSTILE,
                deck=(HOSTILE,),
                department=HOSTILE,
                editors_note=HOSTILE,
                source=HOSTILE,
                authors=(Author(f"../{HOSTILE}", HOSTILE),),
            ),
        ),
    )
    second = make_issue("2026-2", [make_article("2026-2/01-续", "续篇。", continues="2026-1/01-长文")])
    return make_publication(
        first,
        second,
        continuations=(
            Continuation("2026-1/02-上", "2026-1/03-下", is_jump=True),
            Continuation("2026-1/01-长文", "2026-2/01-续", is_jump=False),
        ),
    )


@pytest.fixture(scope="module")
def site(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_pages(publication, tmp_path_factory.mktemp("site"))


def pages_of(site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its address under ``/``."""
    paths = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return {
        f"/{path.relative_to(site).as_posix().removesuffix('index.html')}": html.parse(path).getroot()
        for path in paths
    }


def test_every_link_leads_to_a_file_and_every_anchor_to_an_element(site: Path) -> None:
    """From every page, over every relative address, as a browser resolves it."""
    pages = pages_of(site)
    assert len(pages) > 20
    for address, page in pages.items():
        for link in page.xpath("//@href | //@src | //@action"):
            target = urlsplit(urljoin(f"https://host{quote(address)}", link))
            if target.netloc != "host":
                continue
            path = unquote(target.path)
            file = site / path.strip("/") / "index.html" if path.endswith("/") else site / path.lstrip("/")
            assert file.is_file(), f"{address}: {link}"
            if target.fragment and path in pages:
                anchor = unquote(target.fragment)
                assert pages[path].xpath("//*[@id=$id]", id=anchor), f"{address}: {link}"


def test_no_page_holds_script_style_or_handler(site: Path) -> None:
    """So that the strict policy needs no exception; JSON-LD is data, not script."""
    for address, page in pages_of(site).items():
        assert not page.xpath("//style | //iframe | //object | //@style"), address
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), address
        for script in page.xpath("//script[not(@src)]"):
            assert script.get("type") == "application/ld+json", address
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy, address
        assert "unsafe" not in policy[0], address


def test_hostile_values_stay_text(site: Path) -> None:
    """In title, names, body and addresses: what came in as text goes out as text."""
    page = html.parse(site / "2026-1" / "06-敌意#?&" / "index.html").getroot()
    assert page.xpath("string(//h1)").strip() == HOSTILE
    assert not page.xpath("//img[@src='x']")
    assert not page.xpath("//a[starts-with(@href, 'javascript')]")
    assert not [path for path in site.parent.iterdir() if "script" in path.name]


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    """Style, script, picture and icon are ours."""
    for address, page in pages_of(site).items():
        loaded = page.xpath("//link[@rel!='canonical']/@href | //script/@src | //img/@src | //img/@srcset")
        assert not [link for link in loaded if "//" in link], address


def test_every_article_has_a_page_with_its_whole_text(site: Path, publication: Publication) -> None:
    """And one heading of the first level, with the article's id for the search page."""
    for issue in publication.issues:
        for article in issue.articles:
            page = html.parse(site / article.id / "index.html").getroot()
            assert len(page.xpath("//h1")) == 1
            assert page.xpath("//article/@data-article") == [article.id]
            shown = html.tostring(page.xpath("//div[@id='text']")[0], encoding="unicode")
            assert article.body.text in plain_text(shown)


def test_two_builds_give_the_same_bytes(publication: Publication, site: Path, tmp_path: Path) -> None:
    """No date and no order of a set gets into a page."""
    again = build_pages(publication, tmp_path)
    for path in site.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (again / path.relative_to(site)).read_bytes(), path


def test_an_unchanged_publication_renders_nothing(publication: Publication, tmp_path: Path) -> None:
    """The second build takes every page from the store, byte for byte."""
    first = build_pages(publication, tmp_path)
    before = {path: path.read_bytes() for path in first.rglob("*.html")}
    steps: list[tuple[int, int]] = []
    build_pages(publication, tmp_path, progress=lambda done, total: steps.append((done, total)))
    assert {path: path.read_bytes() for path in first.rglob("*.html")} == before
    assert steps[-1][0] == steps[-1][1]


def test_page_size_does_not_depend_on_the_archive(publication: Publication, tmp_path: Path) -> None:
    """An article's page has the same bytes in an archive of two issues and of thirty."""
    issues = (*(make_issue(f"{year}-1", [make_article(f"{year}-1/01-一")]) for year in range(1990, 2020)),)
    issues = (*issues, *publication.issues)
    page = "2026-1/01-长文/index.html"
    small = build_pages(publication, tmp_path).joinpath(page).read_bytes()
    (tmp_path / "more").mkdir()
    large = build_pages(make_publication(*issues, continuations=publication.continuations), tmp_path / "more")
    assert large.joinpath(page).read_bytes() == small


def test_every_page_can_be_walked_without_seeing_it(site: Path) -> None:
    """Headings in order, landmarks, a language, names for all links, alternatives, unique ids."""
    for address, page in pages_of(site).items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        assert page.get("lang") == "zh-CN", address
        for landmark in ("//header", "//main[@id='main']", "//footer", "//nav[@aria-label='主导航']"):
            assert len(page.xpath(landmark)) >= 1, address
        for link in page.xpath("//a | //button"):
            words = link.text_content().strip() or link.get("aria-label")
            assert words, f"{address}: {html.tostring(link, encoding='unicode')}"
        assert not page.xpath("//img[not(@alt)] | //input[not(@id) and not(ancestor::label)]"), address
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
