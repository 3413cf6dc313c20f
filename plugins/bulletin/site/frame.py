"""What stands on every page: nameplate, menu, foot. The publication goes in, a frozen frame comes out.

A change of the frame changes every page, so nothing belongs here that a single page could carry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bulletin.host import Host, issue_url, year_url
from bulletin.model import Edition, Publication

VERSION = "?v="
SCRIPTS = ("choices", "reading", "pages", "copying", "hits")
STYLE = "assets/bulletin.css"


@dataclass(frozen=True, slots=True)
class Link:
    """A word and where it leads, relative to the site's root."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Plate:
    """The nameplate as outlines: the value of ``viewBox`` and of a path's ``d``."""

    view_box: str
    path: str


@dataclass(frozen=True, slots=True)
class Scripts:
    """Addresses of the scripts: the first two on every page, the others where they are used."""

    choices: str
    reading: str
    pages: str
    copying: str
    hits: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame; addresses of style and scripts change with their content, so they may be kept for ever."""

    nameplate: str
    pinyin: str
    sponsor: str
    url: str
    plate: Plate | None
    style: str
    scripts: Scripts
    menu: tuple[Link, ...]
    links: tuple[Link, ...]
    imprint: tuple[tuple[str, ...], ...]
    notices: tuple[str, ...]
    has_search: bool
    has_feed: bool
    is_internal: bool


def make_frame(host: Host, theme: Path, style: bytes, standing: tuple[Link, ...]) -> Frame:
    """The frame of this build; ``standing`` are the pages that editors wrote in content/."""
    publication = host.publication
    urls = {*host.pages, *host.files}
    return Frame(
        nameplate=publication.nameplate,
        pinyin=publication.pinyin,
        sponsor=publication.masthead.sponsor,
        url=publication.site_url and publication.site_url.rstrip("/") + "/",
        plate=read_plate(theme / "assets" / "nameplate.svg", publication.nameplate),
        style=_versioned(STYLE, style),
        scripts=Scripts(*(_script(theme, name) for name in SCRIPTS)),
        menu=_menu(publication, urls),
        links=_links(publication, urls, standing),
        imprint=_imprint(publication),
        notices=_notices(publication),
        has_search="search/" in urls,
        has_feed="feed.xml" in urls,
        is_internal=host.edition is Edition.INTERNAL,
    )


def read_plate(path: Path, nameplate: str) -> Plate | None:
    """The outlines, if the file's title is this nameplate; else None, and the name is set in type."""
    if not path.exists():
        return None
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    space = "{http://www.w3.org/2000/svg}"
    if root.findtext(f"{space}title") != nameplate:
        return None
    paths = (item.get("d", "") for item in root.iter(f"{space}path"))
    return Plate(root.get("viewBox", ""), " ".join(paths))


def join_styles(theme: Path) -> bytes:
    """The style sheet: the files of the theme's styles/ in the order of their names."""
    return b"".join(path.read_bytes() for path in sorted((theme / "styles").glob("*.css")))


def _script(theme: Path, name: str) -> str:
    address = f"assets/{name}.js"
    return _versioned(address, (theme / address).read_bytes())


def _versioned(name: str, content: bytes) -> str:
    return f"{name}{VERSION}{hashlib.sha256(content).hexdigest()[:8]}"


def _menu(publication: Publication, urls: Collection[str]) -> tuple[Link, ...]:
    newest = [Link("本期", issue_url(issue.id)) for issue in publication.newest_first[:1]]
    others = (
        Link("往期", "archive/"),
        Link("栏目", "departments/"),
        Link("作者", "authors/"),
        Link("动态", "chronicle/"),
        Link("搜索", "search/"),
    )
    return tuple(link for link in (*newest, *others) if link.url in urls)


def _links(publication: Publication, urls: Collection[str], standing: tuple[Link, ...]) -> tuple[Link, ...]:
    years = [Link("年度总目次", year_url(i.number.year)) for i in publication.newest_first[:1]]
    others = (*years, Link("提案目录", "proposals/"), Link("新刊订阅", "feed.xml"))
    return (*standing, *(link for link in others if link.url in urls))


def _imprint(publication: Publication) -> tuple[tuple[str, ...], ...]:
    masthead = publication.masthead
    sponsor = masthead.sponsor and f"{masthead.sponsor}主办"
    ways = (("地址", masthead.address), ("邮编", masthead.postcode))
    more = (("电话", masthead.phone), ("电子信箱", masthead.email))
    lines = ((sponsor, masthead.label), _labelled(ways), _labelled(more), (publication.footer.remark,))
    return tuple(parts for line in lines if (parts := tuple(filter(None, line))))


def _notices(publication: Publication) -> tuple[str, ...]:
    footer = publication.footer
    return tuple(filter(None, (footer.icp, footer.police, footer.government_mark)))


def _labelled(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{label}：{value}" for label, value in pairs if value)
