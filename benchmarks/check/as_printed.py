"""A back issue as it was printed, faults and all, made from its truth file: what ``check`` should see.

Goes in: the scanned lines and the truth file. Comes out: files by name, and for each line of a file
the lines of the scan that it holds. Paragraphs are joined without repairs, marks stay half-width,
jump marks keep their printed numbers, pages and titles of 目录 are those of 目录.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

_SIGNS = re.compile(r"^\s*(?:#{1,6}\s*|\*\*|[-*]\s+)|\*\*")
_WORDS = re.compile(r"\w")
_JUMP = re.compile(r"[(（]\s*[上下][转接][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """One article file; ``origin`` gives, for each of its lines from 1, lines of the scan."""

    name: str
    text: str
    origin: Mapping[int, tuple[int, ...]]


def make_files(lines: Sequence[str], truth: Mapping[str, Any]) -> Iterator[PrintedFile]:
    """The article files of an issue, in printed order; fixed by nobody."""
    contents = {entry.get("article"): entry for entry in truth.get("toc") or ()}
    for number, article in enumerate(truth["articles"], 1):
        yield _make_file(number, lines, article, contents.get(article["id"], {}), truth)


def words(text: str) -> str:
    """Letters, digits and Chinese characters alone."""
    return "".join(_WORDS.findall(text))


def _make_file(
    number: int,
    lines: Sequence[str],
    article: Mapping[str, Any],
    entry: Mapping[str, Any],
    truth: Mapping[str, Any],
) -> PrintedFile:
    out: list[tuple[str, tuple[int, ...]]] = [("---", ())]
    out += _front(lines, article, entry, truth)
    out += [("---", ()), ("", ())]
    starts = _heading_lines(article)
    for numbers, text in _paragraphs(lines, article, truth):
        marked = f"- {text.removeprefix('★').strip()}" if text.startswith("★") else text
        out += [(f"## {text}" if numbers[0] in starts else marked, numbers), ("", ())]
    origin = {at: numbers for at, (_, numbers) in enumerate(out, 1) if numbers}
    text = "\n".join(line for line, _ in out) + "\n"
    return PrintedFile(f"{number:02}-{article['id']}.md", text, origin)


def _front(
    lines: Sequence[str], article: Mapping[str, Any], entry: Mapping[str, Any], truth: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    block = tuple(article["title_block_lines"])
    entry_lines = (entry["line"], entry["line"] + 1) if "line" in entry else ()
    if article.get("title"):
        yield _key("标题", _printed_title(lines, article, truth)), block
    if article.get("subtitle"):
        yield _key("副题", _flat(article["subtitle"]).lstrip("—")), block
    yield _key("栏目", article.get("column") or "要闻"), ()
    page = entry.get("page_printed") or article.get("page_printed_in_toc")
    if page:
        yield _key("页码", str(page)), entry_lines
    listed = _flat([entry.get("title") or "", entry.get("subtitle") or ""])
    if listed and words(listed) != words(article.get("title") or ""):
        yield _key("目录标题", listed), (*entry_lines, *block)


def _printed_title(lines: Sequence[str], article: Mapping[str, Any], truth: Mapping[str, Any]) -> str:
    """The lines of the title block that make the title, with the spaces they are printed with."""
    for erratum in truth["errata"]:
        if erratum["type"] == "title_truncated" and erratum["line"] in article["title_block_lines"]:
            return _SIGNS.sub("", erratum["printed"]).strip()
    wanted = words(_flat(article["title"]))
    parts = [_SIGNS.sub("", lines[at - 1]).strip() for at in article["title_block_lines"]]
    used = [part for part in parts if words(part) and words(part) in wanted]
    return "　".join(used) or _flat(article["title"])


def _paragraphs(
    lines: Sequence[str], article: Mapping[str, Any], truth: Mapping[str, Any]
) -> Iterator[tuple[tuple[int, ...], str]]:
    joins = {(one["from"], one["to"]) for one in article.get("paragraphs_joined") or ()}
    for start, end in truth.get("hard_wrapped_ranges") or ():
        joins |= {(at, at + 1) for at in range(start, end)}
    marks = {one["line"] for one in article.get("continuation_marks") or () if one["own_line"]}
    numbers: list[int] = []
    text, last = "", 0
    for at in _line_numbers(article, marks):
        line = _SIGNS.sub("", lines[at - 1]).strip()
        if not line or at in article["title_block_lines"] or set(line) <= {"-"}:
            continue
        if numbers and at not in marks and (last, at) not in joins:
            yield tuple(numbers), text
            numbers, text = [], ""
        numbers.append(at)
        text += line
        last = last if at in marks else at
    if numbers:
        yield tuple(numbers), text


def _line_numbers(article: Mapping[str, Any], marks: set[int]) -> Iterator[int]:
    """Lines of the parts in reading order, with jump marks that stand on lines of their own."""
    for start, end in article["parts"]:
        yield from sorted(mark for mark in marks if start - 2 <= mark < start)
        yield from range(start, end + 1)
        yield from sorted(mark for mark in marks if end < mark <= end + 2)


def _heading_lines(article: Mapping[str, Any]) -> set[int]:
    structure = article.get("structure") or {}
    if not isinstance(structure, dict):
        return set()
    found = structure.get("h1") or ()
    return {one[0] if isinstance(one, list) else one for one in found}


def _flat(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    return "".join(str(part).strip() for part in parts if part)


def _key(name: str, value: str) -> str:
    return yaml.safe_dump({name: value}, allow_unicode=True, width=10_000).strip()


def without_jumps(text: str) -> str:
    """The text without its jump marks: what an editor does who cannot tell where they lead."""
    return _JUMP.sub("", text)
