"""Feeds and sitemap: valid XML with full addresses and the dates of the issues."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from bulletin.model import Edition
from bulletin.site.feeds import add_feeds, make_sitemap
from bulletin.site.listing import all_entries, count_departments
from publications import build_pages, make_article, make_host, make_issue, make_publication

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def host_of(count: int, **values: object):
    articles = [
        make_article(f"2026-1/{at:02}-<文>&", title_lines=(f"题<{at}>&",)) for at in range(1, count + 1)
    ]
    return make_host(replace(make_publication(make_issue("2026-1", articles)), **values))


def feeds_of(host) -> dict[str, etree._Element]:
    entries = all_entries(host)
    add_feeds(host, count_departments(host, entries), entries)
    return {url: etree.fromstring(content) for url, content in host.files.items()}


def test_a_feed_holds_the_newest_thirty() -> None:
    """However long the archive, a feed stays small."""
    feed = feeds_of(host_of(40))["feed.xml"]
    assert len(feed.findall("a:entry", ATOM)) == 30
    assert feed.findtext("a:entry/a:title", namespaces=ATOM) == "题<1>&"


def test_dates_are_those_of_the_issue() -> None:
    """A build today and a build tomorrow give the same bytes."""
    feed = feeds_of(host_of(1))["feed.xml"]
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-02-28T00:00:00+08:00"


def test_addresses_are_full_and_encoded() -> None:
    """Feeds are read away from the site."""
    feed = feeds_of(host_of(1))["feed.xml"]
    address = feed.find("a:entry/a:link", ATOM).get("href")
    assert address == "https://example.org/bulletin/2026-1/01-%3C%E6%96%87%3E%26/"


def test_each_department_has_its_feed() -> None:
    """Beside the department's list."""
    assert set(feeds_of(host_of(2))) == {"feed.xml", "departments/调研报告/feed.xml"}


def test_without_an_address_there_is_neither_feed_nor_sitemap() -> None:
    """Half an address would be worse than none."""
    host = host_of(1, site_url="")
    assert feeds_of(host) == {}
    assert make_sitemap(host, ["2026-1/"]) == {}


def test_the_sitemap_names_every_page_once() -> None:
    """And robots.txt names the sitemap."""
    files = make_sitemap(host_of(1), ["", "2026-1/", "about/"])
    locations = etree.fromstring(files["sitemap.xml"]).xpath("//s:loc/text()", namespaces=MAP)
    assert locations == [f"https://example.org/bulletin/{url}" for url in ("", "2026-1/", "about/")]
    assert b"Sitemap: https://example.org/bulletin/sitemap.xml" in files["robots.txt"]


def test_a_site_without_an_address_has_no_sitemap_of_the_generators(tmp_path) -> None:
    """MkDocs' own stands in its theme as a template, which must not be copied."""
    publication = replace(make_publication(make_issue("2026-1", [make_article("2026-1/01-篇")])), site_url="")
    assert not (build_pages(publication, tmp_path) / "sitemap.xml").exists()


def test_an_address_of_the_site_with_an_ampersand_is_written_as_xml() -> None:
    """In feeds, and in a sitemap of several files."""
    host = host_of(1, site_url="https://example.org/a&b/")
    assert feeds_of(host)["feed.xml"].findtext("a:id", namespaces=ATOM) == "https://example.org/a&b/"
    assert etree.fromstring(make_sitemap(host, (f"{n}/" for n in range(50_001)))["sitemap.xml"]) is not None


def test_a_large_sitemap_is_cut_as_the_protocol_asks() -> None:
    """At most 50,000 addresses a file."""
    files = make_sitemap(host_of(1), (f"{number}/" for number in range(50_001)))
    assert {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} < set(files)
    assert len(etree.fromstring(files["sitemap-2.xml"])) == 1


def test_an_internal_edition_tells_engines_nothing() -> None:
    """It asks them to stay away."""
    publication = make_publication(make_issue("2026-1", [make_article("2026-1/01-文")]))
    files = make_sitemap(make_host(publication, edition=Edition.INTERNAL), ["2026-1/"])
    assert files == {"robots.txt": b"User-agent: *\nDisallow: /\n"}
