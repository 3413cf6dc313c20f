"""The body of an article as the web shows it.

Canonical HTML and the insertions for it go in; HTML for the article's own page comes out: links lead
where they should, tables can be scrolled, notes can be walked to and back, pictures load late.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import quote, unquote

from lxml import html

from bulletin.host import article_url
from bulletin.markup import Insertion, insert_at
from bulletin.markup.text import Element, classes, parse, serialise
from bulletin.model import Body, Picture
from bulletin.site.pictures import rendition, widths_of
from bulletin.site.tables import dress_table

TO_ROOT = "../../"
TO_ISSUE = "../"
_RUNS = ".//text()[contains(., '://')][not(ancestor::a or ancestor::code or ancestor::pre)]"
TextNode: TypeAlias = Any  # a string of lxml that knows where it stands
_ADDRESS = re.compile(r"(https?://[!-~]+)")


def dress_body(body: Body, insertions: Iterable[Insertion]) -> str:
    """The HTML of a body for the page ``<issue>/<article>/``."""
    root = parse(insert_at(body.html, insertions))
    pictures = {picture.source: picture for picture in body.pictures}
    for mark in root.xpath("//span[contains(@class, 'jump-mark')]"):
        mark.drop_tree()
    for link in root.xpath("//a[@data-article]"):
        _lead_to_article(link)
    for image in root.iter("img"):
        source = unquote(image.get("src", ""))  # lxml percent-encodes what it writes
        _load_late(image, source, pictures.get(source))
    for run in root.xpath(_RUNS):
        _let_addresses_break(run)
    for code in root.iter("pre"):
        code.set("tabindex", "0")  # it scrolls sideways, so the keyboard must reach it
    for number, figure in enumerate(root.xpath("//figure[contains(@class, 'table')]"), 1):
        dress_table(figure, number)
    for section in root.xpath("//section[contains(@class, 'notes')]"):
        _dress_notes(section, root)
    return serialise(root).replace("</wbr>", "")  # lxml does not know that wbr is empty


def _lead_to_article(link: Element) -> None:
    link.set("href", TO_ROOT + quote(article_url(link.attrib.pop("data-article"))))


def _let_addresses_break(run: TextNode) -> None:
    """A web address may end a line anywhere; kept whole, it would leave the line before it spread out."""
    plain, *rest = _ADDRESS.split(run)
    owner = run.getparent()
    if run.is_tail:
        owner.tail, parent, at = plain, owner.getparent(), owner.getparent().index(owner) + 1
    else:
        owner.text, parent, at = plain, owner, 0
    for address, behind in zip(rest[::2], rest[1::2], strict=True):
        span = html.Element("span", {"class": "url"})
        span.text, span.tail = address, behind
        parent.insert(at, span)
        at += 1


def _load_late(image: Element, source: str, picture: Picture | None) -> None:
    """The smallest file that is sharp on the reader's screen, and only when it comes into sight."""
    widths = widths_of(picture) if picture else ()
    files = [(TO_ISSUE + quote(rendition(source, width)), width) for width in widths]
    image.set("src", files[-1][0] if files else TO_ISSUE + quote(source))
    if len(files) > 1:
        image.set("srcset", ", ".join(f"{file} {width}w" for file, width in files))
        image.set("sizes", "(min-width: 48em) 45rem, 92vw")
    image.set("loading", "lazy")
    image.set("decoding", "async")


def _dress_notes(section: Element, root: Element) -> None:
    section.set("class", "fn notes")
    section.set("role", "doc-endnotes")
    section.set("aria-label", "注释")
    for reference in root.xpath("//sup[contains(@class, 'fnref')]/a"):
        reference.set("role", "doc-noteref")
        reference.set("aria-label", f"注{reference.text_content()}")
    for back in section.iter("a"):
        if "backref" in classes(back):
            back.set("role", "doc-backlink")
            back.set("aria-label", f"回正文，注{back.get('href', '').removeprefix('#r')}处")
