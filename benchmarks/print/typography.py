"""Lines of real issues: flush edges, forbidden starts and ends, openings, single characters, missing glyphs.

Run: PYTHONPATH=. .venv/bin/python benchmarks/print/typography.py ARCHIVE ISSUE [CHARACTERS]
ARCHIVE holds mkdocs.yml and issues/; CHARACTERS replaces the issue's characters of a line. Inner lines
are all lines of justified paragraphs but the last.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin.load import load_publication
from bulletin.print import PrintOptions
from bulletin.print.findings import missing_glyphs
from bulletin.print.flows import set_chains
from bulletin.print.galley.blocks import Paragraph
from bulletin.print.job import Job, start_job
from bulletin.print.setting import Align, Breaker
from bulletin.print.setting.characters import NO_LINE_END, NO_LINE_START, Kind
from bulletin.print.setting.lines import MOST_OPENED

ROOT = Path(__file__).resolve().parents[2]
_MARKS = (Kind.OPEN, Kind.CLOSE, Kind.SPACE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as set: its text, how far its gaps are opened (em), and whether it fills its measure."""

    text: str
    opened: float
    is_inner: bool
    is_first: bool
    is_flush: bool
    characters: int


def lines_of(job: Job) -> Iterator[Line]:
    """Every line of every justified paragraph."""
    em = job.grid.size
    for chain in set_chains(job):
        for block in (block for galley in chain.galleys for block in galley.blocks):
            if not isinstance(block, Paragraph) or block.align is not Align.JUSTIFY:
                continue
            strip = job.compositor.maker.strip(block.runs)
            if not strip.atoms:
                continue
            width = job.grid.column - block.left * em
            breaker = Breaker(strip, width - block.first * em, width)
            spans = breaker.lines()
            for k, (start, end) in enumerate(spans):
                measure = width if k else width - block.first * em
                over = breaker.natural(start, end) - measure
                opened = breaker.opening(start, end, measure)
                can_fill = over <= breaker.blank(start, end) + 0.02 if over > 0 else opened <= 0.5
                atoms = strip.atoms[start:end]
                text = "".join(atom.text for atom in atoms)
                many = sum(len(atom.text) for atom in atoms if atom.kind not in _MARKS)
                yield Line(text, opened, k < len(spans) - 1, k == 0, can_fill, many)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("issue")
    parser.add_argument("characters", type=int, nargs="?")
    chosen = parser.parse_args()
    publication = load_publication(chosen.archive, only=[chosen.issue])
    issue = publication.issue(chosen.issue)
    if chosen.characters:
        setting = replace(issue.typesetting, characters_per_line=chosen.characters)
        issue = replace(issue, typesetting=setting)
    with tempfile.TemporaryDirectory() as cache:
        job = start_job(publication, issue, PrintOptions(Path(cache), ROOT / "theme" / "print"))
        report(chosen.issue, list(lines_of(job)), len(missing_glyphs(job)))


def report(name: str, lines: list[Line], missing: int) -> None:
    """One paragraph of figures."""
    inner = [line for line in lines if line.is_inner]
    flush = sum(line.is_flush for line in inner) / len(inner)
    starts = sum(line.text[0] in NO_LINE_START for line in lines if not line.is_first)
    ends = sum(line.text[-1] in NO_LINE_END for line in inner)
    wide = [line for line in inner if line.opened > MOST_OPENED]
    alone = sum(not line.is_inner and not line.is_first and line.characters < 2 for line in lines)
    print(
        f"{name}: {len(inner)} inner lines, {flush:.2%} flush; {starts} forbidden starts, {ends} ends;",
        end=" ",
    )
    print(f"{len(wide)} opened over {MOST_OPENED} em; {alone} single characters; {missing} missing glyphs")
    for line in wide:
        print(f"    {line.opened:.2f} em: {line.text}")


if __name__ == "__main__":
    main()
