"""A sound file of every kind passes, and each kind is asked what belongs to it."""

import pytest

from bulletin.print.kinds import PrintKind
from bulletin.print.press.booklet import booklet_pdf
from bulletin.print.press.filler import fill_to_four
from bulletin.print.press.press import press_pdf
from print.press.preflight.looking import grave, look
from print.press.samples import (
    joined,
    pressed,
    ticket,
)


def test_a_sound_file_may_go_to_the_print_shop():
    report = look(pressed())
    assert grave(report) == {}
    assert report.is_ready
    assert report.verdict == "可以付印"
    assert report.pages == 8
    assert [check.sign for check in report.checks] == ["✓"] * len(report.checks)


@pytest.mark.parametrize("kind", [PrintKind.PROOF, PrintKind.BOOKLET])
def test_a_sound_proof_and_booklet_pass(kind):
    pdf = joined() if kind is PrintKind.PROOF else booklet_pdf(joined())
    report = look(pdf, ticket(kind))
    assert grave(report) == {}
    assert report.verdict == ("可以送校" if kind is PrintKind.PROOF else "可以打印")


def test_pages_added_as_filler_need_no_folio():
    report = look(press_pdf(fill_to_four(joined(4, bleed=3), "笔记"), bleed_mm=3), body_pages=4)
    assert grave(report) == {}


def test_a_layout_without_a_part_of_the_contract_is_refused():
    with pytest.raises(ValueError, match="trim_width"):
        look(pressed(), grid={"columns": 2, "characters": 17, "rows": 31})
