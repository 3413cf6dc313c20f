"""From a Word draft to an article's file, without touching a disk.

In: the bytes of a .docx, its name, the departments, how punctuation is mended and metafiles are drawn. Out:
a Draft: front matter and body with the pictures' names left open, which only the folder can decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.package import hostile
from bulletin.importer.word.reading.blocks import WordPicture
from bulletin.importer.word.reading.document import read_document
from bulletin.importer.word.reading.media import Draw
from bulletin.importer.word.shaping.article import shape
from bulletin.importer.word.shaping.pieces import Kind, Shaped
from bulletin.importer.word.writing.account import find_lost
from bulletin.importer.word.writing.front import write_front
from bulletin.importer.word.writing.markdown import write_body
from bulletin.importer.word.writing.report import DraftReport, MarkChange
from bulletin.importer.writing.folder import slug

Mend = Callable[[str, str], tuple[str, tuple[MarkChange, ...]]]
"""Repairs the punctuation of an article's text (path, text): the text, and each change."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft read and shaped; ``pictures`` by their number are those that the article shows."""

    name: str
    source: bytes
    shaped: Shaped
    pictures: Mapping[int, WordPicture]
    findings: tuple[Finding, ...]

    @property
    def slug(self) -> str:
        """The short title for the file's name."""
        return slug(self.shaped.head.title)


def read_draft(data: bytes, name: str, departments: Sequence[str], draw: Draw, department: str = "") -> Draft:
    """The draft; ``department`` is the one that the editor chose. Raises BulletinError."""
    try:
        document = read_document(data, name, draw)
        shaped, findings = shape(document, PurePosixPath(name).stem, departments)
    except RecursionError:
        raise hostile(name, "里面一层套一层，套得太深") from None
    if department:
        shaped = replace(shaped, head=replace(shaped.head, department=department))
        findings = tuple(one for one in findings if one.kind != "栏目")
    used = [piece.picture for piece in shaped.pieces if piece.kind is Kind.PICTURE]
    pictures = {number: document.pictures[number - 1] for number in used}
    return Draft(name, data, shaped, pictures, (*document.findings, *findings))


def write_draft(draft: Draft, path: str, files: Mapping[int, str], mend: Mend) -> tuple[str, DraftReport]:
    """The text of the article's file, and the report; ``files`` are the pictures' paths in it."""
    front = write_front(draft.shaped.head)
    body = write_body(draft.shaped.pieces, draft.shaped.notes, files)
    lost = find_lost(draft.source, draft.name, front, body, draft.findings)
    text, marks = mend(path, f"---\n{front}---\n\n{body}")
    shown = tuple(files[number] for number in draft.pictures)
    findings = (*draft.findings, *(_lost(words) for words in lost))
    return text, DraftReport(draft.name, path, draft.shaped.head.title, shown, findings, marks, lost)


def _lost(words: str) -> Finding:
    message = "这些字没有写进稿件，请从原稿补上，并把原稿发给维护人员"
    return Finding(Weight.TODO, "遗失", Place(), message, words)
