"""The proof that nothing is lost, made anew for every draft: what Word holds against what a reader will read.

In: the document's own XML, the finished file, the findings. Out: the words that stand in neither. The file is
rendered as the website renders it, so a slip of Markdown shows as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin.importer.reading.lines import INVISIBLE
from bulletin.importer.word.findings import Finding
from bulletin.importer.word.package import open_package
from bulletin.importer.word.reading.drawings import choose
from bulletin.importer.word.reading.names import MC, M, W
from bulletin.importer.word.reading.rich import OBJECT
from bulletin.load.encoding import CONTROLS
from bulletin.markup import render_body
from bulletin.model import Form

_PARTS = ("footnotes", "endnotes", "comments", "header", "footer")


class _AnyFile:
    """A resolver that takes every picture and every link for good."""

    def picture(self, source: str) -> tuple[int, int] | None:
        """Some size."""
        return (1, 1) if source else None

    def article(self, href: str) -> str | None:
        """The link itself."""
        return href or None


def find_lost(data: bytes, name: str, front: str, body: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Stretches of the document that stand neither in the article nor in the report."""
    rendered = render_body(body, first_line=1, form=Form.ARTICLE, resolver=_AnyFile()).text
    written = _squeeze(f"{front}\n{rendered}")
    told = _squeeze("\n".join(f"{one.message}\n{one.text}" for one in findings))
    lost = []
    for words, pieces in _paragraphs(data, name):
        whole = _squeeze(words)
        if whole in written or whole in told:
            continue
        bare = (_squeeze(piece) for piece in pieces)
        lost += [piece for piece in bare if piece not in written and piece not in told]
    return tuple(lost)


def _paragraphs(data: bytes, name: str) -> Iterator[tuple[str, list[str]]]:
    """The words of every paragraph of body, notes, comments, headers and footers; whole, and run by run."""
    package, main = open_package(data, name)
    parts = [
        main,
        *(r.target for r in package.relations(main).values() if r.kind in _PARTS and not r.external),
    ]
    for part in parts:
        tree = package.tree(part)
        for paragraph in () if tree is None else tree.iter(f"{W}p"):
            pieces = list(_words(paragraph))
            if any(piece.strip() for piece in pieces):
                yield "".join(pieces), pieces


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph in order, those of paragraphs inside it apart; of alternatives only one."""
    for one in element:
        if one.tag == f"{W}p":
            continue
        if one.tag == f"{MC}AlternateContent":
            chosen = choose(one)
            yield from _words(chosen) if chosen is not None else ()
        elif one.tag in (f"{W}t", f"{W}delText", f"{M}t"):
            yield one.text or ""
        else:
            yield from _words(one)


def _squeeze(text: str) -> str:
    """Without white space and what cannot be seen."""
    return "".join(CONTROLS.sub("", INVISIBLE.sub("", text)).replace(OBJECT, "").split())
