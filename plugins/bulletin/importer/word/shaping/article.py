"""A document shaped to an article: title block, ending, headings, pieces, notes.

In: a WordDocument and the names of departments. Out: Shaped, and every finding on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bulletin.errors import BulletinError, Problem
from bulletin.importer.joining.article import AUTHOR_NOTE
from bulletin.importer.joining.authors import PROPOSER_LABELS
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import Person
from bulletin.importer.reading.text import key
from bulletin.importer.splitting.speeches import find_speeches
from bulletin.importer.splitting.titleblock import TitleBlock, is_digest
from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.reading.blocks import WordDocument, WordParagraph
from bulletin.importer.word.reading.rich import Rich, joined, plain
from bulletin.importer.word.shaping.assemble import Assembly
from bulletin.importer.word.shaping.ending import Ending, read_ending
from bulletin.importer.word.shaping.flow import Item, read_flow
from bulletin.importer.word.shaping.headings import TOP, find_headings
from bulletin.importer.word.shaping.pieces import Head, Kind, Piece, Shaped
from bulletin.importer.word.shaping.setting import Setting, measure_setting
from bulletin.importer.word.shaping.spaces import tidy
from bulletin.importer.word.shaping.telling import tell_body, tell_lacking, tell_taken
from bulletin.importer.word.shaping.title import TitlePart, read_title

_TITLE_STRIP = "（）()【】 \u3000"


def shape(
    document: WordDocument, title: str, departments: Sequence[str]
) -> tuple[Shaped, tuple[Finding, ...]]:
    """The article; ``title`` serves when the draft has none. Raises BulletinError for an empty document."""
    flow, undone = read_flow(document.blocks)
    if not flow:
        remedy = "请打开看看是不是发错了文件；扫描成图片的文稿，请先用识别软件变成文字"
        raise BulletinError(
            [Problem(document.name, None, "文稿是空的，没有文字、图片和表格", remedy, "word-empty")]
        )
    setting = measure_setting([one for one in flow if isinstance(one, WordParagraph)])
    flow = tuple(_without_bold(one) for one in flow) if setting.bold else flow
    part = read_title(flow, setting, departments)
    ending = read_ending(flow, max(part.taken, default=-1) + 1, part.block)
    taken = {*part.taken, *ending.taken}
    body = tuple(one for place, one in enumerate(flow) if place not in taken)
    levels, form = _levels(body, part, setting)
    assembly = Assembly(body, levels, document.pictures)
    pieces = tuple(assembly.pieces())
    head = _head(part, ending, title, pieces, form)
    head = replace(head, department=head.department or _certain_department(head, departments))
    pieces, head, notes, strays = _place_notes(pieces, head, document)
    findings = (
        *undone,
        *assembly.findings,
        *strays,
        *tell_taken(flow, part.taken, head),
        *tell_taken(flow, ending.taken, head),
        *tell_lacking(head, body, titled=bool(part.block.title)),
        *tell_body(body, bold=setting.bold),
    )
    return Shaped(head, pieces, notes), findings


def _without_bold(item: Item) -> Item:
    """The whole draft is bold: then nothing is."""
    if not isinstance(item, WordParagraph):
        return item
    faces = tuple(replace(face, bold=False) for face in item.rich.faces)
    return replace(item, rich=Rich(item.rich.text, faces))


def _levels(body: Sequence[Item], part: TitlePart, setting: Setting) -> tuple[Mapping[int, int], str]:
    """The headings' levels, and 发言摘登 when the draft holds speeches, whose titles are above them."""
    if not is_digest(part.block.title, *part.block.deck):
        return find_headings(body, setting), ""
    lines = [
        Line(place, one.rich.plain, one.rich.plain, level=one.outline)
        for place, one in enumerate(body)
        if isinstance(one, WordParagraph)
    ]
    titles = find_speeches(lines).titles
    inner = {
        place: level
        for place, level in find_headings(body, setting, under=TOP + 1).items()
        if place not in titles
    }
    return {**inner, **dict.fromkeys(titles, TOP)}, "发言摘登"


