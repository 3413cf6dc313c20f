"""What a finished issue tells its editor."""

from dataclasses import replace

from tests.print.issues import job_of, proposals

from bulletin.errors import Severity
from bulletin.print.around import Around
from bulletin.print.edition import lay_issue
from bulletin.print.findings import finished_warnings


def test_jumps_that_may_not_be_the_best_are_a_note_with_a_way_out(tmp_path, print_cache):
    job = job_of(proposals(1), tmp_path, print_cache)
    planned, around = lay_issue(job).planned, Around(b"", b"", 2, 1, (), ())
    sure = finished_warnings(job, planned, around, ())
    (note,) = finished_warnings(job, replace(planned, is_exact=False), around, ())
    assert sure == ()
    assert (note.path, note.severity) == ("issues/2026-1/issue.yml", Severity.NOTE)
    assert "页码都是对的" in note.message
    assert "删去几行" in note.remedy
