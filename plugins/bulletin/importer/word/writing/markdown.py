"""Pieces written as Markdown that reads back as the same text.

In: Pieces, notes, names of picture files. Out: the body of an article's file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from bulletin.importer.word.reading.rich import PLAIN, Face, Rich
from bulletin.importer.word.shaping.pieces import Grid, Kind, Piece
from bulletin.importer.writing.markdown import AUTOLINK, ENTITY, FENCE, IMAGE, LINE_START, SPECIAL

_LISTS = (Kind.ITEM, Kind.ORDERED)
_INDENT = "    "
_SAFE_IN_ADDRESS = "/:?#@!$&'*+,;=%~-._"
_RULES = {"": " --- ", "center": " :---: ", "right": " ---: "}


def write_body(pieces: Sequence[Piece], notes: Sequence[Sequence[Rich]], files: Mapping[int, str]) -> str:
    """The Markdown: a blank line between blocks, none between items of one list; notes at the end."""
    parts: list[str] = []
    before: Piece | None = None
    depth = 0
    for piece in pieces:
        listed = before is not None and piece.kind in _LISTS and before.kind in _LISTS
        depth = min(piece.level, depth + 1 if listed else 0) if piece.kind in _LISTS else 0
        if parts:
            parts.append("\n" if listed else "\n\n")
        parts.append(_INDENT * depth + _write_piece(piece, files))
        before = piece
    parts += ["\n\n" + _write_note(number, note) for number, note in enumerate(notes, start=1)]
    return "".join(parts).lstrip("\n") + "\n" if parts else ""


def _write_piece(piece: Piece, files: Mapping[int, str]) -> str:
    if piece.kind is Kind.PICTURE:
        return _write_picture(piece, files[piece.picture])
    if piece.grid:
        return _write_table(piece.grid)
    if piece.kind is Kind.HEADING:
        return "#" * piece.level + " " + _write_heading(piece.rich)
    text = write_lines(piece.rich)
    marks = {Kind.ITEM: "- ", Kind.ORDERED: f"{piece.start}. ", Kind.QUOTE: "> "}
    if piece.kind is Kind.QUOTE:
        text = text.replace("\n", "\n> ")
    return marks.get(piece.kind, "") + text


def _write_heading(rich: Rich) -> str:
    """On one line, and not bold within."""
    faces = tuple(replace(face, bold=False) for face in rich.faces)
    return write_inline(Rich(rich.text.replace("\n", " "), faces))


def write_lines(rich: Rich) -> str:
    """A paragraph; a forced line end is two spaces at the end of a line."""
    lines = (_plain_start(write_inline(line)) for line in rich.split("\n"))
    return "  \n".join(lines)


def _plain_start(line: str) -> str:
    return LINE_START.sub(
        lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", FENCE.sub("&#126;", line)
    )


def write_inline(rich: Rich) -> str:
    """Text with its emphasis, links and notes, on one line."""
    parts: list[str] = []
    emphasis = ""
    for face, text in _even_runs(rich):
        if face.note:
            parts.append(f"[^{face.note}]")
            emphasis = ""
            continue
        written = _escape(text)
        if face.raised:
            written = f"<{face.raised}>{written}</{face.raised}>"
        if face.link:
            written = f"[{written}]({quote(face.link, safe=_SAFE_IN_ADDRESS)})"
        mark = "*" * (2 * face.bold + face.italic)
        if mark and emphasis:  # two kinds of emphasis that touch cannot both be stars
            tags = [tag for tag, on in (("b", face.bold), ("i", face.italic)) if on]
            written = (
                "".join(f"<{tag}>" for tag in tags) + written + "".join(f"</{tag}>" for tag in reversed(tags))
            )
            mark = ""
        parts.append(_wrap(written, mark))
        emphasis = mark
    return "".join(parts)


def _even_runs(rich: Rich) -> list[tuple[Face, str]]:
    """Runs of one face; white space and marks alone are in the face of the text round them."""
    runs: list[tuple[Face, str]] = []
    for face, text in rich.runs():
        plain = face
        if not text.strip() and not face.note:
            plain = runs[-1][0] if runs and not runs[-1][0].note and not runs[-1][0].raised else PLAIN
        if runs and runs[-1][0] == plain and not plain.note:
            runs[-1] = (plain, runs[-1][1] + text)
        else:
            runs.append((plain, text))
    return runs


def _wrap(text: str, mark: str) -> str:
    """The text between marks of emphasis, white space at its ends outside of them."""
    bare = text.strip()
    if not mark or not bare:
        return text
    start = text.index(bare)
    return text[:start] + mark + bare + mark + text[start + len(bare) :]


def _escape(text: str) -> str:
    text = SPECIAL.sub(r"\\\1", text)
    return AUTOLINK.sub("&lt;", ENTITY.sub("&amp;", IMAGE.sub(r"\\!", text)))


def _write_picture(piece: Piece, file: str) -> str:
    caption = _escape(" ".join(piece.rich.plain.split("\n")))
    credit = piece.credit.replace('"', "”")
    return f"![{caption}]({file}" + (f' "{credit}")' if credit else ")")


def _write_table(grid: Grid) -> str:
    def row(cells: Sequence[Rich]) -> str:
        written = ("<br>".join(map(write_inline, cell.split("\n"))).replace("|", r"\|") for cell in cells)
        return "| " + " | ".join(written) + " |"

    rule = "|" + "|".join(_RULES[align] for align in grid.aligns) + "|"
    return "\n".join([row(grid.head), rule, *map(row, grid.rows)])


def _write_note(number: int, paragraphs: Sequence[Rich]) -> str:
    texts = [write_lines(one) for one in paragraphs] or ["（原稿的这条注是空的）"]
    return f"[^{number}]: " + f"\n\n{_INDENT}".join(texts)
