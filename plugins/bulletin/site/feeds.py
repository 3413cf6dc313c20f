"""Atom feeds (RFC 4287) of the newest articles, and the sitemap (sitemaps.org 0.9).

Rows and addresses go in, XML bytes come out. Both need full addresses, so both are left out where
mkdocs.yml names no site_url. Dates are those of the issues, never of the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from bulletin.host import Entry, Host
from bulletin.model import Edition
from bulletin.site.listing import Count
from bulletin.site.metadata import describe

FEED_LENGTH = 30
ADDRESSES_A_FILE = 50_000  # sitemaps.org allows no more


def add_feeds(host: Host, counts: Sequence[Count], entries: Sequence[Entry]) -> None:
    """Register the feed of all articles and one for each department."""
    if not host.publication.site_url:
        return
    name = host.publication.nameplate
    host.add_file("feed.xml", make_feed(host, name, "", "feed.xml", entries))
    for count in counts:
        rows = [entry for entry in entries if entry.department == count.name]
        url = f"{count.url}feed.xml"
        host.add_file(url, make_feed(host, f"{name}　{count.name}", count.url, url, rows))


def make_feed(host: Host, title: str, page: str, url: str, entries: Sequence[Entry]) -> bytes:
    """One feed; ``page`` and ``url`` are the addresses of what it is about and of itself."""
    newest = [_entry(host, entry) for entry in entries[:FEED_LENGTH]]
    updated = max((_date(host, entry) for entry in entries[:FEED_LENGTH]), default="1970-01-01T00:00:00Z")
    sponsor = host.publication.masthead.sponsor or host.publication.nameplate
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(host.absolute(page))}</id>",
        f"<link href={quoteattr(host.absolute(page))}/>",
        f'<link rel="self" href={quoteattr(host.absolute(url))}/>',
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(sponsor)}</name></author>",
        *newest,
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def make_sitemap(host: Host, urls: Iterable[str]) -> dict[str, bytes]:
    """The sitemap and robots.txt by address; more than 50,000 addresses go into several files.

    An internal edition asks engines to stay away and tells them nothing.
    """
    if host.edition is Edition.INTERNAL:
        return {"robots.txt": b"User-agent: *\nDisallow: /\n"}
    if not host.publication.site_url:
        return {}
    ordered = sorted(urls)
    parts = [ordered[at : at + ADDRESSES_A_FILE] for at in range(0, len(ordered), ADDRESSES_A_FILE)]
    robots = f"User-agent: *\nAllow: /\nSitemap: {host.absolute('sitemap.xml')}\n".encode()
    if len(parts) <= 1:
        return {"sitemap.xml": _url_set(host, ordered), "robots.txt": robots}
    files = {f"sitemap-{number}.xml": _url_set(host, part) for number, part in enumerate(parts, 1)}
    names = "".join(f"<sitemap><loc>{escape(host.absolute(name))}</loc></sitemap>\n" for name in files)
    index = _document("sitemapindex", names)
    return {"sitemap.xml": index, **files, "robots.txt": robots}


def _url_set(host: Host, urls: Sequence[str]) -> bytes:
    rows = "".join(f"<url><loc>{escape(host.absolute(url))}</loc></url>\n" for url in urls)
    return _document("urlset", rows)


def _document(name: str, rows: str) -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{space}">\n{rows}</{name}>\n'.encode()


def _entry(host: Host, entry: Entry) -> str:
    address = host.absolute(entry.url)
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in entry.authors)
    return (
        f"<entry><title>{escape(entry.title)}</title><id>{escape(address)}</id><link href={quoteattr(address)}/>"
        f"<updated>{_date(host, entry)}</updated>{authors}<category term={quoteattr(entry.department)}/>"
        f"<summary>{escape(describe(host.publication.article(entry.id)))}</summary></entry>"
    )


def _date(host: Host, entry: Entry) -> str:
    """The issue's date, or the first day of its year: RFC 4287 wants one, and a build date would lie."""
    issue = host.publication.issue(entry.issue.id)
    date = issue.date or datetime.date(issue.number.year, 1, 1)
    return f"{date.isoformat()}T00:00:00+08:00"
