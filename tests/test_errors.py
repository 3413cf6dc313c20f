"""Errors name every problem in order, and travel between processes."""

import pickle

import pytest

from bulletin.errors import BulletinError, MachineError, Problem

LATER = Problem("issues/2026-1/02-b.md", 3, "应为数字，现为文字", "改成数字")
EARLIER = Problem("issues/2026-1/01-a.md", None, "没有正文", "写正文")


def test_problems_stand_in_the_order_of_their_places():
    error = BulletinError([LATER, EARLIER])
    assert error.problems == (EARLIER, LATER)
    assert str(error).splitlines()[1] == "issues/2026-1/02-b.md:3: 应为数字，现为文字；改成数字"


@pytest.mark.parametrize("error", [BulletinError([LATER, EARLIER]), MachineError("没有装 Pango", "装 Pango")])
def test_an_error_of_a_worker_process_arrives_whole(error):
    arrived = pickle.loads(pickle.dumps(error))
    assert (type(arrived), str(arrived), vars(arrived)) == (type(error), str(error), vars(error))
