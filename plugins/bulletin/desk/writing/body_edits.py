"""A new body as edits of the file's text: lines that stay keep their bytes, line ends included."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from bulletin.desk.raw_text import Edit, RawText


def shown_body(body: str) -> str:
    """The body as the form shows it: without the empty lines above and below."""
    return body.strip("\n")


def body_edits(raw: RawText, new: str) -> Iterator[Edit]:
    """The edits that make ``new`` of the body, as the form shows it; empty lines around it stay."""
    halves = raw.halves()
    old = shown_body(halves.body)
    if old == new:
        return
    above = len(halves.body) - len(halves.body.lstrip("\n"))
    first = halves.body_line + above
    if not old:
        yield _whole_body(raw, halves.body_line, new)
        return
    before, after = old.split("\n"), new.split("\n")
    skipped = _same(before, after)
    kept = _same(before[skipped:][::-1], after[skipped:][::-1])
    pairs = (before[skipped : len(before) - kept], after[skipped : len(after) - kept])
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *pairs).get_opcodes():
        if tag != "equal":
            lines = pairs[1][j1:j2]
            yield _lines_edit(
                raw, first + skipped + i1, first + skipped + i2, lines, last=first + len(before)
            )


def _same(one: list[str], other: list[str]) -> int:
    """How many lines are alike from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _lines_edit(raw: RawText, first: int, behind: int, lines: list[str], *, last: int) -> Edit:
    """Lines ``first`` to before ``behind`` of the file become others; ``last`` is behind the shown body.

    The line end of the last line of all stays as it is, or stays missing.
    """
    ends_inside = behind < last
    start = raw.offset(first)
    text = raw.line_end.join(lines)
    if ends_inside:
        return Edit(start, raw.offset(behind), text + raw.line_end if lines else "")
    end = raw.offset(last - 1) + len(raw.text[raw.offset(last - 1) : _end_of_line(raw, last)].rstrip("\r\n"))
    if first == behind:  # lines added below the last
        return Edit(end, end, raw.line_end + text)
    if lines:
        return Edit(start, end, text)
    before = raw.offset(first - 1) + len(raw.text[raw.offset(first - 1) : start].rstrip("\r\n"))
    return Edit(before, end, "")


def _end_of_line(raw: RawText, line: int) -> int:
    """The offset behind the line end of the line before ``line``."""
    return raw.offset(line) if line <= len(raw.starts) else len(raw.text)


def _whole_body(raw: RawText, body_line: int, new: str) -> Edit:
    """A body where there was none, behind an empty line."""
    is_closed = raw.text.endswith(("\n", "\r"))
    end = raw.line_end
    text = f"{'' if is_closed else end}{end}{new.replace(chr(10), end)}{end}"
    at = raw.offset(body_line) if is_closed and body_line <= len(raw.starts) else len(raw.text)
    return Edit(at, len(raw.text), text)