def _head(part: TitlePart, ending: Ending, title: str, pieces: Sequence[Piece], form: str) -> Head:
    block = part.block
    items = sum(piece.kind is Kind.ITEM for piece in pieces)
    chronicle = "纪事" if items * 2 > len(pieces) and items > 2 else ""
    return Head(
        title=block.title or title,
        kicker=block.kicker,
        deck=block.deck,
        authors=block.authors or ending.authors or _proposers(block),
        date=block.date or ending.date,
        proposal=block.proposal,
        editors_note=block.editors_note,
        author_note=ending.author_note.strip(_TITLE_STRIP),
        department=part.department,
        form=form or ("提案" if block.proposal else chronicle),
    )


def _proposers(block: TitleBlock) -> tuple[Person, ...]:
    named = [value for label, value in block.proposal if label in PROPOSER_LABELS]
    return tuple(Person(name) for value in named for name in re.split("[、，, \u3000]+", value) if name)


def _certain_department(head: Head, departments: Sequence[str]) -> str:
    """A proposal's department, or the one that the title itself names."""
    wanted = "提案" if head.proposal else key(head.title)
    return next(
        (
            one
            for one in departments
            if (key(one).startswith(wanted) if head.proposal else key(one) == wanted)
        ),
        "",
    )


def _place_notes(
    pieces: tuple[Piece, ...], head: Head, document: WordDocument
) -> tuple[tuple[Piece, ...], Head, tuple[tuple[Rich, ...], ...], tuple[Finding, ...]]:
    """Notes called from the text in the order of their calls; the others find a place of their own."""
    called = tuple(dict.fromkeys(number for piece in pieces for number in _calls(piece)))
    order = {number: place for place, number in enumerate(called, start=1)}
    pieces = tuple(_renumbered(piece, order) for piece in pieces)
    notes = tuple(_note(document.notes[number - 1]) for number in called)
    findings: list[Finding] = []
    for number, paragraphs in enumerate(document.notes, start=1):
        words = joined(_note(paragraphs))
        if number in order or not words.text:
            continue
        if AUTHOR_NOTE.match(words.plain) and not head.author_note:
            head = replace(head, author_note=words.plain.strip(_TITLE_STRIP))
            findings.append(
                Finding(Weight.DONE, "作者简介", Place(0), f"标题上的注“{words.plain}”写进作者简介")
            )
        else:
            pieces = (*pieces, Piece(Kind.TEXT, 0, plain("注：") + words))
            findings.append(Finding(Weight.LOOK, "注", Place(0), f"标题或图注上的注“{words.plain}”移到文末"))
    return pieces, head, notes, tuple(findings)


def _calls(piece: Piece) -> Iterator[int]:
    if piece.kind is not Kind.PICTURE:
        yield from piece.rich.notes
    if piece.grid:
        for row in (piece.grid.head, *piece.grid.rows):
            for cell in row:
                yield from cell.notes


def _renumbered(piece: Piece, order: Mapping[int, int]) -> Piece:
    """The piece with its notes numbered in the order of the article."""

    def told(rich: Rich) -> Rich:
        faces = tuple(
            replace(face, note=order.get(face.note, 0)) if face.note else face for face in rich.faces
        )
        return Rich(rich.text, faces)

    grid = piece.grid
    if grid:
        rows = tuple(tuple(map(told, row)) for row in grid.rows)
        grid = replace(grid, head=tuple(map(told, grid.head)), rows=rows)
    return replace(piece, rich=told(piece.rich), grid=grid)


def _note(paragraphs: Sequence[WordParagraph]) -> tuple[Rich, ...]:
    return tuple(rich for one in paragraphs if (rich := tidy(one.rich)).text)
