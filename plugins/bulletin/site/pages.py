"""Which pages and files the website has besides those of the other features."""

from __future__ import annotations

from pathlib import Path

from bulletin.host import Host, pdf_url
from bulletin.markup.convert import clean_html, convert
from bulletin.site.article_page import article_pages
from bulletin.site.chronicle import chronicle_pages
from bulletin.site.epub import add_books
from bulletin.site.facsimile import add_print
from bulletin.site.feeds import add_feeds
from bulletin.site.home import home_page
from bulletin.site.listing import all_entries, author_pages, count_departments, department_pages
from bulletin.site.pictures import collect_pictures
from bulletin.site.proposals import proposal_pages


def register_pages(host: Host, theme: Path, welcome: str) -> None:
    """Hand all pages and files of the site to the host; insertions must be known before.

    ``theme`` is the folder of templates, ``welcome`` what editors wrote in content/index.md, as Markdown.
    """
    entries = all_entries(host)
    counts = count_departments(host, entries)
    pages = (
        home_page(host, counts, clean_html(convert(welcome))),
        *article_pages(host),
        *department_pages(counts, entries),
        *author_pages(entries),
        *proposal_pages(host),
        *chronicle_pages(host),
    )
    for page in pages:
        host.add_page(page)
    add_print(host)
    add_books(host, (theme / "epub.css").read_text(encoding="utf-8"))
    for issue_id, pdf in host.pdfs.items():
        host.add_file(pdf_url(issue_id, pdf.name), pdf)
    add_feeds(host, counts, entries)
    for url, content in collect_pictures(host.publication, host.cache / "pictures").items():
        host.add_file(url, content)
