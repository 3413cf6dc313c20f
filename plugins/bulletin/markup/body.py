"""Markdown of one article to its ``Body``: convert, give structure, note what stands where."""

from __future__ import annotations

from typing import Protocol

from bulletin.markup import structure
from bulletin.markup.convert import convert
from bulletin.markup.figures import make_figures
from bulletin.markup.jumpmarks import collect_marks, place_marks
from bulletin.markup.notes import make_notes
from bulletin.markup.text import Element, classes, parse, serialise, text_of
from bulletin.model import Body, Form


class Resolver(Protocol):
    """What the body cannot know by itself; it answers None for what is not there."""

    def picture(self, source: str) -> tuple[int, int] | None:
        """Width and height in pixels of a picture, by its path as written."""

    def article(self, href: str) -> str | None:
        """The id of the article that a link as written leads to."""


def render_body(source: str, *, first_line: int, form: Form, resolver: Resolver) -> Body:
    """The body of an article from its Markdown; ``first_line`` is the file's line of its first line.

    What the resolver does not know is left out of the HTML; saying so is the resolver's business.
    """
    root = parse(convert(source) or " ")
    _resolve_pictures(root, resolver)
    links = _resolve_links(root, resolver)
    structure.wrap_loose_text(root)
    headings = structure.number_headings(root)
    make_notes(root)
    structure.strip_blank_tails(root)
    pictures = make_figures(root)
    structure.unwrap_lines(root)
    structure.make_tables(root)
    _drop_empty_paragraphs(root)
    place_marks(root)
    structure.mark_end_lines(root)
    structure.apply_form(root, form)
    marks = collect_marks(root, source, first_line)
    return Body(serialise(root), text_of(root), headings, pictures, marks, links)


def _resolve_pictures(root: Element, resolver: Resolver) -> None:
    for image in list(root.iter("img")):
        size = resolver.picture(image.get("src", ""))
        if size is None:
            image.drop_tree()
        else:
            image.set("width", str(size[0]))
            image.set("height", str(size[1]))


def _resolve_links(root: Element, resolver: Resolver) -> tuple[str, ...]:
    found: list[str] = []
    for link in list(root.iter("a")):
        href = link.get("href", "")
        if href.startswith("#fn") and {"footnote-ref", "footnote-backref"} & set(classes(link)):
            continue
        if href.startswith(("http://", "https://", "mailto:")):
            link.attrib.pop("class", None)
            continue
        article = resolver.article(href)
        if article is None:
            link.drop_tag()
            continue
        link.attrib.clear()
        link.set("data-article", article)
        found.append(article)
    return tuple(found)


def _drop_empty_paragraphs(root: Element) -> None:
    for paragraph in list(root.iter("p")):
        if not text_of(paragraph).strip() and len(paragraph) == 0:
            paragraph.drop_tree()
