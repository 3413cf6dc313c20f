"""A draft and its parts made into an article: front matter and typed paragraphs.

In: a Draft, its Parts in reading order, the corpus. Out: an ImportedArticle. Decides what is a heading of
which level, which lines are speeches, notes on the author, authors named in the first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.importer.joining.authors import find_authors
from bulletin.importer.joining.paragraphs import Paragraph, build_paragraphs
from bulletin.importer.joining.short_lines import find_dated, has_columns
from bulletin.importer.joining.spaces import clean_paragraph, clean_title
from bulletin.importer.jumps.stitch import Part
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.names import Person
from bulletin.importer.reading.numbering import START_MARKS
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, key
from bulletin.importer.splitting.speeches import SpeechLines, find_speeches
from bulletin.importer.splitting.split import Draft

AUTHOR_NOTE = re.compile(r"^[（(【\[［〔]?\s*作者\s*(?:(?:分别|均|都)?[系为]|单位|简介|是|[：:])")
MARK_IN_TEXT = re.compile(r"（(?:下转|上接)\d*页?）")
DEEPEST = 5
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """An article ready to be written; ``lines`` are the source lines of its title block."""

    title: str
    department: str
    page: int | None
    kicker: str
    deck: tuple[str, ...]
    authors: tuple[Person, ...]
    date: str
    proposal: tuple[tuple[str, str], ...]
    editors_note: str
    author_note: str
    contents_title: str
    form: str
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[int, ...]


def build_article(
    draft: Draft, parts: Sequence[Part], corpus: Corpus, block_lines: tuple[int, ...]
) -> tuple[ImportedArticle, tuple[Decision, ...]]:
    """The article of the draft."""
    paragraphs, note, decisions = _build_text(draft, parts, corpus)
    block = draft.block
    title = clean_title(block.title, corpus, draft.entry.title)
    if block_lines and _count_spaces(title) < _count_spaces(close_spaced(block.title)):
        chosen = f"标题中有空格落在词的中间，已删去：{title}"
        decisions = (
            *decisions,
            Decision(block_lines[0], "标题空格", chosen, f"照印为：{block.title}", sure=True),
        )
    article = ImportedArticle(
        title=title,
        department=draft.entry.department,
        page=draft.entry.page,
        kicker=clean_title(block.kicker, corpus),
        deck=tuple(clean_title(text, corpus) for text in block.deck),
        authors=find_authors(draft, paragraphs),
        date=block.date,
        proposal=block.proposal,
        editors_note=clean_paragraph(block.editors_note, corpus),
        author_note=note.text.strip("（）()【】 ") if note else "",
        contents_title=draft.entry.title if key(draft.entry.title) != key(title) else "",
        form=_form(draft, paragraphs),
        paragraphs=paragraphs,
        lines=(*block_lines, *block.also, *(note.lines if note else ())),
    )
    return article, decisions


def _count_spaces(text: str) -> int:
    return text.count(" ") + text.count(FULL_SPACE)


def _build_text(
    draft: Draft, parts: Sequence[Part], corpus: Corpus
) -> tuple[tuple[Paragraph, ...], Paragraph | None, tuple[Decision, ...]]:
    """Typed paragraphs, the note on the author that stood among them, and the decisions."""
    lines = [line for part in parts for line in part.lines]
    speeches = find_speeches(lines) if draft.is_digest else SpeechLines()
    paragraphs, decisions = build_paragraphs(parts, corpus, alone=speeches.alone)
    paragraphs = tuple(_clean(p, corpus, titled=_keeps_spaces(p, speeches)) for p in paragraphs)
    paragraphs = _mark_speeches(paragraphs, speeches)
    note = _find_author_note(paragraphs)
    paragraphs = tuple(p for p in paragraphs if p is not note)
    scaled = _scale_levels(paragraphs, deeper=bool(speeches.titles))
    return _mark_items(scaled, find_dated(lines)), note, decisions


def _keeps_spaces(paragraph: Paragraph, speeches: SpeechLines) -> bool:
    """Whether printed spaces part something: the halves of a title, the columns of a row."""
    return paragraph.lines[0] in speeches.alone or (len(paragraph.lines) == 1 and has_columns(paragraph.text))


def _clean(paragraph: Paragraph, corpus: Corpus, *, titled: bool) -> Paragraph:
    if paragraph.kind == "table":
        return paragraph
    clean = clean_title if titled or paragraph.kind == "heading" else clean_paragraph
    return replace(paragraph, text=clean(paragraph.text, corpus))


def _mark_speeches(paragraphs: Sequence[Paragraph], speeches: SpeechLines) -> tuple[Paragraph, ...]:
    marked: list[Paragraph] = []
    for paragraph in paragraphs:
        number = paragraph.lines[0]
        if number in speeches.titles:
            title = paragraph.text
            lines = paragraph.lines
            if marked and marked[-1].kind == "title":
                before = marked.pop()
                title, lines = before.text + FULL_SPACE + title, before.lines + lines
            marked.append(replace(paragraph, text=title, lines=lines, kind="title", level=2))
        elif number in speeches.speakers:
            marked.append(replace(paragraph, kind="speaker"))
        else:
            marked.append(paragraph)
    return tuple(marked)


def _find_author_note(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The note on the author, when there is just one."""
    short = [p for p in paragraphs if p.kind == "text" and len(p.text) <= LONGEST_NOTE]
    notes = [p for p in short if AUTHOR_NOTE.match(p.text)]
    return notes[0] if len(notes) == 1 and not MARK_IN_TEXT.search(notes[0].text) else None


def _scale_levels(paragraphs: tuple[Paragraph, ...], *, deeper: bool) -> tuple[Paragraph, ...]:
    """Levels without a gap: the highest heading of the text is ## , or ### under the titles of speeches."""
    used = sorted({p.level for p in paragraphs if p.kind == "heading"})
    top = 3 if deeper else 2
    shift = top - used[0] if used else 0
    return tuple(
        replace(p, level=min(DEEPEST, p.level + shift)) if p.kind == "heading" else p for p in paragraphs
    )


def _mark_items(paragraphs: tuple[Paragraph, ...], dated: frozenset[int]) -> tuple[Paragraph, ...]:
    """Starred paragraphs are items of a list when there are two or more; so are days."""
    starred = [p for p in paragraphs if p.kind == "text" and p.text[:1] in START_MARKS]
    marks = START_MARKS if len(starred) > 1 else ""
    return tuple(
        replace(p, kind="item")
        if p.kind == "text" and ((marks and p.text[:1] in marks) or p.lines[0] in dated)
        else p
        for p in paragraphs
    )


def _form(draft: Draft, paragraphs: Sequence[Paragraph]) -> str:
    if draft.block.proposal:
        return "提案"
    if draft.is_digest:
        return "发言摘登"
    items = sum(p.kind == "item" for p in paragraphs)
    return "纪事" if items * 2 > len(paragraphs) else ""
