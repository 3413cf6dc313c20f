"""Baselines of the finished PDF, measured in its content streams: both columns stand on one grid."""

import io
import random
import re

import pikepdf
from tests.print.issues import job_of, proved, random_articles
from tests.print.test_notes import noted

_SHOWN = re.compile(rb"BT /(\w+) ([\d.]+) Tf 1 0 0 1 ([-\d.]+) ([-\d.]+) Tm")


def test_text_of_both_columns_is_on_the_grid_in_the_finished_file(tmp_path, print_cache):
    """99.69 + 21 n points from the top of the trim, within 0.1; in tails, beside figures, under notes."""
    articles = [*random_articles(random.Random(4), 9), noted("2026-1/10-注", 20)]
    job = job_of(articles, tmp_path, print_cache)
    layout, _, pdf = proved(job)
    middle = job.grid.column + job.grid.gutter / 2
    rows = {"left": [], "right": []}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(list(opened.pages)[2:-1], 1):
            for font, size, x, y in _SHOWN.findall(page.Contents.read_bytes()):
                if (font, float(size)) == (b"song", 12.0):
                    side = "left" if float(x) - job.grid.left(number) < middle else "right"
                    rows[side].append((job.grid.trim_height - float(y) - 99.69) / 21)
    assert len(layout.planned.jumps) > 0
    for side in rows.values():
        assert len(side) > 100
        assert max(abs(row - round(row)) * 21 for row in side) < 0.1
