"""The lines of a finished PDF, as a reader's program sees them: flush, and never begun by a closing mark."""

import ctypes
import random
from collections import defaultdict
from itertools import pairwise

import pypdfium2
import pytest
from tests.print.issues import job_of, proved, random_source
from tests.publications import make_article

from bulletin.print.setting.characters import CLOSING, OPENING

FOLIO_AND_HEAD = (90, 730)
"""Points from the top between which text stands."""


def origin_of(words, index):
    """Where a character stands on its baseline, in points from the page's lower left corner."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(words.raw, index, x, y)
    return x.value, y.value


def lines_of(page, grid, left):
    """Lines of the page's columns: column, row, text, and where its first and last type begin."""
    words = page.get_textpage()
    rows = defaultdict(list)
    for index in range(words.count_chars()):
        x, y = origin_of(words, index)
        character = words.get_text_range(index, 1)
        from_top = grid.trim_height - y
        if not character.strip() or not FOLIO_AND_HEAD[0] < from_top < FOLIO_AND_HEAD[1]:
            continue
        column = 0 if x - left < grid.column + grid.gutter / 2 else 1
        rows[column, round((from_top - 99.69) / 21)].append((x, character))
    for (column, row), glyphs in sorted(rows.items()):
        glyphs.sort()
        edge = left + column * (grid.column + grid.gutter)
        text = "".join(character for _, character in glyphs)
        yield column, row, text, glyphs[0][0] - edge, glyphs[-1][0] - edge


@pytest.fixture(scope="module")
def columns(tmp_path_factory, print_cache):
    """All lines of an article of paragraphs, by page."""
    chooser = random.Random(11)
    source = "\n\n".join(
        block
        for block in random_source(chooser, 9000, pictures=False).split("\n\n")
        if not block.startswith(("#", "表", "|", "-", ">", "（"))
    )
    articles = [make_article("2026-1/01-a", source, department="特稿")]
    job = job_of(articles, tmp_path_factory.mktemp("lines"), print_cache)
    _, faults, pdf = proved(job)
    assert faults == ()
    pages = list(pypdfium2.PdfDocument(pdf))[2:-1]
    return job.grid, [
        list(lines_of(page, job.grid, job.grid.left(number))) for number, page in enumerate(pages, 1)
    ]


def test_no_line_begins_with_a_closing_mark(columns):
    _, pages = columns
    assert not [text for lines in pages[1:] for _, _, text, *_ in lines if text[0] in CLOSING]


def test_no_line_ends_with_an_opening_mark(columns):
    _, pages = columns
    assert not [text for lines in pages[1:] for _, _, text, *_ in lines if text[-1] in OPENING]


def test_right_edges_are_flush(columns):
    """On at least 99 of 100 inner lines, within half a point; the blank half of a mark does not count."""
    grid, pages = columns
    inner = flush = 0
    for lines in pages[1:]:
        for (column, row, text, _, last), (next_column, next_row, following, left, _) in pairwise(lines):
            goes_on = column == next_column and next_row == row + 1 and left < grid.size / 2
            if not goes_on or following[0] in OPENING or text[-1].isascii():
                continue
            inner += 1
            edges = (last + grid.size, last + grid.size / 2) if text[-1] in CLOSING else (last + grid.size,)
            flush += min(abs(edge - grid.column) for edge in edges) < 0.5
    assert inner > 200
    assert flush / inner >= 0.99
