"""How much of a scan comes back as a person reads it: an import against a truth file.

In: the source lines, the truth (YAML: articles with their title, department, authors, page, source lines and
which of these are one paragraph) and the import. Out: shares of 1. Texts are compared by their characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.jumps.marks import part_at_marks
from bulletin.importer.pipeline import Import
from bulletin.importer.reading.text import key

ALIKE = 0.97


@dataclass(frozen=True, slots=True)
class Shares:
    """Articles found, and of these what is right; ``jumps`` of those printed are whole."""

    articles: float
    titles: float
    departments: float
    authors: float
    pages: float
    paragraphs: float
    jumps: float


def read_truth(path: Path) -> dict[str, Any]:
    """The truth file's values."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def measure(source: str, truth: dict[str, Any], made: Import, *, unwrapped: bool = False) -> Shares:
    """The shares of one import; ``unwrapped`` counts each of the ``hard_wrapped_ranges`` as a paragraph."""
    lines = source.split("\n")
    ranges = [range(*pair) for pair in truth.get("hard_wrapped_ranges") or []] if unwrapped else []
    loose = {(j["from"], j["to"]) for j in truth.get("joins_uncertain") or []}
    listed = {entry.get("article"): key(entry["title"] or "") for entry in truth.get("toc") or []}
    counts: Counter[str] = Counter()
    free = list(made.articles)
    for article in truth["articles"]:
        paragraphs = _paragraphs(lines, article, loose, ranges)
        titles = {key(article["title"] or ""), listed.get(article["id"], "")} - {""}
        found = max(free, key=lambda a: _overlap(a, titles, paragraphs), default=None)
        counts["paragraphs wanted"] += sum(len(parts) for parts in paragraphs)
        counts["jumps wanted"] += (jumps := _count_jumps(article))
        if found is None or not _overlap(found, titles, paragraphs):
            continue
        free.remove(found)
        counts["articles"] += 1
        counts["titles"] += not titles or key(found.title) in titles
        counts["departments"] += key(found.department) == key(article["column"] or "")
        names = {key(author["name"]) for author in article.get("authors") or []}
        counts["authors"] += {key(person.name) for person in found.authors} == names
        counts["pages"] += str(found.page or "") == str(article["page_true"] or "")
        counts["paragraphs"] += _count_whole(found, paragraphs)
        counts["jumps"] += min(jumps, sum(p.text.count("）（上接") for p in found.paragraphs))
    size = len(truth["articles"])
    names_of = ("articles", "titles", "departments", "authors", "pages")
    return Shares(
        *(counts[name] / size for name in names_of),
        paragraphs=counts["paragraphs"] / counts["paragraphs wanted"],
        jumps=counts["jumps"] / (counts["jumps wanted"] or 1) if counts["jumps wanted"] else 1.0,
    )


def _count_jumps(article: dict[str, Any]) -> int:
    return sum(join["kind"] == "jump" for join in article.get("paragraphs_joined") or [])


def _bare(text: str) -> str:
    return key("".join(piece for piece in part_at_marks(text, 0) if isinstance(piece, str)))


def _paragraphs(
    lines: Sequence[str],
    article: dict[str, Any],
    loose: set[tuple[int, int]],
    wrapped: Sequence[range],
) -> list[list[str]]:
    """The paragraphs, those together in one list that may as well be one."""
    joined = {(j["from"], j["to"]) for j in article.get("paragraphs_joined") or []}
    groups: list[list[str]] = []
    before = 0
    for start, end in article["parts"]:
        for number in range(start, end + 1):
            text = _bare(lines[number - 1])
            if not lines[number - 1].strip():
                continue
            if (before, number) in joined or any(before in one and number <= one.stop for one in wrapped):
                groups[-1][-1] += text
            elif (before, number) in loose:
                groups[-1].append(text)
            else:
                groups.append([text])
            before = number
    return groups


def _overlap(found: ImportedArticle, titles: set[str], paragraphs: Sequence[Sequence[str]]) -> float:
    body = key("".join(p.text for p in found.paragraphs))
    ends = [text for group in (*paragraphs[:3], *paragraphs[-3:]) for text in group]
    return (key(found.title) in titles) + 2 * sum(text in body for text in ends) / 6


def _count_whole(found: ImportedArticle, paragraphs: Sequence[Sequence[str]]) -> int:
    """How many paragraphs stand in the article as a whole; those of a loose group may stand together."""
    present = Counter(_bare(p.text) for p in found.paragraphs)
    whole = 0
    for group in paragraphs:
        start = 0
        while start < len(group):
            ends = range(len(group), start, -1)
            end = next((e for e in ends if present["".join(group[start:e])]), start)
            text = "".join(group[start : max(end, start + 1)])
            same = text if end > start else next((p for p in present if present[p] and _nearly(p, text)), "")
            whole += (max(end, start + 1) - start) if same else 0
            present[same] -= bool(same)
            start = max(end, start + 1)
    return whole


def _nearly(one: str, other: str) -> bool:
    """Whether two readings differ by no more than doubled characters at a cut."""
    if abs(len(one) - len(other)) > max(3, len(one) // 50):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > ALIKE
